package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;

/// One SELECT.
final class Selects {

    private final Analysis analysis;

    Selects(Analysis analysis) {
        this.analysis = analysis;
    }

    Table table(Value.Fields select, Scope outer) {
        var from = analysis.froms().from(Tree.fields(select, "from_table"), outer);
        var scope = outer.inside(from);
        var columns = new ArrayList<Col>();
        var plain = new ArrayList<Col>();
        for (Value.Fields item : Tree.list(select, "select_list")) {
            var found = analysis.items().columns(item, scope);
            columns.addAll(found);
            if (!analysis.expressions().aggregates(item)) {
                plain.addAll(found);
            }
            found.forEach(scope::alias);
        }
        var rows = new ArrayList<Sources>();
        rows.add(from.rows());
        rows.add(condition(select, "where_clause", scope));
        scope.prefer(Scope.Meaning.BOTH);
        rows.add(groups(select, columns, plain, scope));
        rows.add(condition(select, "having", scope));
        rows.add(condition(select, "qualify", scope));
        rows.add(modifiers(select, columns, scope));
        rows.add(scope.multiplied());
        return new Table(columns, Sources.all(rows));
    }

    private Sources condition(Value.Fields select, String name, Scope scope) {
        var condition = Tree.fields(select, name);
        return Tree.isExpression(condition)
                ? analysis.expressions().sources(condition, scope, Effect.FILTER)
                : Sources.NONE;
    }

    /// @param plain columns that are no aggregates, by which GROUP BY ALL groups
    private Sources groups(Value.Fields select, List<Col> columns, List<Col> plain, Scope scope) {
        var groups = Tree.list(select, "group_expressions");
        if (groups.isEmpty()
                && Tree.text(select, "aggregate_handling").equals("FORCE_AGGREGATES")) {
            return new Table(plain, Sources.NONE).all().through(Effect.GROUP);
        }
        return keys(groups, columns, scope, Effect.GROUP);
    }

    private Sources keys(List<Value.Fields> keys, List<Col> columns, Scope scope, Effect effect) {
        var all = new ArrayList<Sources>();
        for (Value.Fields key : keys) {
            var position = Tree.position(key);
            boolean isBare = effect == Effect.SORT && Tree.is(key, "COLUMN_REF");
            scope.prefer(isBare ? Scope.Meaning.ALIAS : Scope.Meaning.BOTH);
            if (position.isEmpty()) {
                all.add(analysis.expressions().sources(key, scope, effect));
            } else if (position.getAsInt() >= 0 && position.getAsInt() < columns.size()) {
                all.add(columns.get(position.getAsInt()).sources().through(effect));
            }
        }
        return Sources.all(all);
    }

    /// What DISTINCT, ORDER BY and LIMIT depend on.
    Sources modifiers(Value.Fields query, List<Col> columns, Scope scope) {
        var all = new ArrayList<Sources>();
        for (Value.Fields modifier : Tree.list(query, "modifiers")) {
            all.add(
                    switch (Tree.text(modifier, "type")) {
                        case "DISTINCT_MODIFIER" -> distinct(modifier, columns, scope);
                        case "ORDER_MODIFIER" -> order(modifier, columns, scope);
                        case "LIMIT_MODIFIER", "LIMIT_PERCENT_MODIFIER" ->
                                keys(
                                        Tree.children(modifier).stream()
                                                .filter(child -> !Tree.is(child, "CONSTANT"))
                                                .toList(),
                                        columns,
                                        scope,
                                        Effect.FILTER);
                        default -> throw new UnknownShapeException("modifier");
                    });
        }
        return Sources.all(all);
    }

    private Sources distinct(Value.Fields modifier, List<Col> columns, Scope scope) {
        var on = Tree.list(modifier, "distinct_on_targets");
        return on.isEmpty()
                ? new Table(columns, Sources.NONE).all().through(Effect.GROUP)
                : keys(on, columns, scope, Effect.GROUP);
    }

    private Sources order(Value.Fields modifier, List<Col> columns, Scope scope) {
        var keys = Tree.children(modifier);
        boolean byAll =
                keys.stream()
                        .anyMatch(
                                key ->
                                        Tree.is(key, "STAR")
                                                && !Tree.isExpression(Tree.fields(key, "expr")));
        return byAll
                ? new Table(columns, Sources.NONE).all().through(Effect.SORT)
                : keys(keys, columns, scope, Effect.SORT);
    }
}
