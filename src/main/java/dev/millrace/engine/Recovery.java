package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finishes what dead runs left: forward if the first of their commits was begun, else back.
///
/// Run it before anything else is done in a workspace. Several processes may: each dead run is
/// mended by the one that gets its lock.
public final class Recovery {

    private final Workspace workspace;

    public Recovery(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Mends all dead runs, the oldest first.
    ///
    /// @return what could not be mended, whose files stay for the next try; and what is damaged,
    ///   which is set aside and told this once
    public List<Fault> mend() {
        var faults = new ArrayList<Fault>();
        for (RunId run : RunFolder.ids(workspace)) {
            mend(run).ifPresent(faults::add);
        }
        return faults;
    }

    /// Mends a run if it is dead.
    Optional<Fault> mend(RunId run) {
        var dead = RunFolder.ofDead(workspace, run);
        if (dead.isEmpty()) {
            return Optional.empty();
        }
        try (var folder = dead.get()) {
            folder.keep();
            var fault = mend(run, folder);
            if (fault.isEmpty()) {
                folder.remove();
            }
            return fault;
        }
    }

    private Optional<Fault> mend(RunId run, RunFolder folder) {
        try {
            var journal = new JournalReader(workspace, run).read();
            if (journal.isPresent()) {
                settle(run, journal.get());
            }
            settleWarehouse(run);
            Durable.delete(workspace.scratch(run));
            return Optional.empty();
        } catch (FaultException e) {
            return e.fault().code() == FaultCode.JOURNAL_DAMAGED
                    ? Optional.of(setAside(run, folder, e.fault()))
                    : Optional.of(e.fault());
        } catch (IOException e) {
            return Optional.of(
                    Fault.of(
                                    FaultCode.FILE_NOT_WRITABLE,
                                    "What the dead run " + run + " left could not be removed.")
                            .withHint("Look into " + workspace.run(run) + "."));
        }
    }

    private Fault setAside(RunId run, RunFolder folder, Fault damage) {
        try {
            var place = folder.setAside();
            return Fault.of(
                            FaultCode.JOURNAL_DAMAGED,
                            "The journal of the dead run "
                                    + run
                                    + " cannot be read: "
                                    + damage.message())
                    .withHint(
                            "It was set aside in "
                                    + place
                                    + ". Hidden files named by the run may be left beside its"
                                    + " targets, and only some of its deliveries may be there:"
                                    + " run its pipeline again.");
        } catch (IOException e) {
            return Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The damaged run " + run + " could not be set aside.")
                    .withHint("Look into " + workspace.run(run) + ".");
        }
    }

    private void settle(RunId run, Journal journal) throws IOException {
        if (!journal.isBegun()) {
            back(workspace, run, journal);
        } else if (journal.isOwed()) {
            forward(run, journal);
        }
    }

    private void forward(RunId run, Journal journal) {
        var tables =
                journal.commits().stream().filter(c -> c instanceof Commit.OfTable).findFirst();
        try (var _ = new CommitLocks(workspace, run, () -> false).take(journal.open());
                var session = Session.open(SessionSettings.small("UTC"))) {
            new Committer(workspace, run, journal, Pause.NONE)
                    .commit(
                            () -> stage(session, tables.orElseThrow().staged()),
                            () -> true,
                            _ -> {});
        }
    }

    private static Lane stage(Session session, Path database) {
        var lane = session.lane();
        Doing.named("Opening the staging database", () -> Staging.attach(lane, database));
        return lane;
    }

    /// Removes what is staged, the folders the run made for it if nothing else is in them, and last
    /// the journal.
    static void back(Workspace workspace, RunId run, Journal journal) throws IOException {
        for (Commit commit : journal.commits()) {
            Durable.delete(commit.staged());
            if (commit instanceof Commit.OfTable) {
                for (Path file : Warehouse.filesOf(Staging.builtWarehouse(workspace, run))) {
                    Durable.delete(file);
                }
            }
        }
        removeEmpty(journal.created());
        journal.remove();
    }

    /// Removes what is staged of some commits of a run that makes the others. Tables stay in the
    /// staging database, which goes with the run.
    static void drop(Journal journal, List<Commit> dropped) throws IOException {
        for (Commit commit : dropped) {
            if (commit instanceof Commit.OfFiles) {
                Durable.delete(commit.staged());
            }
        }
        var created = journal.created();
        journal.drop(dropped);
        removeEmpty(created.stream().filter(folder -> !journal.isNeeded(folder)).toList());
    }

    /// @param folders outermost first
    private static void removeEmpty(List<Path> folders) throws IOException {
        for (Path folder : folders.reversed()) {
            if (Files.isDirectory(folder)) {
                try (var inside = Files.list(folder)) {
                    if (inside.findAny().isPresent()) {
                        continue;
                    }
                }
                Files.delete(folder);
            }
        }
    }

    /// A writer that died leaves a log beside the warehouse, which the next writer takes in.
    private void settleWarehouse(RunId run) {
        var warehouse = workspace.warehouse();
        boolean log = warehouse.files().stream().skip(1).anyMatch(Files::exists);
        if (!warehouse.exists() || !log) {
            return;
        }
        try (var _ = warehouse.lockForWriting("recovery of run " + run, () -> false);
                var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            warehouse.attachForWriting(lane);
            Doing.named(
                    "Taking in the log of the warehouse",
                    () -> lane.settle("CHECKPOINT " + Warehouse.NAME));
            warehouse.detach(lane);
        }
    }
}
