package dev.millrace.engine.look;

import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Order, choice and search in a table, as SQL.
final class QueryText {

    private QueryText() {}

    /// What stands behind the table in FROM. Rows that are equal keep their order.
    static String of(LookQuery query, Schema schema) {
        var text = new StringBuilder();
        if (!query.filters().isEmpty()) {
            text.append(" WHERE ");
            text.append(
                    query.filters().stream()
                            .map(filter -> condition(filter, column(schema, filter.column())))
                            .collect(Collectors.joining(" AND ")));
        }
        var repeated =
                query.filters().stream()
                        .filter(filter -> filter.test() == LookQuery.Test.REPEATS)
                        .map(filter -> name(column(schema, filter.column())))
                        .collect(Collectors.joining(", "));
        if (!repeated.isEmpty()) {
            text.append(" QUALIFY count(*) OVER (PARTITION BY ").append(repeated).append(") > 1");
        }
        if (!query.order().isEmpty()) {
            var keys = new ArrayList<String>();
            for (var key : query.order()) {
                var name = name(column(schema, key.column()));
                keys.add(name + (key.descending() ? " DESC" : " ASC") + " NULLS LAST");
            }
            text.append(" ORDER BY ").append(String.join(", ", keys)).append(", rowid");
        }
        return text.toString();
    }

    private static Column column(Schema schema, String name) {
        return schema.find(name)
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.COLUMN_UNKNOWN,
                                                "There is no column \"" + name + "\" here.")
                                        .toException());
    }

    private static String name(Column column) {
        return Dialect.DUCKDB.name(column.name());
    }

    private static String condition(Filter filter, Column column) {
        var name = name(column);
        var text = Dialect.DUCKDB.text(filter.value());
        var value = "TRY_CAST(" + text + " AS " + column.type() + ")";
        var equal =
                "coalesce("
                        + name
                        + " = "
                        + value
                        + " OR CAST("
                        + name
                        + " AS VARCHAR) = "
                        + text
                        + ", FALSE)";
        return switch (filter.test()) {
            case EQUALS -> equal;
            case DIFFERS -> "NOT " + equal;
            case CONTAINS -> contains(name, filter.value());
            case LESS -> name + " < " + value;
            case MORE -> name + " > " + value;
            case IS_NULL -> name + " IS NULL";
            case IS_NOT_NULL, REPEATS -> name + " IS NOT NULL";
        };
    }

    private static String contains(String name, String text) {
        return "contains(lower(CAST("
                + name
                + " AS VARCHAR)), lower("
                + Dialect.DUCKDB.text(text)
                + "))";
    }

    /// A SELECT for the number of the nearest row that has the text in a value, and for the place
    /// of its first column that has it.
    static String find(String table, Schema schema, String text, long from, boolean forward) {
        var any = new ArrayList<String>();
        var first = new StringBuilder("CASE");
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            var has = contains(name(columns.get(i)), text);
            any.add(has);
            first.append(" WHEN ").append(has).append(" THEN ").append(i);
        }
        return "SELECT rowid, "
                + first
                + " END FROM "
                + Dialect.DUCKDB.name(table)
                + " WHERE rowid "
                + (forward ? ">= " : "<= ")
                + from
                + " AND ("
                + String.join(" OR ", any)
                + ") ORDER BY rowid "
                + (forward ? "ASC" : "DESC")
                + " LIMIT 1";
    }
}
