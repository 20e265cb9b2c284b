package dev.millrace.engine;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Session;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// The work of one run: computes, stages, and commits when all of it succeeded.
final class Run {

    private final Workspace workspace;
    private final Plan plan;
    private final Session session;
    private final DeepThreads threads;
    private final RunId id;
    private final RunCall call;
    private final ContentStore store;
    private final Recall recall;
    private final Teller teller;
    private final Cancellation cancellation;

    Run(
            Workspace workspace,
            Job.Attempt attempt,
            RunId id,
            RunCall call,
            Teller teller,
            Cancellation cancellation) {
        this.workspace = workspace;
        this.plan = attempt.plan();
        this.session = attempt.prepared().session();
        this.threads = attempt.prepared().threads();
        this.store = attempt.store();
        this.recall = attempt.recall();
        this.id = id;
        this.call = call;
        this.teller = teller;
        this.cancellation = cancellation;
    }

    /// Closes the session.
    ///
    /// @throws FaultException if it fails other than in a step, whose failure is told
    RunEvent.Outcome execute() {
        tellReused();
        if (plan.steps().isEmpty()) {
            session.close();
            return RunEvent.Outcome.SUCCEEDED;
        }
        makeScratch();
        try (session;
                var footers = Footers.of(plan, session, threads)) {
            return execute(footers);
        }
    }

    /// @throws FaultException if a node rejected more rows then than it may now
    private void tellReused() {
        var keeper = keeper(new Measurements(Map::of));
        recall.tell(plan, new Rejects(plan, keeper, teller), teller)
                .ifPresent(
                        fault -> {
                            throw fault.toException();
                        });
    }

    private Keeper keeper(Measurements measurements) {
        return new Keeper(store, workspace, id, call.keeping(), plan, measurements);
    }

    private RunEvent.Outcome execute(Footers footers) {
        var staging = new Staging(workspace, id, plan);
        new Targets(workspace).check(staging.commits());
        var missing = staging.missingFolders();
        var journal = Journal.begin(workspace.run(id), staging.commits(), missing);
        try {
            staging.makeFolders(missing);
            var outcome = compute(staging, journal, footers);
            return outcome == RunEvent.Outcome.FAILED && cancellation.isCancelled()
                    ? RunEvent.Outcome.CANCELLED
                    : outcome;
        } finally {
            if (!journal.isBegun() && !journal.commits().isEmpty()) {
                takeBack(journal);
            }
        }
    }

    private void makeScratch() {
        try {
            Files.createDirectories(workspace.scratch(id));
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "The scratch folder cannot be made.")
                    .withHint("Check space and permissions of " + workspace.millrace() + ".")
                    .toException(e);
        }
    }

    private void takeBack(Journal journal) {
        try {
            Recovery.back(workspace, id, journal);
        } catch (IOException e) {
            throw notTakenBack(e);
        }
    }

    private static FaultException notTakenBack(IOException e) {
        return Fault.of(FaultCode.FILE_NOT_WRITABLE, "What was staged could not be removed.")
                .withHint("The next run in this workspace tries again.")
                .toException(e);
    }

    /// @return FAILED if nothing was delivered, for a cancel too
    private RunEvent.Outcome compute(Staging staging, Journal journal, Footers footers) {
        try (session;
                footers) {
            cancellation.onCancel(session::cancel);
            if (!staging.tables().isEmpty()) {
                Doing.named("Opening the staging database", () -> staging.attach(session.lane()));
            }
            var measurements = new Measurements(footers::counts);
            recall.count(plan, measurements);
            var keeper = keeper(measurements);
            var came = runSteps(staging, measurements, keeper);
            if (came.stopped() || !isAnyLeft(came.lost(), journal)) {
                return RunEvent.Outcome.FAILED;
            }
            footers.close();
            // Freeing the engine's memory takes as long as syncing files: done side by side.
            var closing =
                    staging.tables().isEmpty()
                            ? threads.submit(this::closed)
                            : CompletableFuture.completedFuture(true);
            boolean committed =
                    commit(journal, measurements, keeper) && DeepThreads.result(closing);
            keeper.end();
            if (!committed) {
                return RunEvent.Outcome.FAILED;
            }
            return came.lost().isEmpty() ? RunEvent.Outcome.SUCCEEDED : RunEvent.Outcome.PARTIAL;
        }
    }

    private Schedule.Came runSteps(Staging staging, Measurements measurements, Keeper keeper) {
        return new Schedule(
                        plan,
                        session,
                        threads,
                        new StepRunner(
                                workspace,
                                id,
                                plan,
                                staging,
                                measurements,
                                new Rejects(plan, keeper, teller)::computed,
                                teller),
                        keeper,
                        new NodeTeller(plan, measurements, keeper, teller),
                        teller,
                        cancellation,
                        call.conduct().onFailure())
                .runAll();
    }

    /// Takes back the deliveries of steps that are lost.
    ///
    /// @return whether there is anything left to be delivered, or nothing was lost
    private static boolean isAnyLeft(Set<String> lost, Journal journal) {
        if (lost.isEmpty()) {
            return true;
        }
        var dropped =
                journal.commits().stream().filter(c -> lost.contains(c.node().value())).toList();
        if (dropped.size() == journal.commits().size()) {
            return false;
        }
        try {
            Recovery.drop(journal, dropped);
            return true;
        } catch (IOException e) {
            throw notTakenBack(e);
        }
    }

    private boolean closed() {
        Doing.named("Closing the engine", session::close);
        return true;
    }

    /// A cancel is heard until the first change is made.
    ///
    /// @return whether it began, and so is done
    private boolean commit(Journal journal, Measurements measurements, Keeper keeper) {
        var locks = new CommitLocks(workspace, id, cancellation::isCancelled);
        try (var _ = locks.afterOthers(journal.commits())) {
            boolean begun =
                    new Committer(workspace, id, journal, Pause.COMMIT)
                            .commit(
                                    session::lane,
                                    () -> !cancellation.close(),
                                    commit -> delivered(commit, measurements));
            if (begun) {
                keeper.delivered(
                        journal.commits().stream().map(Commit::node).collect(Collectors.toSet()));
            }
            return begun;
        }
    }

    private void delivered(Commit commit, Measurements measurements) {
        var staged = measurements.staged(commit.node());
        var target =
                commit instanceof Commit.OfTable table
                        ? "warehouse." + table.table()
                        : workspace.root().relativize(commit.target()).toString();
        teller.tell(
                (at, seq) ->
                        new RunEvent.Delivered(
                                at, seq, commit.node(), target, staged.rows(), staged.bytes()));
    }

    static Optional<NodeId> nodeOf(Fault fault) {
        var node = fault.place().node();
        return NodeId.isPath(node) ? Optional.of(new NodeId(node)) : Optional.empty();
    }
}
