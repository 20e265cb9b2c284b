package dev.millrace.export;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.PipelineSource;
import dev.millrace.node.Check;
import dev.millrace.node.Scan;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A pipeline as one SQL script, to be run by hand with DuckDB in the folder of the pipeline file.
///
/// It is made of the relations and statements the engine runs, so it gives the same results. What
/// the engine does beside them it cannot do: files are not taken back when a later one fails.
final class SqlScript {

    private final Plan plan;
    private final Statements statements;
    private final Deliveries deliveries;
    private final StringBuilder text = new StringBuilder();

    private SqlScript(Plan plan, PipelineSource source) {
        this.plan = plan;
        var files = new ScriptFiles(plan, source);
        this.statements = new Statements(plan, files);
        this.deliveries = new Deliveries(plan, statements, files);
    }

    /// @param name of the file that will hold it
    static String of(Plan plan, PipelineSource source, String name) {
        var script = new SqlScript(plan, source);
        script.text.append(new Head(plan, source, script.deliveries).text(name));
        Statements.deliveriesLast(plan.steps(), script.deliveries.writers()).forEach(script::step);
        var warehouse = script.deliveries.warehouse();
        script.text.append(warehouse.isEmpty() ? "" : "\n" + warehouse);
        return script.text.toString();
    }

    private void step(Step step) {
        text.append('\n');
        switch (step) {
            case Step.Materialise s -> {
                var node = s.relation().node();
                text.append(statements.comment("", node));
                text.append(table(s.id(), statements.of(s)));
                if (s.relation().kind() == Relation.Kind.CHECKED) {
                    check(s.relation());
                }
            }
            case Step.ScanRejects s -> scan(s);
            case Step.Snapshot s -> {
                text.append(statements.comment("", s.rows().node()));
                text.append(deliveries.attach(" (READ_ONLY)"));
                text.append(table(s.id(), statements.of(s.rows())));
                text.append(deliveries.detach());
            }
            case Step.Stage s -> {
                text.append(statements.comments(s.fused(), s.delivery().node()));
                text.append(deliveries.of(s));
            }
            case Step.Drain s -> {
                var node = s.fused().ctes().getLast().relation().node();
                text.append(statements.comment("", node));
                text.append("-- Nothing stores these rows, so they are shown.\n");
                text.append(statements.of(s.fused(), node)).append(";\n");
            }
        }
    }

    private static String table(String name, String select) {
        return "CREATE TEMP TABLE " + Statements.name(name) + " AS\n" + select + ";\n";
    }

    /// The engine notes what it rejects in tables of the connection, which each scan begins anew.
    private void scan(Step.ScanRejects scan) {
        text.append(statements.comment("", scan.rows().node()));
        text.append(table(scan.id(), statements.of(scan.rows())));
        text.append('\n').append(Scan.WithRejects.REJECTS_VIEW).append(";\n\n");
        text.append(table(scan.rejected().name(), statements.of(scan.rejected())));
        text.append("DROP VIEW ").append(Statements.name(Scan.WithRejects.REJECTS)).append(";\n");
        text.append("DROP TABLE reject_errors;\nDROP TABLE reject_scans;\n");
    }

    /// Says how many rows break which expectation, and stops the script where the run would fail.
    private void check(Relation relation) {
        var check = requireNonNull(plan.bound().checks().get(relation.node()));
        var lines = new ArrayList<String>();
        for (int i = 0; i < check.expectations().size(); i++) {
            lines.add("    " + verdict(check.expectations().get(i), "n" + (i + 1)));
        }
        var columns =
                IntStream.rangeClosed(1, lines.size())
                        .mapToObj(i -> "n" + i)
                        .collect(Collectors.joining(", "));
        text.append("\n-- How often each expectation is broken\nSELECT\n");
        text.append(String.join(",\n", lines)).append("\nFROM (\n");
        text.append(Layout.of(check.report(), "    ", part -> part));
        text.append("\n) AS report(").append(columns).append(");\n");
    }

    private static String verdict(Check.Expectation expectation, String count) {
        var name = " AS " + Statements.name(expectation.sentence());
        return expectation.onFailure() == Check.OnFailure.FAIL
                ? "CASE WHEN "
                        + count
                        + " > 0 THEN error("
                        + Dialect.DUCKDB.text(
                                "The expectation \"" + expectation.sentence() + "\" is broken.")
                        + ") ELSE "
                        + count
                        + " END"
                        + name
                : count + name;
    }
}
