package dev.millrace.export;

import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Plan;
import dev.millrace.sql.Dialect;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a pipeline left behind, target by target: rows as multisets, numbers that are not exact to
/// nine digits, so that they can be compared.
final class Targets {

    private Targets() {}

    /// @param folder of the pipeline file, which rows may name
    static SortedMap<String, List<String>> of(Plan plan, Path folder)
            throws SQLException, IOException {
        var found = new TreeMap<String, List<String>>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            for (Bound.BoundDelivery delivery : plan.bound().deliveries().values()) {
                var target = delivery.target();
                if (delivery.delivery() instanceof Delivery.ToTable table) {
                    statement.execute("ATTACH '" + target + "' AS w (READ_ONLY)");
                    var from = "w." + Dialect.DUCKDB.name(table.table());
                    found.put(table.table(), rows(statement, from, folder));
                    statement.execute("DETACH w");
                } else {
                    found.put(
                            folder.relativize(target).toString(),
                            rows(statement, read(target), folder));
                }
            }
        }
        return found;
    }

    private static String read(Path target) throws IOException {
        var name = target.toString().replace("'", "''");
        if (Files.isDirectory(target)) {
            return "read_parquet('" + name + "/**/*.parquet', hive_partitioning = false)";
        }
        return name.endsWith(".parquet")
                ? "read_parquet('" + name + "')"
                : "read_csv('"
                        + name
                        + "', all_varchar = true, delim = '\u0001', quote = '',"
                        + " header = false)";
    }

    private static List<String> rows(Statement statement, String from, Path folder)
            throws SQLException {
        var rows = new ArrayList<String>();
        try (var result = statement.executeQuery("SELECT * FROM " + from)) {
            var meta = result.getMetaData();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                rows.add(meta.getColumnName(i) + " " + meta.getColumnTypeName(i));
            }
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    row.append('|').append(text(result.getObject(i)));
                }
                rows.add(row.toString().replace(folder + "/", ""));
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String text(Object value) {
        return value instanceof Double number && Double.isFinite(number)
                ? new BigDecimal(number).round(new MathContext(9)).toEngineeringString()
                : String.valueOf(value);
    }
}
