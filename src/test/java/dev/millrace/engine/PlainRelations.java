package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.NodeId;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every relation of a pipeline as a table of its own over the one before: nothing fused, nothing
/// kept. What a run is held against.
final class PlainRelations implements AutoCloseable {

    private final Bound bound;
    private final Connection connection;

    PlainRelations(RunningPipeline running) throws SQLException {
        bound = running.planned().plan().orElseThrow().bound();
        connection = DriverManager.getConnection("jdbc:duckdb:");
        for (Relation relation : bound.relations().values()) {
            var delivery = bound.deliveries().get(relation.node());
            var sql =
                    delivery == null
                            ? text(relation)
                            : "SELECT * FROM " + Dialect.DUCKDB.name(delivery.input());
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE " + Dialect.DUCKDB.name(relation.name()) + " AS " + sql);
            }
        }
    }

    private String text(Relation relation) {
        var files = bound.files().getOrDefault(relation.node(), Map.of());
        return relation.sql()
                .render(
                        Dialect.DUCKDB,
                        (Sql.Part.Files named) ->
                                files.getOrDefault(named.settingPath(), List.of()).stream()
                                        .map(Path::toString)
                                        .toList())
                .text();
    }

    /// By node and port, joined by a dot.
    Map<String, Long> counts() throws SQLException {
        var counts = new HashMap<String, Long>();
        for (Relation relation : bound.relations().values()) {
            counts.put(
                    relation.node() + "." + relation.port(),
                    number("SELECT count(*) FROM " + Dialect.DUCKDB.name(relation.name())));
        }
        return counts;
    }

    /// Rows that one of both has, the target of a delivery and what it should hold, and the other
    /// has not.
    long differing(NodeId delivery) throws SQLException {
        var target = requireNonNull(bound.deliveries().get(delivery)).target();
        var there = "SELECT * FROM " + Dialect.DUCKDB.text(target.toString());
        var due = "SELECT * FROM " + Dialect.DUCKDB.name(delivery.value());
        return Files.exists(target) ? rows(there, due) + rows(due, there) : -1;
    }

    private long rows(String one, String other) throws SQLException {
        return number("SELECT count(*) FROM (" + one + " EXCEPT ALL " + other + ")");
    }

    private long number(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
