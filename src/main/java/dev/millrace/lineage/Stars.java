package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/// The columns behind `*`, `t.*` and `COLUMNS(...)`.
final class Stars {

    private final Analysis analysis;

    Stars(Analysis analysis) {
        this.analysis = analysis;
    }

    /// @throws UnknownShapeException if they cannot be told
    List<Col> columns(Value.Fields star, Scope scope) {
        var seen = new ArrayList<>(shown(star, scope));
        analysis.uses().star(star, seen);
        seen.removeIf(each -> isExcluded(star, each));
        var columns = new ArrayList<Col>();
        for (From.Seen each : seen) {
            columns.add(renamed(star, replaced(star, each.column(), scope)));
        }
        var chooser = Tree.fields(star, "expr");
        return Tree.isExpression(chooser) ? chosen(chooser, columns) : columns;
    }

    private static List<From.Seen> shown(Value.Fields star, Scope scope) {
        var table = Tree.text(star, "relation_name");
        var from = scope.nearest();
        if (table.isEmpty()) {
            return from.star();
        }
        var binding = from.binding(table);
        if (binding.isPresent()) {
            return binding.get().columns().stream()
                    .map(column -> new From.Seen(table, column))
                    .toList();
        }
        var struct = scope.resolve(List.of(table));
        var fields = StructType.fields(struct.type());
        if (fields.isEmpty()) {
            throw new UnknownShapeException("star of " + table);
        }
        return fields.stream()
                .map(
                        field ->
                                new From.Seen(
                                        table,
                                        struct.derived().as(field).written(table + "." + field)))
                .toList();
    }

    private static boolean isExcluded(Value.Fields star, From.Seen seen) {
        boolean plain = Tree.texts(star, "exclude_list").stream().anyMatch(seen.column()::isCalled);
        return plain
                || Tree.list(star, "qualified_exclude_list").stream()
                        .anyMatch(each -> isMeant(each, seen));
    }

    /// Whether an exception that names a table too is of the column.
    static boolean isMeant(Value.Fields exception, From.Seen seen) {
        var table = Tree.text(exception, "table");
        return seen.column().isCalled(Tree.text(exception, "column"))
                && (table.isEmpty() || seen.table().equalsIgnoreCase(table));
    }

    private Col replaced(Value.Fields star, Col column, Scope scope) {
        for (Value.Fields each : Tree.list(star, "replace_list")) {
            if (column.isCalled(Tree.text(each, "key"))) {
                var expression = Tree.fields(each, "value");
                return analysis.item(expression, scope).as(column.name());
            }
        }
        return column;
    }

    private static Col renamed(Value.Fields star, Col column) {
        for (Value.Fields each : Tree.list(star, "rename_list")) {
            if (column.isCalled(Tree.text(Tree.fields(each, "key"), "column"))) {
                return column.as(Tree.text(each, "value"));
            }
        }
        return column;
    }

    /// Those of the columns that COLUMNS takes: by a pattern or by a list of names.
    private static List<Col> chosen(Value.Fields chooser, List<Col> columns) {
        if (Tree.is(chooser, "CONSTANT")) {
            var pattern = pattern(Tree.constant(chooser));
            return columns.stream().filter(c -> pattern.matcher(c.name()).find()).toList();
        }
        if (!Expressions.isCalled(chooser, java.util.Set.of("list_value"))) {
            throw new UnknownShapeException("COLUMNS");
        }
        var wanted = Tree.children(chooser).stream().map(Stars::name).toList();
        return columns.stream().filter(c -> wanted.stream().anyMatch(c::isCalled)).toList();
    }

    private static String name(Value.Fields expression) {
        return Tree.is(expression, "CONSTANT")
                ? Tree.constant(expression)
                : String.join(".", Tree.texts(expression, "column_names"));
    }

    private static Pattern pattern(String regex) {
        try {
            return Pattern.compile(regex);
        } catch (PatternSyntaxException notJava) {
            throw new UnknownShapeException("pattern " + regex);
        }
    }

    /// Those whose names are like a text, for `* LIKE 'a%'`.
    List<Col> like(Value.Fields comparison, Scope scope) {
        var sides = Tree.children(comparison);
        boolean wanted = Tree.text(comparison, "function_name").equals("~~");
        if (sides.size() != 2 || !Tree.is(sides.get(1), "CONSTANT")) {
            throw new UnknownShapeException("star with a condition");
        }
        var pattern =
                Tree.constant(sides.get(1))
                        .chars()
                        .mapToObj(c -> c == '%' ? ".*" : c == '_' ? "." : quoted(c))
                        .collect(Collectors.joining());
        return columns(sides.getFirst(), scope).stream()
                .filter(column -> column.name().matches(pattern) == wanted)
                .toList();
    }

    private static String quoted(int character) {
        return Pattern.quote(Character.toString(character));
    }
}
