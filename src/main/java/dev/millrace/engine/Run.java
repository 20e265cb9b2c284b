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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
        recall.tell(plan, teller);
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

    private RunEvent.Outcome execute(Footers footers) {
        var staging = new Staging(workspace, id, plan);
        new Targets(workspace).check(staging.commits());
        var missing = staging.missingFolders();
        var journal = Journal.begin(workspace.run(id), staging.commits(), missing);
        boolean committed = false;
        try {
            staging.makeFolders(missing);
            committed = compute(staging, journal, footers);
        } finally {
            if (!committed && !journal.isBegun()) {
                takeBack(journal);
            }
        }
        return committed ? RunEvent.Outcome.SUCCEEDED : cancelledOr(RunEvent.Outcome.FAILED);
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
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "What was staged could not be removed.")
                    .withHint("The next run in this workspace tries again.")
                    .toException(e);
        }
    }

    /// @return whether all was computed and committed
    private boolean compute(Staging staging, Journal journal, Footers footers) {
        try (session;
                footers) {
            cancellation.onCancel(session::cancel);
            if (!staging.tables().isEmpty()) {
                Doing.named("Opening the staging database", () -> staging.attach(session.lane()));
            }
            var measurements = new Measurements(footers::counts);
            recall.count(plan, measurements);
            var folder = Keeper.folder(workspace, id);
            var keeper = new Keeper(store, folder, call.keeping(), plan, measurements);
            var runner = new StepRunner(workspace, id, plan, staging, measurements, teller);
            var schedule =
                    new Schedule(
                            plan,
                            session,
                            threads,
                            runner,
                            measurements,
                            keeper,
                            teller,
                            cancellation);
            if (!schedule.runAll()) {
                return false;
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
            return committed;
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
                keeper.delivered();
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

    private RunEvent.Outcome cancelledOr(RunEvent.Outcome otherwise) {
        return cancellation.isCancelled() ? RunEvent.Outcome.CANCELLED : otherwise;
    }

    static Optional<NodeId> nodeOf(Fault fault) {
        var node = fault.place().node();
        return NodeId.isPath(node) ? Optional.of(new NodeId(node)) : Optional.empty();
    }
}
