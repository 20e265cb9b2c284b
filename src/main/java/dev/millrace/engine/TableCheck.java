package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Warehouse;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.sql.Dialect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the tables of the attached warehouse can take what is staged for them.
final class TableCheck {

    private final Lane lane;
    private final Map<String, Schema> existing;
    private final Set<String> views;

    TableCheck(Warehouse warehouse, Lane lane) {
        this.lane = lane;
        this.existing = warehouse.tables(lane);
        this.views = warehouse.views(lane);
    }

    /// @throws FaultException if a table cannot take what is staged for it
    void check(List<Commit.OfTable> tables) {
        for (Commit.OfTable table : tables) {
            notAView(table);
            if (table.mode() != Delivery.TableMode.REPLACE) {
                there(table).ifPresent(schema -> columns(table, schema));
            }
            if (table.mode() == Delivery.TableMode.MERGE) {
                uniqueKeys(table);
            }
        }
    }

    private void notAView(Commit.OfTable table) {
        if (views.contains(table.table().toLowerCase(Locale.ROOT))) {
            throw mismatch(
                    table,
                    "\"" + table.table() + "\" is a view of the warehouse; it holds no rows.",
                    "Deliver into a table, or drop the view.");
        }
    }

    private Optional<Schema> there(Commit.OfTable table) {
        return existing.entrySet().stream()
                .filter(e -> e.getKey().equalsIgnoreCase(table.table()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private void columns(Commit.OfTable table, Schema there) {
        var staged = lane.bind("SELECT * FROM " + TableWriter.staged(table));
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
        staged.columns().forEach(c -> values(table, c, there.find(c.name()).orElseThrow().type()));
    }

    /// Values that the engine would round or cut to fit.
    private void values(Commit.OfTable table, Column from, String to) {
        if (from.type().equals(to) || from.type().equals("VARCHAR") || to.equals("VARCHAR")) {
            return;
        }
        var name = Dialect.DUCKDB.name(from.name());
        var kept = "TRY_CAST(TRY_CAST(" + name + " AS " + to + ") AS " + from.type() + ")";
        var counted =
                lane.rows(
                        "SELECT count(*) FROM "
                                + TableWriter.staged(table)
                                + " WHERE "
                                + kept
                                + " IS DISTINCT FROM "
                                + name);
        long changed = Long.parseLong(requireNonNull(counted.values().getFirst().getFirst()));
        if (changed > 0) {
            throw mismatch(
                    table,
                    "%s of \"%s\" (%s) would change in the table \"%s\", where it is %s."
                            .formatted(
                                    Figures.plural(changed, "value"),
                                    from.name(),
                                    from.type(),
                                    table.table(),
                                    to),
                    "Round or cast them first, or deliver into another table.");
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
        var keys = new TableStatements("", TableWriter.staged(table), table.keys(), List.of());
        var twice = lane.rows(keys.repeatedKeys() + " LIMIT 1");
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
}
