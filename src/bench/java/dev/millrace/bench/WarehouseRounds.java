package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.SharedWarehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// One warehouse that is read and written by several processes, one of which is killed.
@AutoService(Benchmark.class)
public final class WarehouseRounds implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 100);
    private static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    private List<String> problems = List.of();

    @Override
    public String name() {
        return "warehouse";
    }

    @Override
    public String about() {
        return "One warehouse, a loop that reads it, two runs and a third that is killed.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var shared = new SharedWarehouse(folder, SEED);
        shared.play(ROUNDS);
        problems = shared.problems();
        return Table.of("faults or lost rows", "rounds", "reads", "killed alive")
                .with(
                        Integer.toString(problems.size()),
                        Integer.toString(ROUNDS),
                        Long.toString(shared.reads()),
                        Long.toString(shared.killed()));
    }

    @Override
    public void report(Table table) throws IOException {
        Report.reliability()
                .write(
                        name(),
                        """
                        In each round three processes append 1,000 rows to a table each and one of
                        them is killed at a random time, while a fourth process reads both other
                        tables again and again. No run and no read may fail, what is read may
                        never shrink or show part of a run, and in the end every row has to be
                        there once.

                        """
                                + table.markdown()
                                + (problems.isEmpty()
                                        ? ""
                                        : "\nWrong: " + String.join("; ", problems) + ".\n"));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }
}
