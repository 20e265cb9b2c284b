package dev.millrace.duck;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/// The workspace's own database file, `warehouse.duckdb`. Opened by nobody for longer than it
/// takes.
///
/// @param file which need not exist yet
/// @param lockFile which everybody who opens it holds
public record Warehouse(Path file, Path lockFile) {

    /// The name it is attached by.
    public static final String NAME = "warehouse";

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern HOLDER =
            Pattern.compile("Conflicting lock is held in (.+?) \\(PID (\\d+)\\)");

    public static Warehouse of(Path workspace) {
        return new Warehouse(
                workspace.resolve("warehouse.duckdb"),
                workspace.resolve(".millrace").resolve("warehouse.lock"));
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /// For looking in; others may look too.
    ///
    /// @param who such as `run 0199...`
    /// @param givenUp ends the wait for it
    public ProcessLock lockForReading(String who, BooleanSupplier givenUp) {
        return lock(true, who, givenUp);
    }

    /// For looking in while nothing of the workspace may be touched: who waits for this lock is not
    /// told whose it is, and where nobody ever locked, nothing is locked. A writer that came just
    /// then would find the database open and say so.
    ///
    /// @param givenUp ends the wait for it
    public Held lockUntouched(BooleanSupplier givenUp) {
        return Files.exists(lockFile) ? lock(true, "", givenUp)::close : () -> {};
    }

    /// A lock, until it is closed.
    public interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// For changing it, alone.
    ///
    /// @param givenUp ends the wait for it
    public ProcessLock lockForWriting(String who, BooleanSupplier givenUp) {
        return lock(false, who, givenUp);
    }

    private ProcessLock lock(boolean shared, String who, BooleanSupplier givenUp) {
        var patience = new ProcessLock.Patience(PATIENCE, givenUp, FaultCode.WAREHOUSE_BUSY);
        return ProcessLock.take(lockFile, shared, who, patience);
    }

    /// All files the engine may touch when it opens the database.
    public List<Path> files() {
        return filesOf(file);
    }

    /// A database file and, behind it, those that may stand beside it.
    public static List<Path> filesOf(Path database) {
        var all = new ArrayList<Path>();
        for (String ending : List.of("", ".wal", ".wal.checkpoint", ".wal.recovery")) {
            all.add(database.resolveSibling(database.getFileName() + ending));
        }
        return all;
    }

    /// Attaches it for reading; the caller holds the lock.
    public void attachForReading(Lane lane) {
        attach(lane, file, " (READ_ONLY)");
    }

    /// Attaches it for writing, makes it if it is not there; the caller holds the lock.
    public void attachForWriting(Lane lane) {
        attach(lane, file, "");
    }

    /// Attaches, by the same name, a new database that will take the place of the file.
    public void attachNew(Lane lane, Path database) {
        attach(lane, database, "");
    }

    private static void attach(Lane lane, Path database, String how) {
        if (Files.isSymbolicLink(database)) {
            throw Fault.of(
                            FaultCode.FILE_NOT_WRITABLE,
                            "The warehouse \"" + database + "\" is a link to another file.")
                    .withHint("Put the file itself there; a link may lead out of the workspace.")
                    .toException();
        }
        try {
            lane.execute(
                    "ATTACH " + Dialect.DUCKDB.text(database.toString()) + " AS " + NAME + how);
        } catch (EngineException e) {
            throw notOpened(database, e).toException(e);
        }
    }

    private static Fault notOpened(Path database, EngineException e) {
        var said = e.said().message();
        var name = "The warehouse \"" + database.getFileName() + "\"";
        if (said.contains("Could not set lock") || said.contains("being used by another process")) {
            var holder = HOLDER.matcher(said);
            var program =
                    holder.find()
                            ? "another program: "
                                    + Path.of(holder.group(1)).getFileName()
                                    + ", process "
                                    + holder.group(2)
                            : "another program";
            return Fault.of(FaultCode.WAREHOUSE_BUSY, name + " is open in " + program + ".")
                    .withHint("Close the file there and run again.");
        }
        var fault = e.fault();
        return Fault.of(fault.code(), name + " cannot be opened: " + fault.message())
                .withHint("See that " + database + " is a database of DuckDB and may be written.");
    }

    /// Detaches it, also after a cancel.
    public void detach(Lane lane) {
        lane.settle("DETACH " + NAME);
    }

    /// The tables and views of the attached warehouse.
    public Map<String, Schema> tables(Lane lane) {
        var rows =
                lane.rows(
                        "SELECT table_name, column_name, data_type FROM duckdb_columns() WHERE"
                                + " database_name = '"
                                + NAME
                                + "' AND schema_name = 'main' ORDER BY table_name, column_index");
        var columns = new LinkedHashMap<String, List<Column>>();
        for (var row : rows.values()) {
            columns.computeIfAbsent(String.valueOf(row.get(0)), _ -> new ArrayList<>())
                    .add(new Column(String.valueOf(row.get(1)), String.valueOf(row.get(2))));
        }
        var tables = new LinkedHashMap<String, Schema>();
        columns.forEach((table, all) -> tables.put(table, new Schema(all)));
        return tables;
    }

    /// Names of the views of the attached warehouse, in lower case.
    public Set<String> views(Lane lane) {
        var rows =
                lane.rows(
                        "SELECT view_name FROM duckdb_views() WHERE database_name = '"
                                + NAME
                                + "' AND schema_name = 'main' AND NOT internal");
        var names = new LinkedHashSet<String>();
        rows.values()
                .forEach(row -> names.add(String.valueOf(row.get(0)).toLowerCase(Locale.ROOT)));
        return names;
    }
}
