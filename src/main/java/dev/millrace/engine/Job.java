package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.ProcessLock;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One run, planned. `execute` once and on any thread; `cancel` from any thread at any time.
public final class Job implements AutoCloseable {

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private final PipelineSource source;
    private final RunCall call;
    private final RunId id;
    private final Replan again;
    private final Clock clock;
    private final Cancellation cancellation = new Cancellation();

    private volatile Attempt attempt;

    /// The pipeline planned, and what its plan counts on.
    record Attempt(Planner.Prepared prepared, ContentStore store, Recall recall) {

        Plan plan() {
            return prepared.planned().plan().orElseThrow();
        }
    }

    /// Plans anew, when what a plan counts on is gone.
    interface Replan {
        /// @param fresh whether nothing that earlier runs kept may be counted on
        Attempt attempt(boolean fresh);
    }

    Job(PipelineSource source, RunCall call, RunId id, Attempt first, Replan again, Clock clock) {
        this.source = source;
        this.call = call;
        this.id = id;
        this.attempt = first;
        this.again = again;
        this.clock = clock;
    }

    private Planned planned() {
        return attempt.prepared().planned();
    }

    public RunId id() {
        return id;
    }

    /// Errors and warnings of the plan; with an error there is nothing to execute.
    public List<Fault> faults() {
        return planned().faults();
    }

    public boolean canRun() {
        return planned().plan().isPresent();
    }

    /// The files it reads, by node.
    public Map<NodeId, List<Path>> reads() {
        var files = new LinkedHashMap<NodeId, List<Path>>();
        planned()
                .bound()
                .files()
                .forEach(
                        (node, settings) ->
                                files.put(
                                        node,
                                        settings.values().stream().flatMap(List::stream).toList()));
        return files;
    }

    /// Stops the run within moments. What is being committed is committed to the end.
    public void cancel() {
        cancellation.cancel();
    }

    /// Whether a cancel was heard: one that comes while it commits is not.
    public boolean isCancelled() {
        return cancellation.isCancelled();
    }

    /// Frees what planning holds; a job that was executed holds nothing any more.
    @Override
    public void close() {
        attempt.prepared().close();
    }

    /// Runs to the end and tells it. While another run of the same pipeline is under way it waits,
    /// or fails, as it was called.
    ///
    /// @param listener told of every event, one at a time, on the threads that work; must not wait
    public RunEvent.Outcome execute(Consumer<RunEvent> listener) {
        source.workspace().prepare();
        var teller = new Teller(clock, listener);
        try (var folder = RunFolder.make(source.workspace(), id);
                var _ = new StopRequests(source.workspace().run(id), this::cancel);
                this) {
            folder.keep();
            tellStart(teller);
            var outcome = RunEvent.Outcome.FAILED;
            try {
                outcome = inTurn(teller);
            } catch (FaultException e) {
                outcome = failed(teller, e.fault());
            } finally {
                forget(teller);
                var ended = outcome;
                teller.tell((at, seq) -> new RunEvent.RunEnded(at, seq, ended));
            }
            if (!owes()) {
                folder.remove();
            }
            return outcome;
        }
    }

    /// A commit that stopped half-way, and what could not be removed of one that did not begin, is
    /// left for recovery; else nothing of the run stays.
    private boolean owes() {
        try {
            return journal().map(journal -> !journal.open().isEmpty()).orElse(false);
        } catch (IOException | FaultException unreadable) {
            return true;
        }
    }

    /// As it is on disk, which is what counts.
    private Optional<Journal> journal() throws IOException {
        return new JournalReader(source.workspace(), id).read();
    }

    private boolean hasBegun() {
        try {
            return journal().map(Journal::isBegun).orElse(false);
        } catch (IOException | FaultException unreadable) {
            return false;
        }
    }

