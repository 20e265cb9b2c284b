package dev.millrace.duck;

import dev.millrace.fault.FaultCode;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The workspace's own database file, `warehouse.duckdb`. Opened by nobody for longer than it
/// takes.
///
/// @param file which need not exist yet
/// @param lockFile which everybody who opens it holds
public record Warehouse(Path file, Path lockFile) {

    /// The name it is attached by.
    public static final String NAME = "warehouse";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

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
    public ProcessLock lockForReading(String who) {
        return ProcessLock.take(lockFile, true, who, PATIENCE, FaultCode.WAREHOUSE_BUSY);
    }

    /// For changing it, alone.
    public ProcessLock lockForWriting(String who) {
        return ProcessLock.take(lockFile, false, who, PATIENCE, FaultCode.WAREHOUSE_BUSY);
    }

    /// All files the engine may touch when it opens the database.
    public List<Path> files() {
        var all = new ArrayList<Path>();
        for (String ending : List.of("", ".wal", ".wal.checkpoint", ".wal.recovery")) {
            all.add(file.resolveSibling(file.getFileName() + ending));
        }
        return all;
    }

    /// Attaches it for reading; the caller holds the lock.
    public void attachForReading(Lane lane) {
        lane.execute("ATTACH " + name() + " AS " + NAME + " (READ_ONLY)");
    }

    /// Attaches it for writing, makes it if it is not there; the caller holds the lock.
    public void attachForWriting(Lane lane) {
        lane.execute("ATTACH " + name() + " AS " + NAME);
    }

    public void detach(Lane lane) {
        lane.execute("DETACH " + NAME);
    }

    private String name() {
        return Dialect.DUCKDB.text(file.toString());
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
}
