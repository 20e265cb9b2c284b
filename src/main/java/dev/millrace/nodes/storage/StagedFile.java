package dev.millrace.nodes.storage;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// What the deliveries to files have in common: how they are compressed, and their columns when
/// they are read back.
final class StagedFile {

    private StagedFile() {}

    /// The compression that readers expect of a path by its ending.
    static String compression(String path) {
        var lower = path.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".gz")) {
            return "gzip";
        }
        return lower.endsWith(".zst") ? "zstd" : "none";
    }

    /// The columns as the readers take them: `{'day': 'DATE'}`.
    static Sql columns(Schema schema) {
        var members = new LinkedHashMap<String, Value>();
        for (Column column : schema.columns()) {
            members.put(column.name(), Value.of(column.type()));
        }
        return Sql.literal(new Value.Fields(members));
    }

    /// What a reader gives, with some columns cast back to their types.
    ///
    /// @param read the call of the reader
    static Sql cast(Sql read, List<Column> columns) {
        var casts =
                columns.stream()
                        .map(
                                column ->
                                        Sql.of(
                                                "CAST({} AS {}) AS {}",
                                                Sql.name(column.name()),
                                                Sql.keyword(column.type()),
                                                Sql.name(column.name())))
                        .toList();
        return casts.isEmpty()
                ? Sql.of("SELECT * FROM {}", read)
                : Sql.of("SELECT * REPLACE ({}) FROM {}", Sql.join(", ", casts), read);
    }
}
