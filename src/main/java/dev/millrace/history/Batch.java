package dev.millrace.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A transaction that writes. Each statement is prepared once.
final class Batch implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean open;

    /// @param durable whether the commit waits for the disk, with all commits before it
    Batch(Connection connection, boolean durable) throws SQLException {
        this.connection = connection;
        Opening.execute(connection, "PRAGMA synchronous = " + (durable ? "FULL" : "NORMAL"));
        Opening.execute(connection, "BEGIN IMMEDIATE");
        open = true;
    }

    /// @return how many rows it changed
    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    /// The whole number in the first row; empty if there is no row.
    Optional<Long> number(String sql, @Nullable Object... values) throws SQLException {
        try (var found = bound(sql, values).executeQuery()) {
            return found.next() ? Optional.of(found.getLong(1)) : Optional.empty();
        }
    }

    void commit() throws SQLException {
        Opening.execute(connection, "COMMIT");
        open = false;
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /// Takes back what was not committed.
    @Override
    public void close() throws SQLException {
        for (var statement : prepared.values()) {
            statement.close();
        }
        if (open) {
            Opening.execute(connection, "ROLLBACK");
        }
    }
}
