package dev.millrace.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What FROM makes visible.
///
/// @param bindings tables that columns may be qualified by
/// @param star what `*` stands for
/// @param merged columns that USING made one, by name in lower case
record From(List<Binding> bindings, List<Seen> star, Map<String, Col> merged, Sources rows) {

    static final From EMPTY = new From(List.of(), List.of(), Map.of(), Sources.NONE);

    /// @param name empty if nothing can be qualified by it
    record Binding(String name, List<Col> columns) {

        Optional<Col> find(String column) {
            return columns.stream().filter(each -> each.isCalled(column)).findFirst();
        }
    }

    /// A column that `*` shows.
    ///
    /// @param table the name it may be qualified by
    record Seen(String table, Col column) {}

    static From of(String name, Table table) {
        return new From(
                List.of(new Binding(name, table.columns())),
                table.columns().stream().map(column -> new Seen(name, column)).toList(),
                Map.of(),
                table.rows());
    }

    /// Both sides, without anything merged.
    From beside(From right) {
        var all = new ArrayList<>(bindings);
        all.addAll(right.bindings);
        var shown = new ArrayList<>(star);
        shown.addAll(right.star);
        var both = new LinkedHashMap<>(merged);
        right.merged.forEach(both::putIfAbsent);
        return new From(all, shown, both, rows.and(right.rows));
    }

    From with(Sources more) {
        return new From(bindings, star, merged, rows.and(more));
    }

    /// The column that a bare name stands for.
    Optional<Col> find(String column) {
        var one = merged.get(column.toLowerCase(Locale.ROOT));
        return one != null
                ? Optional.of(one)
                : bindings.stream().flatMap(binding -> binding.find(column).stream()).findFirst();
    }

    Optional<Binding> binding(String name) {
        return bindings.stream()
                .filter(binding -> !binding.name().isEmpty())
                .filter(binding -> binding.name().equalsIgnoreCase(name))
                .findFirst();
    }
}
