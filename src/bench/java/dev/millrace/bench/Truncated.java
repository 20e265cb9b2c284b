package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.DamagedStores;
import java.io.IOException;
import java.nio.file.Path;

/// Runs that find damaged what earlier ones kept.
@AutoService(Benchmark.class)
public final class Truncated implements Benchmark {

    private final Trials trials = new Trials();

    @Override
    public String name() {
        return "truncated";
    }

    @Override
    public String about() {
        return "Runs that find the files of the content store truncated or otherwise damaged.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var stores = new DamagedStores(folder, Trials.SEED);
        for (int i = 0; i < Trials.EACH; i++) {
            trials.add(stores.run(i));
        }
        return trials.table();
    }

    @Override
    public void report(Table table) throws IOException {
        trials.report(
                name(),
                """
                Before a run of the kind of `kills` all files of rows, or all files of facts, in the
                content store are damaged, each at a random place. The run has to succeed and to
                write the right rows, and so has the next.
                """,
                table);
    }
}
