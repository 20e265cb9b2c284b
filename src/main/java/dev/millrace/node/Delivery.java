package dev.millrace.node;

import dev.millrace.sql.Sql;
import java.util.List;

/// Where rows go and how they are written. Staged first, committed when the whole run succeeded.
public sealed interface Delivery {

    /// One file that takes the place of the one before.
    ///
    /// @param path as written in the settings
    /// @param options of `COPY ... TO`, without the parentheses
    /// @param readBack a SELECT that reads what was staged; `Sql.Part.Files` stands for it
    record ToFile(String path, Sql options, Sql readBack) implements Delivery {}

    /// A folder of files.
    ///
    /// @param append whether the files of earlier runs stay
    /// @param options of `COPY ... TO`, without the parentheses
    /// @param extension of the files, such as `parquet`
    record ToFolder(String path, boolean append, Sql options, Sql readBack, String extension)
            implements Delivery {}

    /// A table of the workspace's warehouse.
    ///
    /// @param keys columns that identify a row; only for `MERGE`
    record ToTable(String table, TableMode mode, List<String> keys) implements Delivery {
        public ToTable {
            keys = List.copyOf(keys);
        }
    }

    enum TableMode {
        /// The table holds exactly the delivered rows.
        REPLACE,
        /// The delivered rows are added.
        APPEND,
        /// Rows with known keys are updated, others are inserted.
        MERGE
    }
}
