package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// PIVOT with listed values, and UNPIVOT.
final class Pivots {

    private final Analysis analysis;

    Pivots(Analysis analysis) {
        this.analysis = analysis;
    }

    Table table(Value.Fields pivot, Scope outer) {
        var from = analysis.froms().from(Tree.fields(pivot, "source"), outer);
        var scope = outer.inside(from);
        return Tree.texts(pivot, "unpivot_names").isEmpty()
                ? wide(pivot, from, scope)
                : tall(pivot, from, scope);
    }

    private Table wide(Value.Fields pivot, From from, Scope scope) {
        var aggregates = Tree.list(pivot, "aggregates");
        var values = aggregates.stream().map(each -> analysis.items().one(each, scope)).toList();
        var choosing = choosing(pivot, scope);
        var used = new Table(values, Sources.NONE).all().and(choosing);
        var columns = new ArrayList<>(groups(pivot, from, used));
        var keys = new Table(columns, Sources.NONE).all().through(Effect.GROUP);
        for (String name : names(pivot)) {
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                columns.add(
                        Col.computed(value.sources().and(choosing), Making.AGGREGATED)
                                .as(name(name, aggregates, i))
                                .written(value.expression()));
            }
        }
        return new Table(columns, from.rows().and(keys));
    }

    /// The columns whose values are the listed ones.
    private Sources choosing(Value.Fields pivot, Scope scope) {
        return Sources.all(
                Tree.list(pivot, "pivots").stream()
                        .flatMap(each -> Tree.list(each, "pivot_expressions").stream())
                        .map(e -> analysis.expressions().sources(e, scope, Effect.CONDITION))
                        .toList());
    }

    private static List<String> names(Value.Fields pivot) {
        var names = List.of("");
        for (Value.Fields each : Tree.list(pivot, "pivots")) {
            names = names(names, Tree.list(each, "entries"));
        }
        return names;
    }

    private static String name(String entry, List<Value.Fields> aggregates, int index) {
        var alias = Tree.text(aggregates.get(index), "alias");
        if (alias.isEmpty()) {
            return aggregates.size() == 1 ? entry : "";
        }
        return entry.isEmpty() ? "" : entry + "_" + alias;
    }

    /// Each name so far with each of the listed values.
    private static List<String> names(List<String> before, List<Value.Fields> entries) {
        if (entries.isEmpty()) {
            throw new UnknownShapeException("PIVOT without listed values");
        }
        var names = new ArrayList<String>();
        for (String start : before) {
            for (Value.Fields entry : entries) {
                var alias = Tree.text(entry, "alias");
                var value = Tree.fields(entry, "star_expr");
                if (!Tree.is(value, "CONSTANT")) {
                    throw new UnknownShapeException("PIVOT of an expression");
                }
                var own = alias.isEmpty() ? Tree.constant(value) : alias;
                names.add(start.isEmpty() ? own : start + "_" + own);
            }
        }
        return names;
    }

    /// The columns named, else all that are used for nothing else.
    private List<Col> groups(Value.Fields pivot, From from, Sources used) {
        var named = Tree.texts(pivot, "groups");
        var columns = new ArrayList<Col>();
        for (String name : named) {
            var column = from.find(name).orElseThrow(() -> new UnknownShapeException("PIVOT"));
            analysis.uses().behind("GROUP", analysis.written().own(pivot), column);
            columns.add(column);
        }
        return named.isEmpty() ? unused(from, used.effects().keySet()) : columns;
    }

    private static List<Col> unused(From from, Set<Cell> used) {
        return from.star().stream()
                .map(From.Seen::column)
                .filter(c -> c.sources().effects().keySet().stream().noneMatch(used::contains))
                .toList();
    }

    private Table tall(Value.Fields pivot, From from, Scope scope) {
        var valueNames = Tree.texts(pivot, "unpivot_names");
        var used = new LinkedHashSet<Cell>();
        var values = new ArrayList<List<Col>>();
        valueNames.forEach(_ -> values.add(new ArrayList<>()));
        var columns = new ArrayList<Col>();
        for (Value.Fields each : Tree.list(pivot, "pivots")) {
            for (Value.Fields entry : Tree.list(each, "entries")) {
                entry(Tree.fields(entry, "star_expr"), scope, values, used);
            }
            Tree.texts(each, "unpivot_names").forEach(name -> columns.add(Col.CONSTANT.as(name)));
        }
        columns.addAll(0, unused(from, used));
        var all = new ArrayList<Sources>();
        for (int i = 0; i < values.size(); i++) {
            var value = values.get(i).stream().reduce(Col::or).orElse(Col.CONSTANT);
            columns.add(value.as(valueNames.get(i)));
            all.add(value.sources());
        }
        var dropping =
                Tree.flag(pivot, "include_nulls")
                        ? Sources.NONE
                        : Sources.all(all).through(Effect.FILTER);
        return new Table(columns, from.rows().and(dropping));
    }

    /// One entry is a column, a row of as many as there are values, or a star of several.
    private void entry(Value.Fields entry, Scope scope, List<List<Col>> values, Set<Cell> used) {
        boolean isRow = Expressions.isCalled(entry, Set.of("row")) && values.size() > 1;
        if (!isRow && values.size() > 1) {
            throw new UnknownShapeException("UNPIVOT");
        }
        var parts = isRow ? Tree.children(entry) : List.of(entry);
        for (int i = 0; i < parts.size(); i++) {
            for (Col column : analysis.items().columns(parts.get(i), scope)) {
                values.get(i).add(column);
                used.addAll(column.sources().effects().keySet());
            }
        }
    }
}
