package dev.millrace.bench;

import java.nio.file.Path;

/// One thing that is measured. To add one: write the class with `@AutoService(Benchmark.class)`;
/// `src/bench/run.sh NAME` finds it.
public interface Benchmark {

    /// What a person types: lower case, words joined by `-`.
    String name();

    /// One line that says what is compared with what.
    String about();

    /// Writes what was measured into the document it belongs to.
    ///
    /// @param table as measured
    /// @throws Exception if it cannot be written, or what was measured must not be
    default void report(Table table) throws Exception {
        Report.performance().write(name(), about() + "\n\n" + table.markdown());
    }

    /// Measures. Called once, alone in its process.
    ///
    /// @param folder empty and its own; removed afterwards
    /// @throws Exception whatever went wrong; the measurement then counts as failed
    Table measure(Path folder) throws Exception;
}
