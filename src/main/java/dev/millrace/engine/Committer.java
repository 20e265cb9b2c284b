package dev.millrace.engine;

import dev.millrace.duck.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Makes staged deliveries count: files first, then the warehouse, each written in the journal
/// before and after. Whatever it is stopped at, doing it again leads to the same end.
///
/// What can fail or take long comes before the first mark: locks, the look at every target, and all
/// of the warehouse's transaction but its end.
final class Committer {

    private final Workspace workspace;
    private final RunId run;
    private final Journal journal;
    private final Pause pause;

    /// @param pause after each step
    Committer(Workspace workspace, RunId run, Journal journal, Pause pause) {
        this.workspace = workspace;
        this.run = run;
        this.journal = journal;
        this.pause = pause;
    }

    /// Told of each delivery that counts now.
    interface Done {
        void done(Commit commit);
    }

    /// Commits what the journal does not call committed, holding its locks.
    ///
    /// @param lanes gives a lane on which the staging database is attached; asked only for tables
    /// @param begin asked once, before the first change: whether it may begin
    /// @return whether it began, and so is done
    boolean commit(Supplier<Lane> lanes, BooleanSupplier begin, Done done) {
        var tables = new ArrayList<Commit.OfTable>();
        var files = new ArrayList<Commit.OfFiles>();
        for (Commit commit : journal.open()) {
            switch (commit) {
                case Commit.OfTable table -> tables.add(table);
                case Commit.OfFiles file -> files.add(file);
            }
        }
        new Targets(workspace).check(journal.open());
        if (tables.isEmpty()) {
            return begin.getAsBoolean() && files(files, done);
        }
        try (var lane = lanes.get();
                var warehouse = new WarehouseCommit(workspace, run, lane, pause)) {
            if (!journal.isBegun() || !warehouse.isBuilt()) {
                warehouse.prepare(tables, new TableWriter(lane, run));
            }
            return begin.getAsBoolean() && files(files, done) && tables(tables, warehouse, done);
        }
    }

    private boolean files(List<Commit.OfFiles> files, Done done) {
        for (Commit.OfFiles commit : files) {
            mark(List.of(commit), Journal.State.COMMITTING);
            new FileCommit(run, pause).commit(commit);
            pause.now();
            mark(List.of(commit), Journal.State.COMMITTED);
            done.done(commit);
        }
        return true;
    }

    private boolean tables(List<Commit.OfTable> tables, WarehouseCommit warehouse, Done done) {
        mark(tables, Journal.State.COMMITTING);
        warehouse.commit();
        pause.now();
        mark(tables, Journal.State.COMMITTED);
        tables.forEach(done::done);
        return true;
    }

    private void mark(List<? extends Commit> commits, Journal.State state) {
        journal.mark(commits, state);
        pause.now();
    }
}
