package dev.millrace.worker;

import dev.millrace.engine.LiveRuns;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunId;
import dev.millrace.engine.Workspace;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.history.History;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// A run that another process has under way, followed through the history: one that was let go on
/// when its window was closed, or that was begun on the command line. Any thread.
public final class FollowedRun implements RunHandle {

    private static final long INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private final Workspace workspace;
    private final RunRow run;
    private final EventStream events;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final List<Fault> faults = new CopyOnWriteArrayList<>();

    private FollowedRun(Workspace workspace, RunRow run, Consumer<RunEvent> listener) {
        this.workspace = workspace;
        this.run = run;
        this.events = new EventStream(listener);
    }

    /// The run of a pipeline file that is under way now, followed from its beginning. Reads files.
    ///
    /// @param file of the pipeline
    /// @param events is told of every event, in order, one at a time, on a thread of its own; the
    ///   last one is a `RunEnded`
    public static Optional<FollowedRun> of(Path file, Consumer<RunEvent> events) {
        try {
            var real = file.toRealPath();
            return Optional.ofNullable(real.getParent())
                    .map(Workspace::around)
                    .flatMap(workspace -> of(real, workspace, events));
        } catch (IOException | FaultException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<FollowedRun> of(
            Path file, Workspace workspace, Consumer<RunEvent> events) {
        var live = new LiveRuns(workspace).ids();
        if (live.isEmpty()) {
            return Optional.empty();
        }
        var name = workspace.root().relativize(file).toString();
        try (var history = History.open(workspace.millrace())) {
            return history.runs(RunQuery.NEWEST.of(Optional.of(name)).first(20)).runs().stream()
                    .filter(row -> row.outcome().isEmpty())
                    .filter(row -> live.contains(row.id()))
                    .findFirst()
                    .map(row -> new FollowedRun(workspace, row, events));
        }
    }

    public RunId id() {
        return run.id();
    }

    /// Begins to tell.
    public void begin() {
        Threads.start("followed-run", this::follow);
    }

    private void follow() {
        var live = new LiveRuns(workspace);
        try (var history = History.open(workspace.millrace())) {
            long seen = 0;
            boolean alive = true;
            while (true) {
                var more = history.events(run.id(), seen);
                more.forEach(events::accept);
                if (!more.isEmpty()) {
                    seen = more.getLast().seq();
                    if (more.getLast() instanceof RunEnded end) {
                        finish(end.outcome());
                        return;
                    }
                } else if (!alive) {
                    break;
                }
                alive = live.isAlive(run.id());
                LockSupport.parkNanos(INTERVAL_NANOS);
            }
        } catch (FaultException e) {
            events.end(Outcome.INTERRUPTED);
            ended.complete(new Ended(Optional.empty(), number(), List.of(e.fault())));
            return;
        }
        events.end(Outcome.INTERRUPTED);
        finish(Outcome.INTERRUPTED);
    }

    private void finish(Outcome outcome) {
        ended.complete(new Ended(Optional.of(outcome), number(), faults));
    }

    private OptionalLong number() {
        return OptionalLong.of(run.number());
    }

    @Override
    public CompletableFuture<Ended> ended() {
        return ended.copy();
    }

    @Override
    public void cancel() {
        Threads.start(
                "followed-run-stop",
                () -> {
                    try {
                        new LiveRuns(workspace).stop(run.id());
                    } catch (IOException e) {
                        faults.add(notAsked());
                    }
                });
    }

    private static Fault notAsked() {
        return Fault.of(FaultCode.FILE_NOT_WRITABLE, "The run could not be asked to stop.")
                .withHint("Check space and permissions of the workspace.");
    }

    /// It goes on anyway, and is followed on: who asked may not close the window in the end.
    @Override
    public CompletableFuture<Boolean> detach() {
        return CompletableFuture.completedFuture(true);
    }
}
