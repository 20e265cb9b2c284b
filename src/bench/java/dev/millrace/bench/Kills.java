package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.KilledRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Kills runs and looks at what they leave.
@AutoService(Benchmark.class)
public final class Kills implements Benchmark {

    private static final int KILLS = Integer.getInteger("bench.kills", 50);
    private static final int TRIES = 3;
    private static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    private final List<String> problems = new ArrayList<>();
    private KilledRuns.Lengths lengths = new KilledRuns.Lengths(Duration.ZERO, Duration.ZERO);

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
        lengths = runs.measure();
        var kills = new ArrayList<KilledRuns.Kill>();
        while (count(kills, kill -> !kill.ended()) < KILLS) {
            boolean missed = count(kills, KilledRuns.Kill::inCommit) * 2 < kills.size();
            kills.add(runs.killed(lengths, missed || kills.size() % 2 == 0));
            if (kills.size() > TRIES * KILLS) {
                throw new IllegalStateException("most runs end before they can be killed");
            }
        }
        long inCommit = count(kills, KilledRuns.Kill::inCommit);
        runs.whole();
        kills.stream()
                .map(KilledRuns.Kill::problem)
                .filter(problem -> !problem.isEmpty())
                .forEach(problems::add);
        var history = runs.historyProblem(3 + inCommit);
        if (!history.isEmpty()) {
            problems.add("history: " + history);
        }
        if (inCommit * 3 < KILLS) {
            problems.add("only " + inCommit + " kills hit the commit");
        }
        var alive = kills.stream().filter(kill -> !kill.ended()).toList();
        return Table.of(
                        "wrong",
                        "killed alive",
                        "in the commit",
                        "as before",
                        "as after",
                        "too late")
                .with(
                        text(problems.size()),
                        text(alive.size()),
                        text(inCommit),
                        text(count(alive, kill -> !kill.after())),
                        text(count(alive, KilledRuns.Kill::after)),
                        text(kills.size() - alive.size()));
    }

    @Override
    public void report(Table table) throws IOException {
        Report.reliability()
                .write(
                        name(),
                        """
                        Each run delivers 100,000 rows to a CSV file, a partitioned folder, an
                        appended folder and three tables (replaced, appended, merged), and is
                        killed with `kill -9` at a random time of its %d ms, every second one
                        while it commits (%d ms, slowed by a test hook to 40 ms a step; the
                        program reads the journal right before the kill and fails when less than a
                        third was in the commit). A run that had ended before its kill is too late
                        and does not count. After the next start of Millrace the files have to be
                        those of before or those of after byte for byte, the tables have to hold
                        the rows of before or of after, each compared, no `.wal` and nothing hidden
                        may be left, and every run that began has to stand in the history with an
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
