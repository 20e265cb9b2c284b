package dev.millrace.worker;

import dev.millrace.engine.AllOrNothing;
import dev.millrace.engine.KilledRuns;
import dev.millrace.engine.KilledRuns.Found;
import dev.millrace.engine.KilledRuns.Kill;
import dev.millrace.engine.KilledRuns.Moment;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// Kills workers that run a pipeline, and those who asked them to.
public final class KilledWorkers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// In which a worker has to end by itself: it may have to finish a commit that is slowed.
    private static final Duration MOMENTS = Duration.ofSeconds(5);

    private final KilledRuns runs;
    private final AllOrNothing batches;
    private final Workers workers;
    private Duration longest = Duration.ZERO;

    public KilledWorkers(KilledRuns runs) {
        this.runs = runs;
        this.batches = runs.batches();
        this.workers = new Workers(launch(batches.folder()), 1);
    }

    static WorkerLaunch launch(Path folder) {
        var command = new ArrayList<>(AllOrNothing.product(KilledRuns.pauses(Moment.COMMIT)));
        command.add("worker");
        return new WorkerLaunch(command, folder);
    }

    static Ask ask(Path pipeline, String batch) throws IOException {
        return new Ask(Files.readString(pipeline), pipeline, Map.of("batch", batch));
    }

    private Ask ask() throws IOException {
        return ask(batches.pipeline(), Integer.toString(batches.next()));
    }

    /// A worker is killed while it runs. Whoever asked has to be told, the next worker has to mend
    /// what it left, and the next run on it has to be right.
    public Kill killed(Moment moment) throws IOException, InterruptedException, SQLException {
        var run = workers.run(ask(), _ -> {});
        var worker = worker();
        runs.await(worker, moment);
        boolean early = run.ended().isDone();
        var found = runs.found();
        worker.destroyForcibly();
        var ended = run.ended().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        while (workers.underWay() > 0) {
            LockSupport.parkNanos(1_000_000);
        }
        var kill = settled(found, early, wrongEnd(ended));
        // One that had not heard of the run yet is replaced, and another does it.
        boolean missed = early || ended.outcome().equals(Optional.of(Outcome.SUCCEEDED));
        return new Kill(kill.inCommit(), false, missed, kill.after(), kill.problem());
    }

    private ProcessHandle worker() {
        var found = workers.processes();
        while (found.isEmpty()) {
            LockSupport.parkNanos(100_000);
            found = workers.processes();
        }
        return found.getFirst();
    }

    private static String wrongEnd(RunHandle.Ended ended) {
        boolean told =
                ended.outcome().equals(Optional.of(Outcome.INTERRUPTED))
                        && ended.faults().stream()
                                .map(Fault::code)
                                .anyMatch(FaultCode.ENGINE_FAILED::equals);
        return told || ended.outcome().equals(Optional.of(Outcome.SUCCEEDED))
                ? ""
                : "nobody was told: " + ended;
    }

    private Kill settled(Found found, boolean ended, String problem)
            throws IOException, InterruptedException, SQLException {
        int before = batches.batches();
        var now = problem.isEmpty() ? batches.problem() : problem;
        boolean after = batches.batches() > before;
        return new Kill(found.inCommit(), false, ended, after, now.isEmpty() ? next() : now);
    }

    private String next() throws IOException, SQLException {
        var next = workers.run(ask(), _ -> {}).ended().join();
        return next.outcome().equals(Optional.of(Outcome.SUCCEEDED))
                ? batches.problem()
                : "the next run: " + next;
    }

    /// The process that asked a worker is killed. The worker has to end by itself, and leave things
    /// whole with nobody to mend them.
    public Kill orphaned(Moment moment) throws IOException, InterruptedException, SQLException {
        var parent = parent();
        try (var said = parent.inputReader()) {
            var line = said.readLine();
            var worker = ProcessHandle.of(Long.parseLong(line)).orElseThrow();
            runs.await(worker, moment);
            var found = runs.found();
            boolean early = !parent.isAlive();
            parent.destroyForcibly().waitFor();
            long killed = System.nanoTime();
            boolean ended = awaitEnd(worker);
            var took = Duration.ofNanos(System.nanoTime() - killed);
            longest = took.compareTo(longest) > 0 ? took : longest;
            if (!ended) {
                worker.destroyForcibly();
            }
            return runs.settled(found, early, ended ? "" : "a worker outlived its parent");
        }
    }

    private static boolean awaitEnd(ProcessHandle process) {
        long until = System.nanoTime() + MOMENTS.toNanos();
        while (process.isAlive() && System.nanoTime() < until) {
            LockSupport.parkNanos(1_000_000);
        }
        return !process.isAlive();
    }

    private Process parent() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                WorkerParent.class.getName(),
                                batches.pipeline().toString(),
                                Integer.toString(batches.next())))
                .redirectError(Redirect.DISCARD)
                .start();
    }

    /// The longest that a worker took to end after its parent.
    public Duration longest() {
        return longest;
    }

    @Override
    public void close() {
        workers.close();
    }
}
