package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.sql.Dialect;
import java.util.List;

/// Moves staged tables into the attached warehouse, all in one transaction with a line in its
/// ledger, so that doing it again does nothing.
final class TableWriter {

    /// The database that holds what is staged, a table per node.
    static final String STAGE = "stage";

    /// Which node of which run wrote into this warehouse.
    static final String LEDGER = "_millrace_deliveries";

    private final Lane lane;
    private final RunId run;

    TableWriter(Lane lane, RunId run) {
        this.lane = lane;
        this.run = run;
    }

    /// Begins the transaction and does all its work but the end, `COMMIT` or `ROLLBACK`.
    ///
    /// @throws FaultException that names the node whose table cannot be written
    void write(List<Commit.OfTable> tables) {
        Doing.named("Opening the ledger of the warehouse", this::begin);
        for (Commit.OfTable table : tables) {
            try {
                if (!isDone(table)) {
                    statements(table).of(table.mode()).forEach(lane::execute);
                    note(table);
                }
            } catch (EngineException e) {
                throw Doing.fault("Writing the table \"" + table.table() + "\"", e)
                        .at(Place.node(table.node().value()))
                        .toException(e);
            }
        }
    }

    private void begin() {
        lane.execute("BEGIN TRANSACTION");
        lane.execute(
                "CREATE TABLE IF NOT EXISTS "
                        + warehouse(LEDGER)
                        + " (run VARCHAR, node VARCHAR, committed_at TIMESTAMP WITH TIME ZONE)");
    }

    private boolean isDone(Commit.OfTable table) {
        var rows =
                lane.rows(
                        "SELECT 1 FROM "
                                + warehouse(LEDGER)
                                + " WHERE run = "
                                + text(run.toString())
                                + " AND node = "
                                + text(table.node().value()));
        return !rows.values().isEmpty();
    }

    private void note(Commit.OfTable table) {
        lane.execute(
                "INSERT INTO "
                        + warehouse(LEDGER)
                        + " VALUES ("
                        + text(run.toString())
                        + ", "
                        + text(table.node().value())
                        + ", now())");
    }

    private TableStatements statements(Commit.OfTable table) {
        return new TableStatements(
                warehouse(table.table()),
                staged(table),
                table.keys(),
                lane.bind("SELECT * FROM " + staged(table)).names());
    }

    private static String warehouse(String table) {
        return Warehouse.NAME + "." + name(table);
    }

    static String staged(Commit.OfTable table) {
        return STAGE + "." + name(table.node().value());
    }

    private static String name(String column) {
        return Dialect.DUCKDB.name(column);
    }

    private static String text(String value) {
        return Dialect.DUCKDB.text(value);
    }
}
