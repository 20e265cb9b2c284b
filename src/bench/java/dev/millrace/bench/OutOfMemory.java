package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.ShortMemory;
import java.io.IOException;
import java.nio.file.Path;

/// Runs that do not get the memory they need.
@AutoService(Benchmark.class)
public final class OutOfMemory implements Benchmark {

    private final Trials trials = new Trials();

    @Override
    public String name() {
        return "out-of-memory";
    }

    @Override
    public String about() {
        return "Runs whose engine, heap or whole process gets too little memory.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var memory = new ShortMemory(folder, Trials.SEED);
        for (int i = 0; i < Trials.EACH; i++) {
            trials.add(
                    switch (i % 3) {
                        case 0 -> memory.engine();
                        case 1 -> memory.heap();
                        default -> memory.process();
                    });
        }
        return trials.table();
    }

    @Override
    public void report(Table table) throws IOException {
        trials.report(
                name(),
                """
                A run of the kind of `kills` whose engine, whose JVM's heap or whose whole process
                (`ulimit -v`, at which the JVM or the engine may also crash) gets a random amount of
                memory around what it needs. It may fail or not: all targets have to be as before,
                or as after, and the next run has to be right.
                """,
                table);
    }
}
