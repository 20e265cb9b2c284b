package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.duck.ProcessLock;
import dev.millrace.duck.Session;
import dev.millrace.duck.SessionSettings;
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

    /// Whether a run's process lives.
    public boolean isAlive(RunId run) {
        return ProcessLock.isHeld(lockFile(workspace, run));
    }

    static Path lockFile(Workspace workspace, RunId run) {
        return workspace.run(run).resolve("lock");
    }

    /// Mends all dead runs.
    ///
    /// @return what could not be mended; the files of such a run stay for the next try
    public List<Fault> mend() {
        var faults = new ArrayList<Fault>();
        for (Path folder : runs()) {
            var run = id(folder);
            if (run.isEmpty()) {
                continue;
            }
            var lock = ProcessLock.tryTake(lockFile(workspace, run.get()), false, "recovery");
            if (lock.isPresent()) {
                try (var _ = lock.get()) {
                    mend(run.get(), folder);
                } catch (FaultException e) {
                    faults.add(e.fault());
                } catch (IOException e) {
                    faults.add(
                            Fault.of(
                                            FaultCode.FILE_NOT_WRITABLE,
                                            "What the dead run "
                                                    + run.get()
                                                    + " left could not be removed.")
                                    .withHint("Look into " + folder + "."));
                }
            }
        }
        return faults;
    }

    private List<Path> runs() {
        if (!Files.isDirectory(workspace.runs())) {
            return List.of();
        }
        try (var folders = Files.list(workspace.runs())) {
            return folders.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<RunId> id(Path folder) {
        try {
            return Optional.of(RunId.parse(folder.getFileName().toString()));
        } catch (IllegalArgumentException notARun) {
            return Optional.empty();
        }
    }

    private void mend(RunId run, Path folder) throws IOException {
        var journal = Journal.read(folder);
        if (journal != null) {
            if (journal.isBegun()) {
                forward(run, journal);
            } else {
                back(journal);
            }
        }
        settleWarehouse(run);
        Durable.delete(workspace.scratch(run));
        Durable.delete(folder);
    }

    private void forward(RunId run, Journal journal) {
        var committer = new Committer(workspace, run, journal, 0);
        var tables =
                journal.commits().stream().filter(c -> c instanceof Commit.OfTable).findFirst();
        try (var session = Session.open(SessionSettings.small("UTC"))) {
            committer.commit(() -> stage(session, tables.orElseThrow().staged()), _ -> {});
        }
    }

    private static Lane stage(Session session, Path database) {
        var lane = session.lane();
        Staging.attach(lane, database);
        return lane;
    }

    /// Removes what is staged, and the folders the run made for it if nothing else is in them.
    static void back(Journal journal) throws IOException {
        for (Commit commit : journal.commits()) {
            Durable.delete(commit.staged());
        }
        for (Path folder : journal.created().reversed()) {
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
        try (var _ = warehouse.lockForWriting("recovery of run " + run);
                var session = Session.open(SessionSettings.small("UTC"));
                var lane = session.lane()) {
            warehouse.attachForWriting(lane);
            lane.execute("CHECKPOINT " + dev.millrace.duck.Warehouse.NAME);
            warehouse.detach(lane);
        }
    }
}
