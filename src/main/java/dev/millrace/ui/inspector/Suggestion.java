package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import dev.millrace.ui.fx.Search;
import java.util.List;
import java.util.stream.Stream;

/// Something a person may mean to type.
///
/// @param text what is put in
/// @param detail said beside it; may be empty
record Suggestion(String text, String detail) {

    /// The engine's types as people need them, the most usual ones first.
    static final List<Suggestion> TYPES =
            Stream.of(
                            "VARCHAR",
                            "INTEGER",
                            "BIGINT",
                            "DECIMAL(18, 2)",
                            "DOUBLE",
                            "BOOLEAN",
                            "DATE",
                            "TIMESTAMP",
                            "TIMESTAMP WITH TIME ZONE",
                            "TIME",
                            "INTERVAL",
                            "SMALLINT",
                            "TINYINT",
                            "HUGEINT",
                            "UBIGINT",
                            "UINTEGER",
                            "FLOAT",
                            "UUID",
                            "BLOB",
                            "JSON",
                            "VARCHAR[]")
                    .map(type -> new Suggestion(type, ""))
                    .toList();

    static Suggestion of(Column column) {
        return new Suggestion(column.name(), column.type());
    }

    static List<Suggestion> matching(List<Suggestion> all, String typed) {
        return Search.find(all, typed, each -> new Search.Words(each.text(), List.of()));
    }
}
