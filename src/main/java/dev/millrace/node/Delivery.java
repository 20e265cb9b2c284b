package dev.millrace.node;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// Where rows go and how they are written. Staged first, committed when the whole run succeeded.
public sealed interface Delivery {

    /// One file that takes the place of the one before.
    ///
    /// @param path as written in the settings
    /// @param options of `COPY ... TO`, without FORMAT and the parentheses; may be empty
    /// @param readBack a SELECT that reads what was staged; `Sql.Part.Files` stands for it
    record ToFile(String path, Format format, Sql options, Sql readBack) implements Delivery {}

    /// A folder of files.
    ///
    /// @param append whether the files of earlier runs stay
    /// @param partitions columns whose values name the folders inside; may be empty
    /// @param options of `COPY ... TO`, without FORMAT, PARTITION_BY and the parentheses
    record ToFolder(
            String path,
            Format format,
            boolean append,
            List<String> partitions,
            Sql options,
            Sql readBack)
            implements Delivery {
        public ToFolder {
            partitions = List.copyOf(partitions);
        }
    }

    /// What files hold; its lower-case name is the ending of files and the engine's format.
    enum Format {
        CSV,
        JSON,
        PARQUET;

        /// The type a column has once it is stored. Parquet has no integers of 128 bits, and the
        /// engine would write them as DOUBLE; 38 digits keep every one up to 10^38 exact.
        public String stored(String type) {
            return this == PARQUET
                    ? type.replace("UHUGEINT", "DECIMAL(38,0)").replace("HUGEINT", "DECIMAL(38,0)")
                    : type;
        }

        /// The rows of a SELECT with the types the format can hold without loss.
        public String storable(String select, Schema schema) {
            var casts = new ArrayList<String>();
            for (Column column : schema.columns()) {
                var type = stored(column.type());
                if (!type.equals(column.type())) {
                    var name = Dialect.DUCKDB.name(column.name());
                    casts.add("CAST(" + name + " AS " + type + ") AS " + name);
                }
            }
            return casts.isEmpty()
                    ? select
                    : "SELECT * REPLACE (" + String.join(", ", casts) + ") FROM (" + select + ")";
        }
    }

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
