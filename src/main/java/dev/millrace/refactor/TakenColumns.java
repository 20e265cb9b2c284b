package dev.millrace.refactor;

import dev.millrace.model.Column;
import dev.millrace.model.Node;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The columns that an input of a pipeline takes.
final class TakenColumns {

    private final List<Column> columns = new ArrayList<>();

    TakenColumns(Node input) {
        if (input.settings().get("columns") instanceof Value.Items(var values)) {
            values.forEach(this::read);
        }
    }

    /// The long form, and the short one: `["id", "BIGINT"]`.
    private void read(Value value) {
        var parts =
                switch (value) {
                    case Value.Fields fields -> List.of(text(fields, "name"), text(fields, "type"));
                    case Value.Items(var values) ->
                            values.stream()
                                    .map(each -> each instanceof Value.Text(String t) ? t : "")
                                    .toList();
                    default -> List.<String>of();
                };
        if (parts.size() == 2) {
            columns.add(new Column(parts.getFirst(), parts.getLast()));
        }
    }

    private static String text(Value.Fields fields, String name) {
        return fields.get(name) instanceof Value.Text(String text) ? text : "";
    }

    /// Whether they are all there is, in the same order and of the same types.
    boolean areAll(Schema given) {
        if (given.columns().size() != columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            var one = columns.get(i);
            var other = given.columns().get(i);
            if (!one.name().equals(other.name()) || !isSame(one, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(Column one, Column other) {
        return one.type().strip().equalsIgnoreCase(other.type());
    }

    /// Settings of an SQL node that gives them.
    ///
    /// @param table by which it knows the rows
    Value.Fields select(Schema given, String table) {
        var items =
                columns.stream()
                        .map(column -> item(column, given))
                        .collect(Collectors.joining(",\n       "));
        return Value.fields(
                Map.entry(
                        "sql",
                        Value.of("SELECT " + items + "\nFROM " + Dialect.DUCKDB.name(table))));
    }

    private static String item(Column column, Schema given) {
        var name = Dialect.DUCKDB.name(column.name());
        boolean same = given.find(column.name()).filter(each -> isSame(column, each)).isPresent();
        return same ? name : "CAST(" + name + " AS " + column.type().strip() + ") AS " + name;
    }
}
