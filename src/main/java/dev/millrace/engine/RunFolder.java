package dev.millrace.engine;

import dev.millrace.duck.ProcessLock;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The folder of a run, held with the lock in it that says whether its process lives.
///
/// Made, taken over and removed only behind one gate of the workspace, so that nobody finds it
/// before it is locked or after it is free, and takes a run for dead that begins or ends.
final class RunFolder implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOCK = "lock";

    private final Workspace workspace;
    private final RunId run;
    private final ProcessLock lock;
    private boolean kept;

    private RunFolder(Workspace workspace, RunId run, ProcessLock lock) {
        this.workspace = workspace;
        this.run = run;
        this.lock = lock;
    }

    /// The folder of a run that begins.
    static RunFolder make(Workspace workspace, RunId run) {
        try (var _ = gate(workspace, "run " + run)) {
            return ProcessLock.tryTake(lockFile(workspace, run), false, "run " + run)
                    .map(lock -> new RunFolder(workspace, run, lock))
                    .orElseThrow(
                            () ->
                                    Fault.of(
                                                    FaultCode.RUN_BUSY,
                                                    "The run " + run + " exists already.")
                                            .toException());
        }
    }

    /// The folder of a run whose process died, to be mended by us alone; empty if it lives, is
    /// being mended, or is gone.
    static Optional<RunFolder> ofDead(Workspace workspace, RunId run) {
        try (var _ = gate(workspace, "recovery")) {
            return Files.isDirectory(workspace.run(run))
                    ? ProcessLock.tryTake(lockFile(workspace, run), false, "recovery")
                            .map(lock -> new RunFolder(workspace, run, lock))
                    : Optional.empty();
        }
    }

    static boolean isAlive(Workspace workspace, RunId run) {
        if (!Files.exists(lockFile(workspace, run))) {
            return false;
        }
        try (var _ = gate(workspace, "recovery")) {
            return ProcessLock.isHeld(lockFile(workspace, run));
        }
    }

    /// All runs that have a folder, oldest first.
    static List<RunId> ids(Workspace workspace) {
        if (!Files.isDirectory(workspace.runs())) {
            return List.of();
        }
        try (var folders = Files.list(workspace.runs())) {
            return folders.flatMap(folder -> id(folder).stream()).sorted().toList();
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_READABLE,
                            "The folder \"" + workspace.runs() + "\" cannot be listed.")
                    .withHint("Check its permissions.")
                    .toException(e);
        }
    }

    private static Optional<RunId> id(Path folder) {
        try {
            return Optional.of(RunId.parse(folder.getFileName().toString()));
        } catch (IllegalArgumentException notARun) {
            return Optional.empty();
        }
    }

    private static ProcessLock gate(Workspace workspace, String who) {
        var gate = workspace.locks().resolve("runs");
        return ProcessLock.take(
                gate, false, who, ProcessLock.Patience.of(PATIENCE, FaultCode.RUN_BUSY));
    }

    private static Path lockFile(Workspace workspace, RunId run) {
        return workspace.run(run).resolve(LOCK);
    }

    /// Leaves the folder for recovery when this is closed.
    void keep() {
        kept = true;
    }

    /// Removes the folder when this is closed, as if `keep` had not been said.
    void remove() {
        kept = false;
    }

    /// Puts the folder among the damaged ones, which nobody touches.
    ///
    /// @return where it lies
    Path setAside() throws IOException {
        try (var _ = gate(workspace, "recovery")) {
            lock.close();
            kept = true;
            Files.createDirectories(workspace.damaged());
            var place = workspace.damaged().resolve(run.toString());
            Durable.delete(place);
            Durable.rename(workspace.run(run), place);
            Files.deleteIfExists(place.resolve(LOCK));
            return place;
        }
    }

    /// Ends the hold; removes the folder unless it is to be kept. What cannot be removed is found
    /// by the next recovery.
    @Override
    public void close() {
        try (var _ = gate(workspace, "run " + run)) {
            if (kept) {
                lock.close();
                return;
            }
            removeAllButLock();
            lock.close();
            Durable.delete(workspace.run(run));
        } catch (IOException leftForRecovery) {
            kept = true;
        } finally {
            lock.close();
        }
    }

    private void removeAllButLock() throws IOException {
        try (var inside = Files.list(workspace.run(run))) {
            for (Path each : inside.toList()) {
                if (!each.getFileName().toString().equals(LOCK)) {
                    Durable.delete(each);
                }
            }
        }
    }
}
