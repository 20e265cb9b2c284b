package dev.millrace.engine;

import dev.millrace.duck.Lane;
import dev.millrace.duck.ProcessLock;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Makes staged deliveries count: files first, then the warehouse, each written in the journal
/// before and after. Whatever it is stopped at, doing it again leads to the same end.
final class Committer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Workspace workspace;
    private final RunId run;
    private final Journal journal;
    private final int pauseMillis;

    /// @param pauseMillis to wait after each mark in the journal; 0 but in a test of crashes
    Committer(Workspace workspace, RunId run, Journal journal, int pauseMillis) {
        this.workspace = workspace;
        this.run = run;
        this.journal = journal;
        this.pauseMillis = pauseMillis;
    }

    /// Told of each delivery that counts now.
    interface Done {
        void done(Commit commit);
    }

    /// Commits what the journal does not call committed.
    ///
    /// @param lanes gives a lane on which the staging database is attached; asked only for tables
    void commit(java.util.function.Supplier<Lane> lanes, Done done) {
        var open =
                journal.commits().stream()
                        .filter(c -> journal.state(c.node()) != Journal.State.COMMITTED)
                        .toList();
        var locks = lock(open);
        try {
            for (Commit commit : open) {
                if (!(commit instanceof Commit.OfTable)) {
                    mark(List.of(commit), Journal.State.COMMITTING);
                    file(commit);
                    mark(List.of(commit), Journal.State.COMMITTED);
                    done.done(commit);
                }
            }
            var tables = new ArrayList<Commit.OfTable>();
            open.forEach(
                    commit -> {
                        if (commit instanceof Commit.OfTable table) {
                            tables.add(table);
                        }
                    });
            if (!tables.isEmpty()) {
                mark(List.copyOf(tables), Journal.State.COMMITTING);
                tables(tables, lanes.get());
                mark(List.copyOf(tables), Journal.State.COMMITTED);
                tables.forEach(done::done);
            }
        } finally {
            locks.reversed().forEach(ProcessLock::close);
        }
    }

    private void mark(List<Commit> commits, Journal.State state) {
        journal.mark(commits, state);
        if (pauseMillis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(pauseMillis).toNanos());
        }
    }

    /// Targets are locked in one order everywhere, so that two runs cannot wait for each other.
    private List<ProcessLock> lock(List<Commit> commits) {
        var locks = new ArrayList<ProcessLock>();
        commits.stream()
                .filter(commit -> !(commit instanceof Commit.OfTable))
                .map(commit -> commit.target().toString())
                .distinct()
                .sorted()
                .forEach(
                        target ->
                                locks.add(
                                        ProcessLock.take(
                                                lockFile(target),
                                                false,
                                                "run " + run,
                                                PATIENCE,
                                                FaultCode.RUN_BUSY)));
        return locks;
    }

    private Path lockFile(String target) {
        var name = UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
        return workspace.locks().resolve("target-" + name);
    }

    private void file(Commit commit) {
        try {
            switch (commit) {
                case Commit.OfFile(_, Path staged, Path target) -> {
                    if (Files.exists(staged)) {
                        Durable.rename(staged, target);
                    }
                }
                case Commit.OfFolder folder -> folder(folder);
                case Commit.OfAppended(_, Path staged, Path target) -> append(staged, target);
                case Commit.OfTable _ -> throw new IllegalStateException("not a file");
            }
        } catch (IOException e) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "\"" + commit.target() + "\" could not be replaced.")
                    .withHint("Check space and permissions, and that no program holds it open.")
                    .toException(e);
        }
    }

    private void folder(Commit.OfFolder folder) throws IOException {
        if (!Files.exists(folder.target())) {
            if (Files.exists(folder.staged())) {
                Durable.rename(folder.staged(), folder.target());
            }
        } else if (!Durable.identity(folder.target()).equals(journal.identity(folder.node()))) {
            Exchange.exchange(folder.staged(), folder.target(), folder.aside());
            Durable.syncFolder(folder.target().getParent());
        }
        Durable.delete(folder.staged());
        Durable.delete(folder.aside());
    }

    private static void append(Path staged, Path target) throws IOException {
        for (Path file : Durable.filesBelow(staged)) {
            var place = target.resolve(staged.relativize(file).toString());
            Files.createDirectories(place.getParent());
            Durable.rename(file, place);
        }
        Durable.delete(staged);
    }

    private void tables(List<Commit.OfTable> tables, Lane lane) {
        var warehouse = workspace.warehouse();
        try (var _ = warehouse.lockForWriting("run " + run)) {
            warehouse.attachForWriting(lane);
            try {
                new TableWriter(lane, run).write(tables);
            } finally {
                warehouse.detach(lane);
            }
        }
    }

    /// Whether the tables can take what is staged for them; asked before the first commit.
    static void check(Warehouse warehouse, Lane lane, RunId run, List<Commit.OfTable> tables) {
        if (tables.isEmpty()) {
            return;
        }
        if (!warehouse.exists()) {
            new TableWriter(lane, run).check(tables, java.util.Map.of());
            return;
        }
        try (var _ = warehouse.lockForReading("run " + run)) {
            warehouse.attachForReading(lane);
            try {
                new TableWriter(lane, run).check(tables, warehouse.tables(lane));
            } finally {
                warehouse.detach(lane);
            }
        }
    }
}
