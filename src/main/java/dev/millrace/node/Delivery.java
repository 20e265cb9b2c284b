package dev.millrace.node;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /// A version of a dataset: a folder in a folder, with a description of the rows.
    ///
    /// @param path of the folder of all versions
    /// @param options of `COPY ... TO`, without FORMAT and the parentheses
    record ToDataset(String path, DatasetTerms terms, Sql options, Sql readBack)
            implements Delivery {

        /// The folder of the version, below the folder of all.
        public String version() {
            return terms.version().toString();
        }

        /// The file of the rows, below the folder of all versions.
        public String data() {
            return version() + "/data.parquet";
        }
    }

    /// What files hold; its lower-case name is the ending of files and the engine's format.
    enum Format {
        CSV,
        JSON,
        PARQUET;

        /// Types that Parquet lacks, and quoted names and values, which may look like one. A name
        /// in a struct may stand without quotes: a type follows it.
        private static final Pattern LACKING =
                Pattern.compile(
                        "\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|\\bTIME WITH TIME ZONE\\b|\\bUNION\\("
                                + "|\\b(?:U?HUGEINT|INTERVAL)\\b(?! [\\w\"])");

        /// The type a column has once it is stored. Parquet has no integers of 128 bits, and the
        /// engine would write them as DOUBLE; 38 digits keep every one up to 10^38 exact. Its
        /// intervals have no microseconds and its times of day no zone, so texts keep those.
        public String stored(String type) {
            return this == PARQUET
                    ? LACKING.matcher(type).replaceAll(found -> inParquet(found.group()))
                    : type;
        }

        /// The columns as they are stored.
        public Schema stored(Schema schema) {
            return new Schema(
                    schema.columns().stream()
                            .map(c -> new Column(c.name(), stored(c.type()), c.tags()))
                            .toList());
        }

        private static String inParquet(String type) {
            return switch (type) {
                case "HUGEINT", "UHUGEINT" -> "DECIMAL(38,0)";
                case "INTERVAL", "TIME WITH TIME ZONE" -> "VARCHAR";
                default -> Matcher.quoteReplacement(type);
            };
        }

        /// Whether a type has a form in the files.
        public boolean holds(String type) {
            return this != PARQUET
                    || LACKING.matcher(type).results().noneMatch(t -> t.group().equals("UNION("));
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