    private void tellStart(Teller teller) {
        var plan = attempt.plan();
        var nodes =
                plan.nodes().stream()
                        .map(node -> requireNonNull(plan.pipeline().nodes().get(node)))
                        .map(n -> new RunEvent.RunNode(n.id(), n.type(), n.displayTitle()))
                        .toList();
        teller.tell(
                (at, seq) ->
                        new RunEvent.RunStarted(
                                at,
                                seq,
                                id,
                                RunEvent.PROTOCOL,
                                plan.pipeline().name(),
                                source.hash(),
                                plan.arguments().shown(plan.pipeline()),
                                nodes));
    }

    private RunEvent.Outcome inTurn(Teller teller) {
        var turn = turn(teller);
        if (turn.isEmpty()) {
            return RunEvent.Outcome.CANCELLED;
        }
        try (var _ = turn.get().lock()) {
            if (turn.get().waited() || !holds()) {
                planAgain();
            }
            if (goesOn() && attempt.recall().isOverLimit(attempt.plan())) {
                planAll();
            }
            return new Run(source.workspace(), attempt, id, call, teller, cancellation).execute();
        }
    }

    private boolean holds() {
        return attempt.recall().begin(attempt.plan());
    }

    /// Other runs may have changed what it reads and where it writes, or a disk what was kept. If
    /// that is not the end of it, all is computed.
    private void planAgain() {
        planAgain(false);
        if (!holds()) {
            planAll();
        }
    }

    /// Whether what does not come after a failed node is done all the same. A node that was reused
    /// cannot fail, so one that has to is computed.
    private boolean goesOn() {
        return call.conduct().onFailure() == RunCall.OnFailure.CONTINUE;
    }

    private void planAll() {
        planAgain(true);
        if (!holds()) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "The run's folder cannot be written.")
                    .withHint("Check space and permissions of " + source.workspace().runs() + ".")
                    .toException();
        }
    }

    private void planAgain(boolean fresh) {
        attempt.prepared().close();
        attempt = again.attempt(fresh);
        if (!canRun()) {
            throw planned().faults().stream()
                    .filter(Fault::isError)
                    .findFirst()
                    .orElseThrow()
                    .toException();
        }
    }

    /// @param waited whether another run was under way before
    private record Turn(ProcessLock lock, boolean waited) {}

    /// Lets one run of a pipeline go after another; empty if it was cancelled while it waited.
    private Optional<Turn> turn(Teller teller) {
        var path = source.file().toString().getBytes(StandardCharsets.UTF_8);
        var file = source.workspace().locks().resolve("pipeline-" + UUID.nameUUIDFromBytes(path));
        boolean told = false;
        while (!cancellation.isCancelled()) {
            var lock = ProcessLock.tryTake(file, false, "run " + id);
            if (lock.isPresent()) {
                return Optional.of(new Turn(lock.get(), told));
            }
            if (call.conduct().whenBusy() == RunCall.WhenBusy.FAIL) {
                throw Fault.of(FaultCode.RUN_BUSY, "The pipeline is being run already.")
                        .withHint("Wait for that run, or let this one wait: --when-busy wait.")
                        .toException();
            }
            if (!told) {
                told = true;
                log(teller, RunEvent.Level.INFO, "Waits for another run of this pipeline to end.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Optional.empty();
    }

    private RunEvent.Outcome failed(Teller teller, Fault fault) {
        if (cancellation.isCancelled()) {
            return RunEvent.Outcome.CANCELLED;
        }
        teller.tell(
                (at, seq) ->
                        new RunEvent.StepFailed(
                                at,
                                seq,
                                "run",
                                Run.nodeOf(fault),
                                1,
                                fault,
                                Optional.empty(),
                                Optional.empty()));
        return hasBegun() ? RunEvent.Outcome.PARTIAL : RunEvent.Outcome.FAILED;
    }

    private void forget(Teller teller) {
        try {
            Durable.delete(source.workspace().scratch(id));
        } catch (IOException e) {
            log(
                    teller,
                    RunEvent.Level.WARNING,
                    "Files the run worked with could not be removed; the next run tries again.");
        }
    }

    private static void log(Teller teller, RunEvent.Level level, String text) {
        teller.tell((at, seq) -> new RunEvent.LogLine(at, seq, level, Optional.empty(), text));
    }
}
