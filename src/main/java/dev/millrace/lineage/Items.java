package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The columns of a SELECT list.
final class Items {

    private final Analysis analysis;
    private Optional<Col> chosen = Optional.empty();

    Items(Analysis analysis) {
        this.analysis = analysis;
    }

    /// The column that stands for `COLUMNS(...)` while it is looked at one by one.
    Optional<Col> chosen() {
        return chosen;
    }

    /// One expression of the list, which may be several columns.
    List<Col> columns(Value.Fields expression, Scope scope) {
        var stars = analysis.stars();
        if (Tree.is(expression, "STAR") && !Tree.flag(expression, "columns")) {
            return stars.columns(expression, scope);
        }
        if (isStarWithCondition(expression)) {
            return stars.like(expression, scope);
        }
        if (chosen.isEmpty()) {
            var several = chooser(expression);
            if (several.isPresent()) {
                return each(expression, stars.columns(several.get(), scope), scope);
            }
        }
        if (Unnest.is(expression)) {
            var parts =
                    Unnest.columns(
                            expression,
                            scope,
                            analysis.expressions(),
                            analysis.written().expression(expression));
            if (parts.isPresent()) {
                return parts.get();
            }
        }
        return List.of(one(expression, scope));
    }

    /// An expression that is one column.
    Col one(Value.Fields expression, Scope scope) {
        var value = analysis.expressions().value(expression, scope);
        var alias = Tree.text(expression, "alias");
        if (Tree.is(expression, "COLUMN_REF")) {
            return reference(expression, value, alias);
        }
        var text = analysis.written().expression(expression);
        return value.as(alias.isEmpty() ? ownName(expression) : alias).written(text);
    }

    /// A column as it is keeps what is known of it; a part of one is something new.
    private Col reference(Value.Fields expression, Col value, String alias) {
        var name = alias.isEmpty() ? Tree.texts(expression, "column_names").getLast() : alias;
        boolean isPart = value.making().compareTo(Making.COPY) > 0 && value.expression().isEmpty();
        if (isPart) {
            return value.as(name).written(analysis.written().expression(expression));
        }
        return alias.isEmpty() && value.isCalled(name) ? value : value.as(name);
    }

    private static boolean isStarWithCondition(Value.Fields expression) {
        var sides = Tree.children(expression);
        return Expressions.isCalled(expression, java.util.Set.of("~~", "!~~"))
                && Tree.is(sides.getFirst(), "STAR")
                && !Tree.flag(sides.getFirst(), "columns");
    }

    /// The `COLUMNS(...)` in an expression that makes it several columns.
    private static Optional<Value.Fields> chooser(Value.Fields expression) {
        boolean unpacks = Tree.text(expression, "type").equals("OPERATOR_UNPACK");
        if (unpacks || Tree.is(expression, "SUBQUERY")) {
            return Optional.empty();
        }
        if (Tree.is(expression, "STAR")) {
            return Tree.flag(expression, "columns") ? Optional.of(expression) : Optional.empty();
        }
        return Tree.children(expression).stream()
                .flatMap(child -> chooser(child).stream())
                .findFirst();
    }

    private List<Col> each(Value.Fields expression, List<Col> columns, Scope scope) {
        var found = new ArrayList<Col>();
        var alias = Tree.text(expression, "alias");
        for (Col column : columns) {
            chosen = Optional.of(column);
            var value = analysis.expressions().value(expression, scope);
            chosen = Optional.empty();
            boolean bare = Tree.is(expression, "STAR");
            var text = bare ? value.expression() : analysis.written().expression(expression);
            // The engine makes names of patterns, which is left to it.
            var name = alias.isEmpty() ? column.name() : alias.contains("\\") ? "" : alias;
            found.add(bare && alias.isEmpty() ? value : value.as(name).written(text));
        }
        return found;
    }

    /// The name the engine gives a plain call; empty for anything more.
    private static String ownName(Value.Fields expression) {
        var name = Tree.text(expression, "function_name");
        if (!Tree.is(expression, "FUNCTION")
                || Tree.flag(expression, "is_operator")
                || Tree.flag(expression, "distinct")
                || Tree.isExpression(Tree.fields(expression, "filter"))) {
            return "";
        }
        var arguments = new ArrayList<String>();
        for (Value.Fields child : Tree.children(expression)) {
            if (!Tree.is(child, "COLUMN_REF")) {
                return "";
            }
            arguments.add(String.join(".", Tree.texts(child, "column_names")));
        }
        return name + "(" + String.join(", ", arguments) + ")";
    }
}
