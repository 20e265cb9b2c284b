package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `unnest` in a SELECT list: rows of a list, or columns of a struct.
final class Unnest {

    /// Functions that make several rows of one.
    static final Set<String> NAMES =
            Set.of("unnest", "unlist", "generate_subscripts", "regexp_split_to_table");

    private Unnest() {}

    static boolean is(Value.Fields expression) {
        return Expressions.isCalled(expression, Set.of("unnest", "unlist"));
    }

    /// The columns it gives if it takes a struct apart.
    static Optional<List<Col>> columns(
            Value.Fields call, Scope scope, Expressions expressions, String text) {
        var arguments = Tree.list(call, "arguments");
        if (arguments.size() != 1) {
            if (!arguments.isEmpty()) {
                throw new UnknownShapeException("recursive unnest");
            }
            return Optional.empty();
        }
        var argument = Tree.fields(arguments.getFirst(), "expression");
        if (Expressions.isCalled(argument, Set.of("struct_pack"))) {
            return Optional.of(members(argument, scope, expressions));
        }
        var value = expressions.value(argument, scope);
        var fields = StructType.fields(value.type());
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        fields.stream()
                                .map(field -> value.derived().as(field).written(text))
                                .toList());
    }

    private static List<Col> members(Value.Fields struct, Scope scope, Expressions expressions) {
        var columns = new ArrayList<Col>();
        for (Value.Fields argument : Tree.list(struct, "arguments")) {
            var value = expressions.value(Tree.fields(argument, "expression"), scope);
            columns.add(value.as(Tree.text(argument, "name")));
        }
        return columns;
    }
}
