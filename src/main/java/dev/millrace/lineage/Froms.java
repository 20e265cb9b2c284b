package dev.millrace.lineage;

import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What stands in FROM.
final class Froms {

    private static final List<String> JSON =
            List.of("key", "value", "type", "atom", "id", "parent", "fullkey", "path");

    /// Table functions and the columns they give.
    private static final Map<String, List<String>> FUNCTIONS =
            Map.of(
                    "range", List.of("range"),
                    "generate_series", List.of("generate_series"),
                    "unnest", List.of("unnest"),
                    "generate_subscripts", List.of("generate_subscripts"),
                    "regexp_split_to_table", List.of("regexp_split_to_table"),
                    "json_each", JSON,
                    "json_tree", JSON);

    private final Analysis analysis;
    private final Joins joins;
    private final Pivots pivots;

    Froms(Analysis analysis) {
        this.analysis = analysis;
        this.joins = new Joins(analysis);
        this.pivots = new Pivots(analysis);
    }

    /// @param outer what is visible around it, tables to the left of a lateral one too
    /// @throws UnknownShapeException if it is not known
    From from(Value.Fields node, Scope outer) {
        return switch (Tree.text(node, "type")) {
            case "EMPTY" -> From.EMPTY;
            case "BASE_TABLE" -> named(node, base(node, outer), Tree.text(node, "table_name"));
            case "SUBQUERY" -> {
                var query = Tree.fields(Tree.fields(node, "subquery"), "node");
                yield named(node, analysis.queries().table(query, outer), "");
            }
            case "JOIN" -> joins.from(node, outer);
            case "EXPRESSION_LIST" -> named(node, values(node, outer), "");
            case "TABLE_FUNCTION" -> function(node, outer);
            case "PIVOT" -> named(node, pivots.table(node, outer), "");
            default -> throw new UnknownShapeException("from " + Tree.text(node, "type"));
        };
    }

    private static From named(Value.Fields node, Table table, String otherwise) {
        var alias = Tree.text(node, "alias");
        return From.of(
                alias.isEmpty() ? otherwise : alias,
                table.renamed(Tree.texts(node, "column_name_alias")));
    }

    private Table base(Value.Fields node, Scope outer) {
        var name = Tree.text(node, "table_name");
        var cte = outer.cte(name);
        return cte.isPresent() ? cte.get() : input(name);
    }

    private Table input(String name) {
        var schema = analysis.inputs().get(name);
        if (schema == null) {
            throw new UnknownShapeException("table " + name);
        }
        return input(name, schema);
    }

    private static Table input(String name, Schema schema) {
        return new Table(
                schema.columns().stream()
                        .map(c -> Col.ofInput(new Cell(name, c.name()), c.type()))
                        .toList(),
                Sources.NONE);
    }

    private Table values(Value.Fields node, Scope outer) {
        var columns = new ArrayList<Col>();
        for (Value row : Tree.items(node, "values")) {
            var cells = row instanceof Value.Items(var items) ? items : List.<Value>of();
            for (int i = 0; i < cells.size(); i++) {
                var cell = analysis.expressions().value(Tree.fields(cells.get(i)), outer);
                if (i == columns.size()) {
                    columns.add(cell.as("col" + i));
                } else {
                    columns.set(i, columns.get(i).or(cell));
                }
            }
        }
        return new Table(columns, Sources.NONE);
    }

    private From function(Value.Fields node, Scope outer) {
        var call = Tree.fields(node, "function");
        var name = Tree.text(call, "function_name").toLowerCase(Locale.ROOT);
        var arguments =
                Tree.children(call).stream()
                        .map(a -> analysis.expressions().sources(a, outer, Effect.DERIVED))
                        .toList();
        var columns = FUNCTIONS.get(name);
        if (columns == null) {
            throw new UnknownShapeException("function " + name);
        }
        var sources = Sources.all(arguments);
        var text =
                Tree.children(call).stream()
                        .map(analysis.written()::expression)
                        .collect(Collectors.joining(", ", name + "(", ")"));
        var all = new ArrayList<Col>();
        for (String column : columns) {
            all.add(Col.computed(sources, Making.DERIVED).as(column).written(text));
        }
        if (Tree.text(node, "with_ordinality").equals("WITH_ORDINALITY")) {
            all.add(Col.CONSTANT.as("ordinality"));
        }
        return named(node, new Table(all, sources.through(Effect.FILTER)), name);
    }
}
