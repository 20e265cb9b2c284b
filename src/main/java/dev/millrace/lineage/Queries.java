package dev.millrace.lineage;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Queries: with their common table expressions, set operations and recursion.
final class Queries {

    /// More often than any chain of columns of a recursive query can be long.
    private static final int ROUNDS = 64;

    private final Selects selects;

    Queries(Analysis analysis) {
        this.selects = new Selects(analysis);
    }

    /// @throws UnknownShapeException if it holds something that is not known
    Table table(Value.Fields query, Scope outer) {
        var scope = outer.inside(From.EMPTY);
        for (Value.Fields cte : Tree.list(Tree.fields(query, "cte_map"), "map")) {
            var definition = Tree.fields(cte, "value");
            var names = Tree.texts(definition, "aliases");
            var table = table(Tree.fields(definition, "query_node"), scope);
            scope.define(Tree.text(cte, "key"), table.renamed(names));
        }
        return switch (Tree.text(query, "type")) {
            case "SELECT_NODE" -> selects.table(query, scope);
            case "SET_OPERATION_NODE" -> ordered(query, union(query, scope), scope);
            case "RECURSIVE_CTE_NODE" -> recursive(query, scope);
            default -> throw new UnknownShapeException(Tree.text(query, "type"));
        };
    }

    private Table union(Value.Fields query, Scope scope) {
        var sides = Tree.list(query, "children").stream().map(side -> table(side, scope)).toList();
        if (sides.isEmpty()) {
            throw new UnknownShapeException("set operation");
        }
        var type = Tree.text(query, "setop_type");
        boolean keepsAll = Tree.flag(query, "setop_all");
        return switch (type) {
            case "UNION" -> distinct(keepsAll, byPosition(sides));
            case "UNION_BY_NAME" -> distinct(keepsAll, byName(sides));
            case "EXCEPT", "INTERSECT" -> {
                var all = sides.stream().map(side -> side.all().through(Effect.FILTER)).toList();
                var rows = sides.stream().map(Table::rows).toList();
                yield new Table(
                        sides.getFirst().columns(), Sources.all(all).and(Sources.all(rows)));
            }
            default -> throw new UnknownShapeException(type);
        };
    }

    private static Table distinct(boolean keepsAll, Table table) {
        return keepsAll ? table : table.with(table.all().through(Effect.GROUP));
    }

    private static Table byPosition(List<Table> sides) {
        var first = sides.getFirst();
        var columns = new ArrayList<>(first.columns());
        var rows = first.rows();
        for (Table side : sides.subList(1, sides.size())) {
            if (side.columns().size() != columns.size()) {
                throw new UnknownShapeException("sides of different widths");
            }
            for (int i = 0; i < columns.size(); i++) {
                columns.set(i, columns.get(i).or(side.columns().get(i)));
            }
            rows = rows.and(side.rows());
        }
        return new Table(columns, rows);
    }

    private static Table byName(List<Table> sides) {
        var columns = new ArrayList<Col>();
        var rows = Sources.NONE;
        for (Table side : sides) {
            for (Col column : side.columns()) {
                if (column.name().isEmpty()) {
                    throw new UnknownShapeException("UNION BY NAME of a column without a name");
                }
                int at = 0;
                while (at < columns.size() && !columns.get(at).isCalled(column.name())) {
                    at++;
                }
                if (at == columns.size()) {
                    columns.add(column);
                } else {
                    columns.set(at, columns.get(at).or(column));
                }
            }
            rows = rows.and(side.rows());
        }
        return new Table(columns, rows);
    }

    private Table ordered(Value.Fields query, Table table, Scope scope) {
        var inside = scope.inside(From.of("", table));
        return table.with(selects.modifiers(query, table.columns(), inside));
    }

    /// What a recursive query adds comes of what it gave before, until nothing new does.
    private Table recursive(Value.Fields query, Scope scope) {
        var names = Tree.texts(query, "aliases");
        var name = Tree.text(query, "cte_name").toLowerCase(Locale.ROOT);
        var start = table(Tree.fields(query, "left"), scope).renamed(names);
        var known = start;
        for (int round = 0; round < ROUNDS; round++) {
            var inside = scope.inside(From.EMPTY);
            inside.define(name, known);
            var more = table(Tree.fields(query, "right"), inside);
            var next = byPosition(List.of(start, more));
            if (next.equals(known)) {
                break;
            }
            known = next;
        }
        return distinct(Tree.flag(query, "union_all"), known);
    }
}
