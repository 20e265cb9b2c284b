package dev.millrace.chart;

import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A session for tests, with answers as lists.
final class Engine implements AutoCloseable {

    private final Connection connection;

    Engine() {
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        run("SET TimeZone = 'Europe/Berlin'");
    }

    void run(String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    List<List<@Nullable Object>> ask(Sql sql) {
        return ask(sql.text(Dialect.DUCKDB));
    }

    List<List<@Nullable Object>> ask(String sql) {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<@Nullable Object>>();
            while (result.next()) {
                var row = new ArrayList<@Nullable Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getObject(i));
                }
                rows.add(Collections.unmodifiableList(row));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    List<String> names(Sql sql) {
        return ask("DESCRIBE " + sql.text(Dialect.DUCKDB)).stream()
                .map(row -> String.valueOf(row.getFirst()))
                .toList();
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
