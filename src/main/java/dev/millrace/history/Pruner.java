package dev.millrace.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Removes runs that need not be kept any longer. Only on the history's thread.
record Pruner(Connection connection, Clock clock) {

    /// What hangs on a run, and then the run.
    private static final List<String> DELETES =
            List.of(
                    "DELETE FROM parameters WHERE run = ?",
                    "DELETE FROM sources WHERE run = ?",
                    "DELETE FROM counts WHERE run = ?",
                    "DELETE FROM node_runs WHERE run = ?",
                    "DELETE FROM deliveries WHERE run = ?",
                    "DELETE FROM faults WHERE run = ?",
                    "DELETE FROM events WHERE run = ?",
                    "DELETE FROM run_definitions WHERE run = ?",
                    "DELETE FROM runs WHERE number = ?");

    Retention retention() throws SQLException {
        return new Query(connection)
                        .list(
                                "SELECT runs, days FROM retention",
                                row -> new Retention(row.getLong(1), row.getLong(2)))
                        .stream()
                        .findFirst()
                        .orElse(Retention.USUAL);
    }

    void keep(Retention retention) throws SQLException {
        try (var batch = new Batch(connection, true)) {
            batch.update(
                    "INSERT OR REPLACE INTO retention VALUES (1, ?, ?)",
                    retention.runs(),
                    retention.days());
            batch.commit();
        }
    }

    /// @param most so many at once, the oldest first, so that other processes get their turn
    /// @return how many were removed
    int prune(Retention retention, int most) throws SQLException {
        var old = old(retention, most);
        if (old.isEmpty()) {
            return 0;
        }
        try (var batch = new Batch(connection, false)) {
            for (long run : old) {
                for (var delete : DELETES) {
                    batch.update(delete, run);
                }
            }
            batch.update(
                    """
                    DELETE FROM definitions WHERE NOT EXISTS
                        (SELECT 1 FROM run_definitions u WHERE u.hash = definitions.hash)
                    """);
            batch.commit();
        }
        return old.size();
    }

    private List<Long> old(Retention retention, int most) throws SQLException {
        var oldest = clock.instant().minus(retention.days(), ChronoUnit.DAYS);
        return new Query(connection)
                .list(
                        """
                        SELECT number FROM runs WHERE ended IS NOT NULL AND (ended < ? OR number <=
                            (SELECT number FROM runs ORDER BY number DESC LIMIT 1 OFFSET ?))
                        ORDER BY number LIMIT ?
                        """,
                        row -> row.getLong(1),
                        Times.text(oldest),
                        retention.runs(),
                        most);
    }
}
