package dev.millrace.export;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The SELECTs of a plan, laid out, their common table expressions named and explained.
final class Statements {

    private static final String INDENT = "    ";

    private final Plan plan;
    private final ScriptFiles files;

    Statements(Plan plan, ScriptFiles files) {
        this.plan = plan;
        this.files = files;
    }

    /// The rows of a relation that needs no other.
    String of(Relation relation) {
        return sql(relation, "");
    }

    /// The rows of a statement.
    ///
    /// @param headed the node whose comment stands above the statement
    String of(Fused fused, NodeId headed) {
        return isAlone(fused)
                ? sql(fused.ctes().getFirst().relation(), "")
                : with(fused, headed) + "SELECT *\nFROM " + name(fused.root());
    }

    /// The table a step makes, with an empty place for every column that nobody uses.
    String of(Step.Materialise step) {
        var columns = step.relation().schema().columns();
        if (step.columns().size() == columns.size()) {
            return of(step.fused(), step.relation().node());
        }
        var places =
                columns.stream()
                        .map(column -> place(column, step.columns()))
                        .collect(Collectors.joining(",\n"));
        return with(step.fused(), step.relation().node())
                + "-- Columns that nothing uses stay empty.\nSELECT\n"
                + places
                + "\nFROM "
                + name(step.fused().root());
    }

    private static String place(Column column, List<String> used) {
        return INDENT
                + (used.contains(column.name())
                        ? name(column.name())
                        : StatementText.absent(column));
    }

    /// A comment for each node of a statement whose text has no place for one.
    String comments(Fused fused, NodeId node) {
        return isAlone(fused) && !fused.computed().contains(node)
                ? comment("", fused.computed().getFirst()) + comment("", node)
                : comment("", node);
    }

    String comment(String indent, NodeId node) {
        return Comment.of(indent, requireNonNull(plan.pipeline().nodes().get(node)));
    }

    private static boolean isAlone(Fused fused) {
        return fused.ctes().size() == 1
                && fused.ctes().getFirst().relation().name().equals(fused.root());
    }

    private String with(Fused fused, NodeId headed) {
        var text = new StringBuilder();
        var told = new LinkedHashSet<NodeId>(Set.of(headed));
        for (Fused.Cte cte : fused.ctes()) {
            var relation = cte.relation();
            text.append(text.isEmpty() ? "WITH\n" : ",\n");
            text.append(told.add(relation.node()) ? comment("", relation.node()) : "");
            text.append(name(relation.name())).append(hint(cte, fused)).append("(\n");
            text.append(sql(relation, INDENT)).append("\n)");
        }
        return text.append(text.isEmpty() ? "" : "\n").toString();
    }

    /// As the engine runs it; that a relation which is used once is not kept goes without saying.
    private static String hint(Fused.Cte cte, Fused fused) {
        if (cte.materialised()) {
            return " AS MATERIALIZED ";
        }
        long uses =
                fused.ctes().stream()
                        .flatMap(other -> other.relation().inputs().stream())
                        .filter(cte.relation().name()::equals)
                        .count();
        return uses > 1 ? " AS NOT MATERIALIZED " : " AS ";
    }

    private String sql(Relation relation, String indent) {
        return Layout.of(relation.sql(), indent, part -> files.named(relation.node(), part));
    }

    static String name(String name) {
        return Dialect.DUCKDB.name(name);
    }

    static String names(List<String> names) {
        return names.stream().map(Statements::name).collect(Collectors.joining(", "));
    }

    /// Steps in their order, but what writes files, and what waits for that, last: a check that
    /// fails then stops the script before anything is delivered.
    static List<Step> deliveriesLast(List<Step> steps, Set<String> writers) {
        var late = new LinkedHashSet<String>();
        for (Step step : steps) {
            if (writers.contains(step.id()) || step.after().stream().anyMatch(late::contains)) {
                late.add(step.id());
            }
        }
        return Stream.concat(
                        steps.stream().filter(step -> !late.contains(step.id())),
                        steps.stream().filter(step -> late.contains(step.id())))
                .toList();
    }
}
