package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/// What expressions are made of.
final class Expressions {

    private static final Set<String> PLAIN =
            Set.of(
                    "FUNCTION",
                    "OPERATOR",
                    "COMPARISON",
                    "CONJUNCTION",
                    "CAST",
                    "BETWEEN",
                    "COLLATE");

    private final Analysis analysis;

    Expressions(Analysis analysis) {
        this.analysis = analysis;
    }

    /// The value of an expression.
    ///
    /// @throws UnknownShapeException if it holds something that is not known
    Col value(Value.Fields expression, Scope scope) {
        var kind = Tree.text(expression, "class");
        return switch (kind) {
            case "CONSTANT", "PARAMETER", "TYPE", "DEFAULT" -> Col.CONSTANT;
            case "COLUMN_REF" -> column(expression, scope);
            case "SUBQUERY" -> subquery(expression, scope);
            case "LAMBDA" -> lambda(expression, scope);
            case "CASE" -> decided(expression, scope);
            case "WINDOW" -> window(expression, scope);
            case "STAR" -> star(expression, scope);
            case "POSITIONAL_REFERENCE" -> scope.at(Tree.number(expression, "index") - 1);
            default -> {
                if (!PLAIN.contains(kind)) {
                    throw new UnknownShapeException("expression " + kind);
                }
                yield plain(expression, scope);
            }
        };
    }

    /// What an expression depends on.
    Sources sources(Value.Fields expression, Scope scope, Effect effect) {
        return value(expression, scope).sources().through(effect);
    }

    private Col column(Value.Fields expression, Scope scope) {
        var names = Tree.texts(expression, "column_names");
        if (names.isEmpty()) {
            throw new UnknownShapeException("column without a name");
        }
        var column = scope.resolve(names);
        analysis.uses().column(expression, names, column);
        scope.doubtful(names).ifPresent(other -> analysis.uses().doubt(expression, names, other));
        return column;
    }

    private Col plain(Value.Fields expression, Scope scope) {
        if (isCalled(expression, Set.of("columns"))) {
            throw new UnknownShapeException("qualified COLUMNS");
        }
        boolean aggregates = isAggregate(expression);
        var value =
                members(
                        expression,
                        scope,
                        member ->
                                switch (member) {
                                    case "filter" -> Effect.CONDITION;
                                    case "order_bys" -> Effect.SORT;
                                    default -> aggregates ? Effect.AGGREGATED : Effect.DERIVED;
                                });
        if (isCalled(expression, Unnest.NAMES)) {
            scope.multiply(value.sources());
        }
        return Col.computed(
                value.sources(),
                value.making().or(aggregates ? Making.AGGREGATED : Making.DERIVED));
    }

    private Col window(Value.Fields expression, Scope scope) {
        boolean aggregates = Tree.text(expression, "type").equals("WINDOW_AGGREGATE");
        var direct = aggregates ? Effect.AGGREGATED : Effect.DERIVED;
        var value =
                members(
                        expression,
                        scope,
                        member ->
                                switch (member) {
                                    case "arguments", "children" -> direct;
                                    case "filter_expr" -> Effect.CONDITION;
                                    default -> Effect.WINDOW;
                                });
        return Col.computed(
                value.sources(),
                value.making().or(aggregates ? Making.AGGREGATED : Making.DERIVED));
    }

    /// All that is in the members of an expression, each with the effect its member has.
    private Col members(Value.Fields expression, Scope scope, Function<String, Effect> effects) {
        var parts = new ArrayList<Sources>();
        var making = Making.CONSTANT;
        for (var member : expression.members().entrySet()) {
            var effect = effects.apply(member.getKey());
            for (Value.Fields child : Tree.children(Value.fields(member))) {
                var value = value(child, scope);
                parts.add(value.sources().through(effect));
                making = effect.isDirect() ? making.or(value.making()) : making;
            }
        }
        return Col.computed(Sources.all(parts), making);
    }

    static boolean isCalled(Value.Fields expression, Set<String> functions) {
        return Tree.is(expression, "FUNCTION")
                && functions.contains(
                        Tree.text(expression, "function_name").toLowerCase(Locale.ROOT));
    }

    private boolean isAggregate(Value.Fields expression) {
        return isCalled(expression, analysis.aggregates());
    }

    /// Whether it makes one value of several rows of its own FROM.
    boolean aggregates(Value.Fields expression) {
        if (Tree.is(expression, "SUBQUERY")) {
            return false;
        }
        return isAggregate(expression)
                || Tree.children(expression).stream().anyMatch(this::aggregates);
    }

    private Col decided(Value.Fields expression, Scope scope) {
        var parts = new ArrayList<Sources>();
        var making = Making.DERIVED;
        var results = new ArrayList<Value.Fields>();
        for (Value.Fields check : Tree.list(expression, "case_checks")) {
            parts.add(sources(Tree.fields(check, "when_expr"), scope, Effect.CONDITION));
            results.add(Tree.fields(check, "then_expr"));
        }
        if (Tree.isExpression(Tree.fields(expression, "else_expr"))) {
            results.add(Tree.fields(expression, "else_expr"));
        }
        for (Value.Fields result : results) {
            var value = value(result, scope);
            parts.add(value.sources().through(Effect.DERIVED));
            making = making.or(value.making());
        }
        return Col.computed(Sources.all(parts), making);
    }

    /// Of a subquery that only asks whether there are rows, its columns do not matter.
    private Col subquery(Value.Fields expression, Scope scope) {
        var type = Tree.text(expression, "subquery_type");
        var node = Tree.fields(Tree.fields(expression, "subquery"), "node");
        var table = analysis.queries().table(node, scope);
        if (type.endsWith("EXISTS")) {
            return Col.computed(table.rows(), Making.DERIVED);
        }
        if (type.equals("SCALAR") && table.columns().size() == 1) {
            var only = table.columns().getFirst();
            var making = only.making() == Making.COPY ? Making.DERIVED : only.making();
            return Col.computed(only.sources().and(table.rows()), making);
        }
        var parts = new ArrayList<>(List.of(table.all().through(Effect.DERIVED), table.rows()));
        var compared = Tree.fields(expression, "child");
        if (Tree.isExpression(compared)) {
            parts.add(sources(compared, scope, Effect.DERIVED));
        }
        return Col.computed(Sources.all(parts), Making.DERIVED);
    }

    private Col lambda(Value.Fields expression, Scope scope) {
        var parameters = Tree.names(Tree.fields(expression, "lhs"));
        return value(Tree.fields(expression, "expr"), scope.withParameters(parameters)).derived();
    }

    /// A star that does not stand alone is all its columns at once.
    private Col star(Value.Fields expression, Scope scope) {
        var one = analysis.chosen();
        if (one.isPresent() && Tree.flag(expression, "columns")) {
            return one.get();
        }
        var columns = analysis.stars().columns(expression, scope);
        return Col.computed(new Table(columns, Sources.NONE).all(), Making.DERIVED);
    }
}
