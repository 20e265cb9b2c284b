package dev.millrace.bench;

import java.nio.file.Path;

/// One thing that is measured. To add one: write the class with `@AutoService(Benchmark.class)`;
/// `src/bench/run.sh NAME` finds it.
public interface Benchmark {

    /// What a person types: lower case, words joined by `-`.
    String name();

    /// One line that says what is compared with what.
    String about();

    /// The document its table is written into.
    default Report report() {
        return Report.named("performance.md", "Performance");
    }

    /// Measures. Called once, alone in its process.
    ///
    /// @param folder empty and its own; removed afterwards
    /// @throws Exception whatever went wrong; the measurement then counts as failed
    Table measure(Path folder) throws Exception;
}
