package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The warehouse's part of a commit, all tables at once. `prepare` does the work, so that what can
/// fail has failed before the first file is touched; `commit` makes it count.
///
/// A warehouse that is not there is built beside its place and renamed into it, so that there is
/// never half a one. The caller holds the warehouse's lock.
final class WarehouseCommit implements AutoCloseable {

    private final Warehouse warehouse;
    private final Path built;
    private final Lane lane;
    private final Pause pause;
    private boolean attached;
    private boolean open;

    /// @param lane on which the staging database is attached
    WarehouseCommit(Workspace workspace, RunId run, Lane lane, Pause pause) {
        this.warehouse = workspace.warehouse();
        this.built = Staging.builtWarehouse(workspace, run);
        this.lane = lane;
        this.pause = pause;
    }

    /// Checks and writes, so that nothing but the end of the transaction is missing.
    ///
    /// @throws dev.millrace.fault.FaultException if another program has the file, a table cannot
    ///   take its rows, or they cannot be written
    void prepare(List<Commit.OfTable> tables, TableWriter writer) {
        discard();
        if (warehouse.exists()) {
            warehouse.attachForWriting(lane);
            attached = true;
            write(tables, writer);
            return;
        }
        warehouse.attachNew(lane, built);
        attached = true;
        write(tables, writer);
        Doing.named("Building the warehouse", this::finish);
        try {
            Durable.sync(built);
        } catch (IOException e) {
            throw notPlaced(e);
        }
    }

    private void write(List<Commit.OfTable> tables, TableWriter writer) {
        Doing.named(
                "Checking the tables of the warehouse",
                () -> new TableCheck(warehouse, lane).check(tables));
        open = true;
        writer.write(tables);
    }

    /// Makes it count. Not cancelled any more.
    void commit() {
        if (attached) {
            Doing.named("Committing to the warehouse", this::finish);
        } else {
            place();
        }
    }

    /// Ends the transaction for good and leaves no log beside the file.
    private void finish() {
        lane.settle("COMMIT");
        open = false;
        pause.now();
        lane.settle("CHECKPOINT " + Warehouse.NAME);
        warehouse.detach(lane);
        attached = false;
    }

    private void place() {
        try {
            if (warehouse.exists()) {
                throw new FileAlreadyExistsException(warehouse.file().toString());
            }
            Durable.rename(built, warehouse.file());
        } catch (IOException e) {
            throw notPlaced(e);
        }
    }

    /// A run that died after its first mark had built the warehouse whole.
    ///
    /// @return whether it only has to be put in its place
    boolean isBuilt() {
        return Files.exists(built) && !warehouse.exists();
    }

    private Fault notWritable() {
        return Fault.of(
                        FaultCode.FILE_NOT_WRITABLE,
                        "The warehouse \"" + warehouse.file() + "\" cannot be made.")
                .withHint("Check space and permissions of the workspace.");
    }

    private RuntimeException notPlaced(IOException e) {
        return notWritable().toException(e);
    }

    private void discard() {
        try {
            for (Path file : Warehouse.filesOf(built)) {
                Durable.delete(file);
            }
        } catch (IOException e) {
            throw notPlaced(e);
        }
    }

    /// Takes back what does not count.
    @Override
    public void close() {
        if (!attached) {
            return;
        }
        try {
            if (open) {
                lane.settle("ROLLBACK");
            }
        } catch (EngineException endedAlready) {
            // A failed statement may have ended the transaction; what it wrote is void either way.
            open = false;
        }
        Doing.named("Closing the warehouse", () -> warehouse.detach(lane));
    }
}
