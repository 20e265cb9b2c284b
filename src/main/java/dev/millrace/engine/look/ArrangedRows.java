package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.engine.LookForm;
import dev.millrace.model.Rows;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of a table in the order and choice that was asked for last, which is a table too. One
/// thread at a time.
final class ArrangedRows {

    private final KeptTables tables;
    private final Schema schema;
    private @Nullable Arranged arranged;

    private record Arranged(LookQuery query, String of, String table) {}

    /// @param schema of every table that is asked about
    ArrangedRows(KeptTables tables, Schema schema) {
        this.tables = tables;
        this.schema = schema;
    }

    /// The table that has the rows as they are asked for.
    ///
    /// @param base has them all
    String of(Lane lane, LookQuery query, String base) {
        if (query.isAll()) {
            return base;
        }
        if (arranged != null && arranged.query().equals(query) && arranged.of().equals(base)) {
            return arranged.table();
        }
        forget(lane);
        var table = tables.free("arranged");
        lane.execute(
                "CREATE TABLE "
                        + Dialect.DUCKDB.name(table)
                        + " AS SELECT * FROM "
                        + Dialect.DUCKDB.name(base)
                        + QueryText.of(query, schema));
        arranged = new Arranged(query, base, table);
        return table;
    }

    Rows page(Lane lane, String table, long offset, long limit) {
        var from = " FROM (FROM " + part(table, offset, limit) + ")";
        return LookForm.SHORT.rows(
                schema, lane.rows("SELECT " + LookForm.SHORT.columns(schema) + from));
    }

    /// The whole value of a cell, as JSON; empty if there is no such row or it is NULL.
    Optional<String> value(Lane lane, String table, long row, String column) {
        var json = "CAST(to_json(" + Dialect.DUCKDB.name(column) + ") AS VARCHAR)";
        var rows = lane.rows("SELECT " + json + " FROM (FROM " + part(table, row, 1) + ")");
        return rows.values().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(rows.values().getFirst().getFirst());
    }

    private static String part(String table, long offset, long limit) {
        return Dialect.DUCKDB.name(table) + " LIMIT " + limit + " OFFSET " + offset;
    }

    Optional<LookFound> find(Lane lane, String table, String text, long from, boolean forward) {
        var rows = lane.rows(QueryText.find(table, schema, text, from, forward)).values();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        var found = rows.getFirst();
        int column = Integer.parseInt(requireNonNull(found.get(1)));
        return Optional.of(
                new LookFound(
                        Long.parseLong(requireNonNull(found.get(0))),
                        schema.columns().get(column).name()));
    }

    /// Drops its table.
    void forget(Lane lane) {
        if (arranged != null) {
            KeptTables.drop(lane, arranged.table());
            arranged = null;
        }
    }
}
