package dev.millrace.node;

import dev.millrace.sql.Sql;

/// How a source is read.
public sealed interface Scan {

    /// A plain SELECT on port `out`, which may be fused with what comes after it.
    record Inline(Sql select) implements Scan {}

    /// Rows for port `out`, and then the lines the reader refused for port `rejected`.
    ///
    /// @param rows a SELECT that stores what it rejects
    /// @param rejected a SELECT over `REJECTS`
    record WithRejects(Sql rows, Sql rejected) implements Scan {

        /// Stands for what the reader refused: columns `file VARCHAR, line UBIGINT, "column"
        /// VARCHAR, kind VARCHAR, text VARCHAR, message VARCHAR`, an entry per value.
        public static final String REJECTS = "rejected values";

        /// Makes it of what the engine noted of the scans of a connection.
        public static final String REJECTS_VIEW =
                """
                CREATE TEMP VIEW "rejected values" AS
                SELECT s.file_path AS file, e.line, e.column_name AS "column",
                    CAST(e.error_type AS VARCHAR) AS kind, e.csv_line AS text,
                    e.error_message AS message
                FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id)""";
    }

    /// A snapshot of the workspace's warehouse, taken before anything else is done.
    ///
    /// @param select over `WAREHOUSE.table` names
    record FromWarehouse(Sql select) implements Scan {

        /// The name the warehouse is attached by.
        public static final String WAREHOUSE = "warehouse";
    }
}
