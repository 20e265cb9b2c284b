package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.KilledRuns;
import dev.millrace.engine.KilledRuns.Kill;
import dev.millrace.engine.KilledRuns.Moment;
import dev.millrace.worker.KilledWorkers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Kills runs and looks at what they leave.
@AutoService(Benchmark.class)
public final class Kills implements Benchmark {

    private static final int KILLS = Integer.getInteger("bench.kills", 200);

    /// In one workspace, which grows with every run.
    private static final int AT_ONCE = 25;

    private static final int TRIES = 3;
    private static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    private final List<String> problems = new ArrayList<>();
    private KilledRuns.Lengths lengths = new KilledRuns.Lengths(Duration.ZERO, Duration.ZERO);
    private Duration longest = Duration.ZERO;

    /// Which process is killed.
    private enum Victim {
        RUN("a run"),
        WORKER("a worker"),
        PARENT("who asked a worker");

        private final String words;

        Victim(String words) {
            this.words = words;
        }
    }

    /// A part of the kills.
    ///
    /// @param eighths of all
    private record Part(Victim victim, Moment moment, int eighths) {

        String words() {
            return victim.words
                    + switch (moment) {
                        case ANY -> ", at any time";
                        case COMMIT -> ", in its commit";
                        case KEEP -> ", while it keeps rows";
                    };
        }
    }

    private static final List<Part> PARTS =
            List.of(
                    new Part(Victim.RUN, Moment.ANY, 1),
                    new Part(Victim.RUN, Moment.COMMIT, 2),
                    new Part(Victim.RUN, Moment.KEEP, 1),
                    new Part(Victim.WORKER, Moment.ANY, 1),
                    new Part(Victim.WORKER, Moment.COMMIT, 1),
                    new Part(Victim.PARENT, Moment.ANY, 1),
                    new Part(Victim.PARENT, Moment.COMMIT, 1));

    @Override
    public String name() {
        return "kills";
    }

    @Override
    public String about() {
        return "Runs, workers and their parents, killed at random times, many in the commit.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var table =
                Table.of(
                        "wrong",
                        "killed alive",
                        "in the commit",
                        "keeping rows",
                        "as before",
                        "as after",
                        "too late",
                        "killed");
        var all = new ArrayList<Kill>();
        for (Part part : PARTS) {
            int before = problems.size();
            var kills = kills(folder, part, KILLS * part.eighths() / 8);
            all.addAll(kills);
            table = table.with(row(problems.size() - before, kills, part.words()));
        }
        return table.with(row(problems.size(), all, "all"));
    }

    private List<Kill> kills(Path folder, Part part, int wanted) throws Exception {
        var kills = new ArrayList<Kill>();
        while (count(kills, kill -> !kill.ended()) < wanted) {
            var workspace = Files.createTempDirectory(folder, "kills-");
            var runs = new KilledRuns(workspace, SEED + kills.size());
            var begun = runs.begin();
            if (!begun.isEmpty()) {
                throw new IllegalStateException(begun);
            }
            lengths = runs.lengths();
            try (var workers = new KilledWorkers(runs)) {
                for (int i = 0; i < AT_ONCE && count(kills, kill -> !kill.ended()) < wanted; i++) {
                    var kill =
                            switch (part.victim()) {
                                case RUN -> runs.killed(part.moment());
                                case WORKER -> workers.killed(part.moment());
                                case PARENT -> workers.orphaned(part.moment());
                            };
                    noted(part, kill.problem());
                    kills.add(kill);
                }
                longest = workers.longest().compareTo(longest) > 0 ? workers.longest() : longest;
            }
            noted(part, runs.batches().halvesThatStay());
            noted(part, runs.batches().historyProblem(runs.batches().batches()));
            if (kills.size() > TRIES * wanted) {
                throw new IllegalStateException("most runs end before they can be killed");
            }
        }
        return kills;
    }

    private void noted(Part part, String problem) {
        if (!problem.isEmpty()) {
            problems.add(part.words() + ": " + problem);
        }
    }

    private static String[] row(int wrong, List<Kill> kills, String words) {
        var alive = kills.stream().filter(kill -> !kill.ended()).toList();
        return new String[] {
            text(wrong),
            text(alive.size()),
            text(count(alive, Kill::inCommit)),
            text(count(alive, Kill::inKeep)),
            text(count(alive, kill -> !kill.after())),
            text(count(alive, Kill::after)),
            text(kills.size() - alive.size()),
            words
        };
    }

    @Override
    public void report(Table table) throws IOException {
        Report.reliability()
                .write(
                        name(),
                        """
                        Each run delivers 20,000 rows to a CSV file, a partitioned folder, an
                        appended folder and three tables (replaced, appended, merged), and two
                        small files made from an aggregate that earlier runs kept and from one that
                        it keeps itself. It is killed with `kill -9` at a random time of its
                        %d ms, in its commit (%d ms, slowed by a test hook to 40 ms a step), or
                        while it writes what it keeps (slowed to 30 ms a step). Killed is the
                        process of `millrace run`; a `millrace worker` that somebody asked to run;
                        or the process that asked the worker, which then has to end by itself
                        (it took %d ms at most, a slowed commit included) and to leave nothing to
                        mend. A run that had ended before its kill is too late and does not count.

                        After each kill and what the next start of Millrace does first, the files
                        have to be those of before or those of after byte for byte, the tables and
                        totals have to hold the rows of before or of after, each compared, no
                        `.wal` and nothing hidden may be left, and whoever asked a worker has to be
                        told. Then another run is made, which has to succeed and to write the right
                        rows, also from what the killed run kept. In the end every run has to stand
                        in the history with an outcome, and what is half-written in the store has
                        to be gone a day later.

                        The bytes of the database file are not compared: a killed writer may leave
                        free blocks in it, which the next one uses.

                        %s
                        %s
                        """
                                .formatted(
                                        lengths.whole().toMillis(),
                                        lengths.commit().toMillis(),
                                        longest.toMillis(),
                                        table.markdown(),
                                        Report.verdict(problems)));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    private static long count(List<Kill> kills, Predicate<Kill> wanted) {
        return kills.stream().filter(wanted).count();
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
