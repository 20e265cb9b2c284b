package dev.millrace.export;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.PipelineSource;
import dev.millrace.model.Parameter;
import dev.millrace.model.Value;
import dev.millrace.plan.Arguments;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;

/// The beginning of a script: what it is, how to run it, its time zone and its parameters.
final class Head {

    private final Plan plan;
    private final PipelineSource source;
    private final Deliveries deliveries;

    Head(Plan plan, PipelineSource source, Deliveries deliveries) {
        this.plan = plan;
        this.source = source;
        this.deliveries = deliveries;
    }

    /// @param script name of the file that will hold the script
    String text(String script) {
        return Comment.of(lines(script))
                + "\nSET TimeZone = "
                + Dialect.DUCKDB.text(plan.pipeline().timezone())
                + ";\n"
                + parameters()
                + (deliveries.hasTables() ? "ATTACH ':memory:' AS stage;\n" : "");
    }

    private List<String> lines(String script) {
        var lines = new ArrayList<String>();
        lines.add(plan.pipeline().name());
        lines.add("");
        lines.add("Made by Millrace of " + source.file().getFileName() + ", for DuckDB 2.0.");
        lines.add("Run it in the folder of that file:");
        lines.add("");
        deliveries.folders().forEach(folder -> lines.add("    mkdir -p " + folder));
        lines.add("    duckdb -bail < " + script);
        if (!deliveries.writers().isEmpty()) {
            lines.add("");
            lines.add("Files are delivered one after another: an error takes none of them back.");
        }
        if (namesFiles()) {
            lines.add("");
            lines.add("Columns with names of files hold them as they stand here, not whole.");
        }
        return lines;
    }

    private boolean namesFiles() {
        return plan.steps().stream().anyMatch(step -> step instanceof Step.ScanRejects)
                || plan.bound().relations().values().stream()
                        .filter(relation -> relation.readsFiles())
                        .flatMap(relation -> relation.sql().parts().stream())
                        .anyMatch(
                                part ->
                                        part instanceof Sql.Part.Text(String sql)
                                                && sql.contains("filename"));
    }

    private String parameters() {
        var text = new StringBuilder();
        plan.arguments()
                .values()
                .forEach(
                        (name, value) -> {
                            var declared = requireNonNull(plan.arguments().declared().get(name));
                            boolean own = !Arguments.isBuiltIn(name);
                            text.append(
                                    own
                                            ? parameter(name, declared, value)
                                            : isUsed(name) ? builtIn(name, value) : "");
                        });
        return text.toString();
    }

    private String parameter(String name, Parameter parameter, Value value) {
        if (parameter.secret()) {
            return Comment.of(
                    "",
                    "The parameter "
                            + name
                            + " is secret. Set it first:\n"
                            + set(name, "CAST('...' AS " + parameter.type() + ")"));
        }
        var written = Dialect.DUCKDB.literal(value);
        return (Secrets.isPartOfSettings(plan.pipeline(), name)
                        ? Comment.of("", "Also a part of settings below, for instance of paths:")
                        : "")
                + set(name, "CAST(" + written + " AS " + parameter.type() + ")");
    }

    private static String builtIn(String name, Value value) {
        return switch (name) {
            case Arguments.RUN_ID -> set(name, "CAST(uuidv7() AS VARCHAR)");
            case Arguments.RUN_TIME -> set(name, "now()");
            default -> set(name, Dialect.DUCKDB.literal(value));
        };
    }

    private static String set(String name, String value) {
        return "SET VARIABLE " + Dialect.DUCKDB.name(name) + " = " + value + ";\n";
    }

    private boolean isUsed(String name) {
        return (name.equals(Arguments.RUN_ID) && deliveries.appends())
                || plan.bound().relations().values().stream()
                        .flatMap(relation -> relation.sql().parts().stream())
                        .anyMatch(
                                part -> part instanceof Sql.Part.Typed typed && uses(typed, name));
    }

    private static boolean uses(Sql.Part.Typed typed, String name) {
        return typed.uses().stream().anyMatch(use -> use.name().equals(name));
    }
}
