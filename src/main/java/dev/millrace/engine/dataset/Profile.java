package dev.millrace.engine.dataset;

import dev.millrace.duck.Lane;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.DatasetTerms;
import dev.millrace.sql.Dialect;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is in the columns of rows that were written, in a few passes over the file.
final class Profile {

    /// Columns that one statement asks about.
    private static final int AT_ONCE = 100;

    /// Columns whose most frequent values are told, and how many different ones they have at most.
    private static final int MOST_COUNTED = 200;

    private static final long MOST_DIFFERENT = 100;
    private static final int TOP = 5;

    /// Values that are shown are cut to so many characters.
    private static final int LONGEST = 200;

    private static final Pattern NESTED = Pattern.compile(".*\\].*|(STRUCT|MAP|UNION)\\(.*");
    private static final Pattern BLOB = Pattern.compile("BLOB|BIT|GEOMETRY");

    private final Lane lane;
    private final String from;
    private final DatasetTerms terms;
    private int counted;

    /// @param from for a FROM clause
    Profile(Lane lane, String from, DatasetTerms terms) {
        this.lane = lane;
        this.from = from;
        this.terms = terms;
    }

    /// @param nulls rows without a value
    /// @param different an estimate; empty for values in values
    /// @param least greatest empty where values are not told
    /// @param top the most frequent values with their rows; empty where they are not told
    record Told(
            long nulls,
            OptionalLong different,
            Optional<String> least,
            Optional<String> greatest,
            List<Value> top) {}

    /// By the names of the columns.
    Map<String, Told> of(Schema schema) {
        var all = new LinkedHashMap<String, Told>();
        var columns = schema.columns();
        for (int at = 0; at < columns.size(); at += AT_ONCE) {
            some(columns.subList(at, Math.min(columns.size(), at + AT_ONCE)), all);
        }
        return all;
    }

    private void some(List<Column> columns, Map<String, Told> all) {
        var select = new ArrayList<String>();
        for (Column column : columns) {
            var name = Dialect.DUCKDB.name(column.name());
            select.add("count(*) - count(" + name + ")");
            select.add(
                    isPlain(column)
                            ? "least(approx_count_distinct(" + name + "), count(" + name + "))"
                            : "NULL");
            for (String end : List.of("min", "max")) {
                select.add(
                        isTold(column)
                                ? "left(CAST("
                                        + end
                                        + "("
                                        + name
                                        + ") AS VARCHAR), "
                                        + LONGEST
                                        + ")"
                                : "NULL");
            }
        }
        var row =
                lane.rows("SELECT " + String.join(", ", select) + " FROM " + from)
                        .values()
                        .getFirst();
        for (int i = 0; i < columns.size(); i++) {
            all.put(columns.get(i).name(), told(columns.get(i), row.subList(4 * i, 4 * i + 4)));
        }
    }

    private Told told(Column column, List<@Nullable String> values) {
        var different = values.get(1);
        var count =
                different == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(Long.parseLong(different));
        return new Told(
                Long.parseLong(String.valueOf(values.getFirst())),
                count,
                Optional.ofNullable(values.get(2)),
                Optional.ofNullable(values.get(3)),
                isTold(column) && count.orElse(Long.MAX_VALUE) <= MOST_DIFFERENT
                        ? top(column)
                        : List.of());
    }

    private List<Value> top(Column column) {
        if (counted++ >= MOST_COUNTED) {
            return List.of();
        }
        var name = Dialect.DUCKDB.name(column.name());
        var rows =
                lane.rows(
                        "SELECT left(CAST("
                                + name
                                + " AS VARCHAR), "
                                + LONGEST
                                + "), count(*) FROM "
                                + from
                                + " WHERE "
                                + name
                                + " IS NOT NULL GROUP BY "
                                + name
                                + " ORDER BY 2 DESC, 1 LIMIT "
                                + TOP);
        return rows.values().stream()
                .<Value>map(
                        row ->
                                Value.fields(
                                        Map.entry("value", Value.of(String.valueOf(row.get(0)))),
                                        Map.entry(
                                                "rows",
                                                new Value.Num(
                                                        new BigDecimal(
                                                                String.valueOf(row.get(1)))))))
                .toList();
    }

    private static boolean isPlain(Column column) {
        return !NESTED.matcher(column.type()).matches() && !BLOB.matcher(column.type()).matches();
    }

    /// Values of a sensitive column are told nowhere.
    private boolean isTold(Column column) {
        return isPlain(column) && Sensitive.of(column, terms) == DatasetTerms.Sensitivity.NONE;
    }
}
