package dev.millrace.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The columns of a relation, in order. Names differ by more than case, as the engine demands.
public record Schema(List<Column> columns) {

    public static final Schema EMPTY = new Schema(List.of());

    public Schema {
        columns = List.copyOf(columns);
    }

    public List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /// The column of that name; the engine compares names without regard to case.
    public Optional<Column> find(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return columns.stream()
                .filter(column -> column.name().toLowerCase(Locale.ROOT).equals(wanted))
                .findFirst();
    }
}
