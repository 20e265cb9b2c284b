package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.KilledRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Kills runs and looks at what they leave.
@AutoService(Benchmark.class)
public final class Kills implements Benchmark {

    private static final int KILLS = Integer.getInteger("bench.kills", 50);
    private static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public String about() {
        return "Runs into six targets, killed at random times, half of them while they commit.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var runs = new KilledRuns(folder, SEED);
        runs.whole();
        var lengths = runs.measure();
        var kills = new ArrayList<KilledRuns.Kill>();
        for (int i = 0; i < KILLS; i++) {
            boolean missed = count(kills, KilledRuns.Kill::inCommit) * 2 < i;
            kills.add(runs.killed(lengths, missed || i % 2 == 0));
        }
        long inCommit = count(kills, KilledRuns.Kill::inCommit);
        runs.whole();
        var history = runs.historyProblem(3 + inCommit);
        var table =
                Table.of("wrong", "kills", "in the commit", "too late", "as before", "as after")
                        .with(
                                text(count(kills, kill -> !kill.problem().isEmpty())),
                                text(KILLS),
                                text(inCommit),
                                text(count(kills, KilledRuns.Kill::ended)),
                                text(count(kills, kill -> !kill.after())),
                                text(count(kills, KilledRuns.Kill::after)));
        report(table, lengths, history, kills);
        if (inCommit * 3 < KILLS) {
            throw new IllegalStateException("only " + inCommit + " kills hit the commit");
        }
        return table;
    }

    private static void report(
            Table table, KilledRuns.Lengths lengths, String history, List<KilledRuns.Kill> kills)
            throws Exception {
        var problems = new ArrayList<String>();
        kills.stream()
                .map(KilledRuns.Kill::problem)
                .filter(problem -> !problem.isEmpty())
                .forEach(problems::add);
        if (!history.isEmpty()) {
            problems.add("history: " + history);
        }
        Report.reliability()
                .write(
                        "kills",
                        """
                        Each run delivers 100,000 rows to a CSV file, a partitioned folder, an
                        appended folder and three tables (replaced, appended, merged), and is
                        killed with `kill -9` at a random time of its %d ms, every second one
                        while it commits (%d ms, slowed by a test hook to 40 ms a step; the
                        program reads the journal right before the kill and fails when less than a
                        third was in the commit). After the next start of Millrace the files have
                        to be those of before or those of after byte for byte, the tables have to
                        agree with before or after in counts, distinct keys and sums (not row by
                        row), no `.wal` and nothing hidden may be left, and every run that began has to stand in the history with an
                        outcome.

                        The bytes of the database file are not compared: a killed writer may leave
                        free blocks in it, which the next one uses.

                        %s
                        %s
                        """
                                .formatted(
                                        lengths.whole().toMillis(),
                                        lengths.commit().toMillis(),
                                        table.markdown(),
                                        problems.isEmpty()
                                                ? "Nothing was wrong, and the history was whole."
                                                : "Wrong: " + String.join("; ", problems) + "."));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    private static long count(List<KilledRuns.Kill> kills, Predicate<KilledRuns.Kill> wanted) {
        return kills.stream().filter(wanted).count();
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
