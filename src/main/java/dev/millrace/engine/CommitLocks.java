package dev.millrace.engine;

import dev.millrace.duck.ProcessLock;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The locks of a commit: every file target by its real path, in one order everywhere so that two
/// runs cannot wait for each other, and last the warehouse.
///
/// With them held, no other run may owe a commit to one of the targets: what a dead run began comes
/// first, else recovery would later put its older delivery over the newer one.
final class CommitLocks {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long PAUSE_NANOS = 20_000_000;

    private final Workspace workspace;
    private final RunId run;
    private final BooleanSupplier givenUp;

    /// @param givenUp ends the wait for a lock
    CommitLocks(Workspace workspace, RunId run, BooleanSupplier givenUp) {
        this.workspace = workspace;
        this.run = run;
        this.givenUp = givenUp;
    }

    /// All of them, held together until closed.
    record Held(List<ProcessLock> locks) implements AutoCloseable {
        @Override
        public void close() {
            locks.reversed().forEach(ProcessLock::close);
        }
    }

    /// Waits for the locks, and for whoever owes a commit to one of the targets.
    ///
    /// @throws FaultException if that takes longer than half a minute, or what is owed cannot be
    ///   done
    Held afterOthers(List<Commit> commits) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var held = take(commits);
            Optional<RunId> other;
            try {
                other = owing(commits);
            } catch (FaultException e) {
                held.close();
                throw e;
            }
            if (other.isEmpty()) {
                return held;
            }
            held.close();
            var fault = new Recovery(workspace).mend(other.get());
            if (fault.isPresent() || System.nanoTime() > end || givenUp.getAsBoolean()) {
                throw owed(other.get(), fault).toException();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private Fault owed(RunId other, Optional<Fault> fault) {
        var why = fault.map(each -> " " + each.message()).orElse("");
        return Fault.of(
                        FaultCode.RUN_BUSY,
                        "The run " + other + " has begun to deliver here and is not done." + why)
                .withHint(
                        "Mend what stops it and run again; or give its deliveries up by removing "
                                + workspace.run(other)
                                + ".");
    }

    Held take(List<Commit> commits) {
        var held = new ArrayList<ProcessLock>();
        try {
            commits.stream()
                    .filter(commit -> commit instanceof Commit.OfFiles)
                    .map(commit -> commit.target().toString())
                    .distinct()
                    .sorted()
                    .forEach(target -> held.add(lock(target)));
            if (commits.stream().anyMatch(commit -> commit instanceof Commit.OfTable)) {
                held.add(workspace.warehouse().lockForWriting("run " + run, givenUp));
            }
            return new Held(held);
        } catch (FaultException e) {
            new Held(held).close();
            throw e;
        }
    }

    private ProcessLock lock(String target) {
        var patience = new ProcessLock.Patience(PATIENCE, givenUp, FaultCode.RUN_BUSY);
        return ProcessLock.take(lockFile(target), false, "run " + run, patience);
    }

    private Path lockFile(String target) {
        var name = UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
        return workspace.locks().resolve("target-" + name);
    }

    /// Another run, dead or in its last moments, that began to commit to one of the targets.
    private Optional<RunId> owing(List<Commit> commits) {
        return RunFolder.ids(workspace).stream()
                .filter(other -> !other.equals(run))
                .filter(other -> owes(other, commits))
                .findFirst();
    }

    private boolean owes(RunId other, List<Commit> commits) {
        try {
            var journal = new JournalReader(workspace, other).read();
            return journal.isPresent()
                    && journal.get().isOwed()
                    && journal.get().open().stream()
                            .anyMatch(open -> commits.stream().anyMatch(open::touches));
        } catch (IOException | FaultException unreadable) {
            // Recovery tells it and sets it aside; nobody can know what it owes.
            return false;
        }
    }
}
