package dev.millrace.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Kills runs at random times and says what the workspace is like then, and after the next run.
public final class KilledRuns {

    private static final int COMMIT_PAUSE_MILLIS = 40;
    private static final int KEEP_PAUSE_MILLIS = 30;

    private final AllOrNothing batches;
    private final Random random;
    private List<Path> halvesBefore = List.of();
    private Lengths lengths = new Lengths(Duration.ZERO, Duration.ZERO);

    /// When a run is killed.
    public enum Moment {
        ANY,
        COMMIT,
        /// While it writes what it keeps for later runs.
        KEEP
    }

    /// What came of one kill.
    ///
    /// @param inCommit whether the run had begun to commit when it was killed
    /// @param inKeep whether it was writing what it keeps
    /// @param ended whether it had ended before it could be killed
    /// @param after whether the workspace is as after the run; else it is as before
    /// @param problem empty if it is one of the two, and the next run was right
    public record Kill(
            boolean inCommit, boolean inKeep, boolean ended, boolean after, String problem) {}

    /// How long a run takes, and the part of it from its first commit on.
    public record Lengths(Duration whole, Duration commit) {}

    /// Where a run is.
    public record Found(boolean inCommit, boolean inKeep) {}

    public KilledRuns(Path folder, long seed) throws IOException {
        this.batches = new AllOrNothing(folder);
        this.random = new Random(seed);
    }

    public AllOrNothing batches() {
        return batches;
    }

    public Lengths lengths() {
        return lengths;
    }

    /// How slow a run is made, so that it can be met at a moment.
    public static String[] pauses(Moment moment) {
        int keep = moment == Moment.KEEP ? KEEP_PAUSE_MILLIS : 0;
        return new String[] {
            "-Dmillrace.test.commitPause=" + COMMIT_PAUSE_MILLIS,
            "-Dmillrace.test.keepPause=" + keep
        };
    }

    /// The first run, and a second that commits as slowly as those that are killed.
    ///
    /// @return empty if both went well
    public String begin() throws IOException, InterruptedException, SQLException {
        var first = batches.whole();
        if (!first.isEmpty()) {
            return first;
        }
        long start = System.nanoTime();
        var process = batches.run(AllOrNothing.product(pauses(Moment.COMMIT)));
        await(process.toHandle(), Moment.COMMIT);
        long committing = System.nanoTime();
        var ended = batches.ended(process);
        long end = System.nanoTime();
        lengths = new Lengths(Duration.ofNanos(end - start), Duration.ofNanos(end - committing));
        return ended.exit() == 0 ? batches.problem() : "the second run: " + ended.said();
    }

    /// A run of the command line that is killed.
    public Kill killed(Moment moment) throws IOException, InterruptedException, SQLException {
        boolean fresh = moment == Moment.KEEP && random.nextBoolean();
        var product = AllOrNothing.product(pauses(moment));
        halvesBefore = batches.halves();
        var process = fresh ? batches.run(product, "--fresh") : batches.run(product);
        await(process.toHandle(), moment);
        boolean ended = !process.isAlive();
        var found = found();
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        return settled(found, ended, batches.mend());
    }

    /// Looks at the workspace, and lets the next run be made.
    public Kill settled(Found found, boolean ended, String problem)
            throws IOException, InterruptedException, SQLException {
        int before = batches.batches();
        var now = problem.isEmpty() ? batches.problem() : problem;
        boolean after = batches.batches() > before;
        var next = now.isEmpty() ? batches.whole() : now;
        return new Kill(found.inCommit(), found.inKeep(), ended, after, next);
    }

    /// Waits for the moment, and then a random part of it.
    ///
    /// @param process that runs
    public void await(ProcessHandle process, Moment moment) throws IOException {
        switch (moment) {
            case ANY -> LockSupport.parkNanos(random.nextLong(lengths.whole().toNanos()));
            case COMMIT -> {
                while (process.isAlive() && !found().inCommit()) {
                    LockSupport.parkNanos(1_000_000);
                }
                LockSupport.parkNanos(random.nextLong(lengths.commit().toNanos() * 6 / 10 + 1));
            }
            case KEEP -> {
                while (process.isAlive() && !found().inKeep()) {
                    LockSupport.parkNanos(1_000_000);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(100)));
            }
        }
    }

    /// Where the run that is under way is now.
    public Found found() throws IOException {
        var runs = batches.folder().resolve(".millrace/runs");
        boolean inCommit = false;
        boolean inKeep = false;
        if (Files.isDirectory(runs)) {
            try (var folders = Files.list(runs)) {
                for (Path run : folders.toList()) {
                    var journal = written(run.resolve("commit.json"));
                    inCommit |= journal.contains("\"committing\"");
                    inCommit |= journal.contains("\"committed\"");
                    inKeep |= isKeeping(run.resolve("keep"));
                }
            }
        }
        inKeep |= !halvesBefore.containsAll(batches.halves());
        return new Found(inCommit, inKeep && !inCommit);
    }

    /// Whether there are rows that are not in the store yet.
    private static boolean isKeeping(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("new-"));
        } catch (IOException notThere) {
            return false;
        }
    }

    /// The journal may not be there yet, or not any more.
    private static String written(Path journal) {
        try {
            return Files.readString(journal, StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }
}
