package dev.millrace.history;

import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens the history file and brings its schema up to date.
final class Opening {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// A file of up to so many bytes is read as a whole when it is opened, which takes some
    /// milliseconds. Damage to a larger one shows when the part is read.
    private static final long CHECKED_BYTES = 4 << 20;

    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Path file;

    Opening(Path file) {
        this.file = file;
    }

    /// A connection to the current schema, in WAL mode.
    ///
    /// Two processes that create the file at the same moment may find it locked without having
    /// waited, since SQLite does not wait while it changes the journal: so it is tried again.
    ///
    /// @throws FaultException if the schema is newer than this version; the file is as before
    Connection open() throws SQLException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return tryOpen();
            } catch (SQLException e) {
                if (!HistoryFaults.isBusy(e) || System.nanoTime() - until > 0) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /// A file without a byte whose journal has some lost what the journal was for. SQLite would
    /// throw the journal away and begin anew without a word.
    boolean lostItsFile() throws IOException {
        var wal = file.resolveSibling(file.getFileName() + "-wal");
        return size(wal) > 0 && size(file) == 0;
    }

    /// Whether the file is damaged, by reading all of it.
    boolean isBroken() throws SQLException, IOException {
        if (lostItsFile()) {
            return true;
        }
        try (var connection = connect()) {
            return !isWhole(connection);
        } catch (SQLException e) {
            if (HistoryFaults.isBroken(e)) {
                return true;
            }
            throw e;
        }
    }

    private static boolean isWhole(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return found.next() && "ok".equals(found.getString(1));
        }
    }

    private boolean isSmall() {
        try {
            return size(file) <= CHECKED_BYTES;
        } catch (IOException gone) {
            return false;
        }
    }

    private Connection tryOpen() throws SQLException {
        var connection = connect();
        try {
            if (isSmall() && !isWhole(connection)) {
                throw new SQLiteException(
                        "the file of the history is damaged", SQLiteErrorCode.SQLITE_CORRUPT);
            }
            upgrade(connection);
            return connection;
        } catch (SQLException | FaultException e) {
            connection.close();
            throw e;
        }
    }

    private void upgrade(Connection connection) throws SQLException {
        int version = version(connection);
        if (version > Migrations.SCRIPTS.size()) {
            throw HistoryFaults.newer(version, file).toException();
        }
        execute(connection, "PRAGMA journal_mode = WAL");
        if (version < Migrations.SCRIPTS.size()) {
            migrate(connection);
        }
    }

    /// Another process may have been faster: the version is asked once more under the lock.
    private void migrate(Connection connection) throws SQLException {
        execute(connection, "BEGIN IMMEDIATE");
        try {
            for (int next = version(connection); next < Migrations.SCRIPTS.size(); next++) {
                execute(connection, Migrations.SCRIPTS.get(next));
                execute(connection, "PRAGMA user_version = " + (next + 1));
            }
            execute(connection, "COMMIT");
        } catch (SQLException e) {
            execute(connection, "ROLLBACK");
            throw e;
        }
    }

    /// Named by a URI, because the driver takes a question mark in a path for the start of options.
    private Connection connect() throws SQLException {
        var settings = new Properties();
        settings.setProperty("busy_timeout", Long.toString(PATIENCE.toMillis()));
        settings.setProperty("foreign_keys", "true");
        return JDBC.createConnection("jdbc:sqlite:" + file.toUri().toASCIIString(), settings);
    }

    private static int version(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("PRAGMA user_version")) {
            return found.next() ? found.getInt(1) : 0;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static long size(Path path) throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }
}
