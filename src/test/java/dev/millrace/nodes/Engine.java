package dev.millrace.nodes;

import dev.millrace.fault.Fault;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.node.Delivery;
import dev.millrace.node.Inputs;
import dev.millrace.node.Ports;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A real engine in memory, on which the queries of node types are run.
public final class Engine implements AutoCloseable {

    /// How NULL is written in the rows.
    public static final String NULL = "∅";

    private final Connection connection;

    public Engine() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Columns as `name TYPE` and rows as `value|value`.
    public record Table(List<String> columns, List<String> rows) {}

    /// Creates a table: `orders (id INTEGER) AS VALUES (1)` or the like.
    public Engine with(String table, String select) {
        execute("CREATE TABLE \"" + table.replace("\"", "\"\"") + "\" AS " + select);
        return this;
    }

    /// The tables on port `in`, known by their own names.
    public Inputs inputs(String... tables) {
        var inputs = Inputs.of();
        for (String table : tables) {
            inputs = inputs.with("in", table, schema(table));
        }
        return inputs;
    }

    public Inputs sides(String left, String right) {
        return Inputs.of().with("left", left, schema(left)).with("right", right, schema(right));
    }

    private Column[] schema(String table) {
        return schemaOf("SELECT * FROM " + Dialect.DUCKDB.name(table))
                .columns()
                .toArray(Column[]::new);
    }

    public Schema schemaOf(String query) {
        var columns = new ArrayList<Column>();
        for (String row :
                query("SELECT column_name, column_type FROM (DESCRIBE " + query + ")").rows()) {
            int bar = row.lastIndexOf('|');
            columns.add(new Column(row.substring(0, bar), row.substring(bar + 1)));
        }
        return new Schema(columns);
    }

    /// What leaves by `out`.
    public Table run(Ports ports) {
        return run(ports, "out");
    }

    public Table run(Ports ports, String port) {
        return query(text(ports, port));
    }

    /// What stands in for a relation whose name the planner gives.
    public Table run(Sql select) {
        return query(select.text(Dialect.DUCKDB));
    }

    /// The query behind `out`.
    public static String out(Ports ports) {
        return text(ports, "out");
    }

    private static String text(Ports ports, String port) {
        var select = ports.byPort().get(port);
        if (select == null) {
            throw new IllegalArgumentException("no port " + port);
        }
        var text = select.text(Dialect.DUCKDB);
        return ports.shared()
                .map(
                        shared ->
                                "WITH "
                                        + Dialect.DUCKDB.name(Ports.SHARED)
                                        + " AS MATERIALIZED ("
                                        + shared.text(Dialect.DUCKDB)
                                        + ") "
                                        + text)
                .orElse(text);
    }

    /// The queries of all ports as one text, for golden files.
    public static String text(Ports ports) {
        var text = new StringBuilder();
        ports.shared().ifPresent(shared -> append(text, "shared", shared));
        for (Map.Entry<String, Sql> port : ports.byPort().entrySet()) {
            append(text, port.getKey(), port.getValue());
        }
        ports.alone().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(port -> append(text, port.getKey() + " alone", port.getValue()));
        return text.toString();
    }

    private static void append(StringBuilder text, String name, Sql sql) {
        text.append("-- ").append(name).append('\n');
        text.append(sql.text(Dialect.DUCKDB)).append(";\n");
    }

    /// Options and read-back of a delivery as one text, for golden files.
    public static String text(Sql options, Sql readBack) {
        var text = new StringBuilder();
        append(text, "options", options);
        append(text, "read back", readBack);
        return text.toString();
    }

    /// Writes a table where a delivery says, and gives what is read back.
    public Table deliver(String table, Delivery delivery) {
        return switch (delivery) {
            case Delivery.ToFile file -> {
                copy(table, file.path(), file.format(), file.options());
                yield run(file.readBack());
            }
            case Delivery.ToFolder folder -> {
                var partitions =
                        Sql.join(", ", folder.partitions().stream().map(Sql::name).toList());
                copy(
                        table,
                        folder.path(),
                        folder.format(),
                        Sql.of("PARTITION_BY ({}), {}", partitions, folder.options()));
                var files =
                        folder.path() + "/**/*." + folder.format().name().toLowerCase(Locale.ROOT);
                yield query(folder.readBack().render(Dialect.DUCKDB, any -> List.of(files)).text());
            }
            case Delivery.ToDataset dataset -> {
                var file = Path.of(dataset.path(), dataset.data());
                try {
                    Files.createDirectories(file.getParent());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                copy(table, file.toString(), Delivery.Format.PARQUET, dataset.options());
                var files = List.of(file.toString());
                yield query(dataset.readBack().render(Dialect.DUCKDB, _ -> files).text());
            }
            case Delivery.ToTable _ -> throw new IllegalArgumentException("not a file");
        };
    }

    private void copy(String table, String path, Delivery.Format format, Sql options) {
        execute(
                Sql.of(
                                "COPY {} TO {} (FORMAT {}, {})",
                                Sql.name(table),
                                Sql.literal(path),
                                Sql.keyword(format.name().toLowerCase(Locale.ROOT)),
                                options)
                        .text(Dialect.DUCKDB));
    }

    public void execute(String statement) {
        try (var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// @throws IllegalStateException with the engine's words if the query fails
    public Table query(String query) {
        try (var run = connection.createStatement();
                var result = run.executeQuery(query)) {
            var columns = new ArrayList<String>();
            int width = result.getMetaData().getColumnCount();
            for (int i = 1; i <= width; i++) {
                columns.add(
                        result.getMetaData().getColumnName(i)
                                + " "
                                + result.getMetaData().getColumnTypeName(i));
            }
            var rows = new ArrayList<String>();
            while (result.next()) {
                rows.add(row(result, width));
            }
            return new Table(columns, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + query, e);
        }
    }

    private static String row(ResultSet result, int width) throws SQLException {
        var values = new ArrayList<String>();
        for (int i = 1; i <= width; i++) {
            var value = result.getObject(i);
            values.add(value == null ? NULL : value.toString());
        }
        return String.join("|", values);
    }

    /// Fault codes with the settings they stand at: `COLUMN_TWICE columns[1].name`.
    public static List<String> codes(List<Fault> faults) {
        return faults.stream().map(f -> f.code() + " " + f.place().setting()).toList();
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
