package dev.millrace.explain;

import dev.millrace.duck.ParseTree;
import dev.millrace.model.Value;
import dev.millrace.node.Descent;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.Set;

/// Whether the SQL of a person is so plain that what it copies says of which row: one SELECT that
/// names each of its inputs once.
final class PlainSql {

    private static final Set<String> OTHER_QUERIES =
            Set.of("SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE", "PIVOT", "SUBQUERY");

    private int selects;
    private boolean isPlain = true;

    private PlainSql() {}

    static boolean isPlain(Relation relation, ParseTree tree) {
        var plain = new PlainSql();
        plain.visit(tree.json());
        long tables =
                tree.mentions().stream()
                        .filter(mention -> mention.kind() == ParseTree.Kind.TABLE)
                        .count();
        return plain.isPlain && plain.selects == 1 && tables == relation.inputs().size();
    }

    /// The text that a person wrote, or all of it.
    static String text(Relation relation, Descent descent) {
        if (descent instanceof Descent.OfQuery(String setting)) {
            for (Sql.Part part : relation.sql().parts()) {
                if (part instanceof Sql.Part.Typed typed && typed.settingPath().equals(setting)) {
                    return typed.text();
                }
            }
        }
        return relation.sql().text(Dialect.DUCKDB);
    }

    private void visit(Value value) {
        switch (value) {
            case Value.Items(var values) -> values.forEach(this::visit);
            case Value.Fields fields -> {
                var type = fields.get("type") instanceof Value.Text(String text) ? text : "";
                selects += type.equals("SELECT_NODE") ? 1 : 0;
                isPlain &= !OTHER_QUERIES.contains(type) && !hasSeveralGroupings(fields);
                fields.members().values().forEach(this::visit);
            }
            default -> {}
        }
    }

    private static boolean hasSeveralGroupings(Value.Fields fields) {
        return fields.get("group_sets") instanceof Value.Items(var sets) && sets.size() > 1;
    }
}
