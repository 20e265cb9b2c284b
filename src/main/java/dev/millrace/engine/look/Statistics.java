package dev.millrace.engine.look;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.engine.look.ColumnStatistics.Range;
import dev.millrace.engine.look.ColumnStatistics.Top;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the columns of a table hold.
final class Statistics {

    static final int BARS = 20;
    private static final int TOP = 10;

    /// Beyond this many rows, distinct values are estimated.
    private static final long COUNTED = 250_000;

    private static final Pattern NUMBER =
            Pattern.compile("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL\\(.*");
    private static final Pattern TIME = Pattern.compile("DATE|TIME|TIMESTAMP.*");
    private static final Pattern NESTED =
            Pattern.compile(".*\\]|STRUCT\\(.*|MAP\\(.*|UNION\\(.*|BLOB|BIT|JSON|VARIANT");

    private final Lane lane;
    private final String name;
    private final String table;
    private final Schema schema;

    Statistics(Lane lane, String table, Schema schema) {
        this.lane = lane;
        this.name = table;
        this.table = Dialect.DUCKDB.name(table);
        this.schema = schema;
    }

    /// @param names columns that are not in the table are passed over
    List<ColumnStatistics> of(List<String> names) {
        var columns = names.stream().flatMap(name -> schema.find(name).stream()).toList();
        if (columns.isEmpty()) {
            return List.of();
        }
        long rows = TableMaker.count(lane, name);
        boolean counts = rows <= COUNTED;
        var basics = lane.rows(basics(columns, counts)).values().getFirst();
        var all = new ArrayList<ColumnStatistics>();
        for (int i = 0; i < columns.size(); i++) {
            all.add(of(columns.get(i), rows, counts, basics.subList(4 * i, 4 * i + 4)));
        }
        return all;
    }

    private String basics(List<Column> columns, boolean counts) {
        return columns.stream()
                .map(
                        column -> {
                            var name = name(column);
                            var distinct =
                                    counts
                                            ? "count(DISTINCT " + name + ")"
                                            : "approx_count_distinct(" + name + ")";
                            return "count(" + name + "), " + distinct + ", " + range(column);
                        })
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + table));
    }

    private static String range(Column column) {
        if (NESTED.matcher(column.type()).matches()) {
            return "NULL, NULL";
        }
        var name = name(column);
        return "left(CAST(min("
                + name
                + ") AS VARCHAR), 100), left(CAST(max("
                + name
                + ") AS VARCHAR), 100)";
    }

    private ColumnStatistics of(
            Column column, long rows, boolean counts, List<@Nullable String> basics) {
        long values = number(basics.get(0));
        long distinct = number(basics.get(1));
        var least = basics.get(2);
        var most = basics.get(3);
        var range =
                least == null || most == null
                        ? Optional.<Range>empty()
                        : Optional.of(new Range(least, most));
        var top = distinct > 0 && (distinct < values || !counts) ? top(column) : List.<Top>of();
        var histogram =
                hasScale(column) && distinct > 1
                        ? histogram(column)
                        : top.stream().map(Top::rows).toList();
        return new ColumnStatistics(
                column.name(), rows, rows - values, distinct, counts, range, top, histogram);
    }

    private static boolean hasScale(Column column) {
        return NUMBER.matcher(column.type()).matches() || TIME.matcher(column.type()).matches();
    }

    private List<Top> top(Column column) {
        var name = name(column);
        var found =
                lane.rows(
                        "SELECT left(CAST("
                                + name
                                + " AS VARCHAR), 100), count(*) AS n FROM "
                                + table
                                + " WHERE "
                                + name
                                + " IS NOT NULL GROUP BY "
                                + name
                                + " ORDER BY n DESC, 1 LIMIT "
                                + TOP);
        return found.values().stream()
                .map(row -> new Top(requireNonNull(row.get(0)), number(row.get(1))))
                .toList();
    }

    private List<Long> histogram(Column column) {
        var name = name(column);
        var scale =
                TIME.matcher(column.type()).matches()
                        ? "CAST(epoch(" + name + ") AS DOUBLE)"
                        : "CAST(" + name + " AS DOUBLE)";
        var found =
                lane.rows(
                        "WITH v AS (SELECT "
                                + scale
                                + " AS v FROM "
                                + table
                                + " WHERE "
                                + name
                                + " IS NOT NULL), f AS (SELECT v FROM v WHERE isfinite(v)),"
                                + " r AS (SELECT min(v) AS lo, max(v) AS hi FROM f)"
                                + " SELECT least("
                                + (BARS - 1)
                                + ", CAST(floor((v - lo) / (hi - lo) * "
                                + BARS
                                + ") AS INTEGER)) AS bar, count(*) FROM f, r WHERE hi > lo GROUP BY"
                                + " bar");
        var bars = new Long[BARS];
        Arrays.fill(bars, 0L);
        for (var row : found.values()) {
            bars[Math.clamp(number(row.get(0)), 0, BARS - 1)] = number(row.get(1));
        }
        return found.values().isEmpty() ? List.of() : List.of(bars);
    }

    private static long number(@Nullable String text) {
        return text == null ? 0 : Long.parseLong(text);
    }

    private static String name(Column column) {
        return Dialect.DUCKDB.name(column.name());
    }
}
