package dev.millrace.engine;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    void write(List<Commit.OfTable> tables) {
        lane.execute("BEGIN TRANSACTION");
        try {
            lane.execute(
                    "CREATE TABLE IF NOT EXISTS "
                            + warehouse(LEDGER)
                            + " (run VARCHAR, node VARCHAR, committed_at TIMESTAMP WITH TIME ZONE)");
            for (Commit.OfTable table : tables) {
                if (!isDone(table)) {
                    write(table);
                    note(table);
                }
            }
            lane.execute("COMMIT");
        } catch (EngineException e) {
            lane.execute("ROLLBACK");
            throw e.fault().toException(e);
        }
        lane.execute("CHECKPOINT " + Warehouse.NAME);
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

    private void write(Commit.OfTable table) {
        statements(table).of(table.mode()).forEach(lane::execute);
    }

    private TableStatements statements(Commit.OfTable table) {
        return new TableStatements(
                warehouse(table.table()),
                staged(table),
                table.keys(),
                lane.bind("SELECT * FROM " + staged(table)).names());
    }

    /// @param existing tables of the warehouse
    /// @throws FaultException if a table cannot take what is staged for it
    void check(List<Commit.OfTable> tables, Map<String, Schema> existing) {
        for (Commit.OfTable table : tables) {
            var there =
                    existing.entrySet().stream()
                            .filter(e -> e.getKey().equalsIgnoreCase(table.table()))
                            .map(Map.Entry::getValue)
                            .findFirst();
            if (table.mode() != Delivery.TableMode.REPLACE && there.isPresent()) {
                columns(table, there.get());
            }
            if (table.mode() == Delivery.TableMode.MERGE) {
                uniqueKeys(table);
            }
        }
    }

    private void columns(Commit.OfTable table, Schema there) {
        var staged = lane.bind("SELECT * FROM " + staged(table));
        var unknown = staged.names().stream().filter(c -> there.find(c).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw mismatch(
                    table,
                    "The table \""
                            + table.table()
                            + "\" has no column \""
                            + String.join("\", \"", unknown)
                            + "\".",
                    "It has " + String.join(", ", there.names()) + ".");
        }
        var wrong =
                staged.columns().stream()
                        .filter(c -> !fits(c.type(), there.find(c.name()).orElseThrow().type()))
                        .map(c -> c.name() + " " + c.type())
                        .toList();
        if (!wrong.isEmpty()) {
            throw mismatch(
                    table,
                    "The table \""
                            + table.table()
                            + "\" has other types than "
                            + String.join(", ", wrong)
                            + ".",
                    "Cast the columns to the table's types first.");
        }
    }

    private boolean fits(String from, String to) {
        if (from.equals(to)) {
            return true;
        }
        try {
            lane.bind(
                    "SELECT CAST(NULL AS " + from + ") UNION ALL SELECT CAST(NULL AS " + to + ")");
            var cast = lane.bind("SELECT CAST(CAST(NULL AS " + from + ") AS " + to + ")");
            return !cast.columns().isEmpty() && isNumber(from) == isNumber(to);
        } catch (EngineException notConvertible) {
            return false;
        }
    }

    private static boolean isNumber(String type) {
        var upper = type.toUpperCase(Locale.ROOT);
        return upper.contains("INT")
                || upper.startsWith("DECIMAL")
                || upper.equals("DOUBLE")
                || upper.equals("FLOAT");
    }

    private void uniqueKeys(Commit.OfTable table) {
        var twice = lane.rows(statements(table).repeatedKeys() + " LIMIT 1");
        if (!twice.values().isEmpty()) {
            throw Fault.of(
                            FaultCode.DATA_INVALID,
                            "Two rows have the same key: "
                                    + String.join(
                                            ", ",
                                            twice.values().getFirst().stream()
                                                    .map(String::valueOf)
                                                    .toList())
                                    + ".")
                    .withHint("Deduplicate by the keys first.")
                    .at(Place.node(table.node().value()))
                    .toException();
        }
    }

    private static FaultException mismatch(Commit.OfTable table, String message, String hint) {
        return Fault.of(FaultCode.TARGET_MISMATCH, message)
                .withHint(hint)
                .at(Place.node(table.node().value()))
                .toException();
    }

    private static String warehouse(String table) {
        return Warehouse.NAME + "." + name(table);
    }

    private static String staged(Commit.OfTable table) {
        return STAGE + "." + name(table.node().value());
    }

    private static String name(String column) {
        return Dialect.DUCKDB.name(column);
    }

    private static String text(String value) {
        return Dialect.DUCKDB.text(value);
    }
}
