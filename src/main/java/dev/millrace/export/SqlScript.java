package dev.millrace.export;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.Access;
import dev.millrace.node.Check;
import dev.millrace.node.Delivery;
import dev.millrace.node.Scan;
import dev.millrace.plan.Arguments;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Settled;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A pipeline as one SQL script, to be run by hand with DuckDB in the folder of the pipeline file.
///
/// It is made of the relations and statements the engine runs, so it gives the same results. What
/// the engine does beside them it cannot do: deliveries are not taken back when a later one fails.
public final class SqlScript {

    private final Plan plan;
    private final String file;
    private final StringBuilder text = new StringBuilder();

    private SqlScript(Plan plan, String file) {
        this.plan = plan;
        this.file = file;
    }

    /// @param file name of the pipeline file, for the head of the script
    public static String of(Plan plan, String file) {
        return new SqlScript(plan, file).write();
    }

    private String write() {
        head();
        parameters();
        if (usesWarehouse()) {
            line("ATTACH 'warehouse.duckdb' AS warehouse;");
            line("");
        }
        plan.steps().forEach(this::step);
        return text.toString();
    }

    private void head() {
        var pipeline = plan.pipeline();
        comment(pipeline.name() + ", from " + file + ".");
        comment("Run it in the folder of that file, for instance with: duckdb < script.sql");
        if (plan.steps().stream().anyMatch(step -> step instanceof Step.Stage)) {
            comment("The folders of its targets must be there.");
        }
        line("");
        line("SET TimeZone = " + Dialect.DUCKDB.text(pipeline.timezone()) + ";");
    }

    private void parameters() {
        Pipeline pipeline = plan.pipeline();
        plan.arguments()
                .values()
                .forEach(
                        (name, value) -> {
                            var own = pipeline.parameters().get(name);
                            if (own != null) {
                                parameter(name, own, value);
                            } else if (isMentioned(name)) {
                                builtIn(name);
                            }
                        });
        line("");
    }

    private void parameter(String name, Parameter parameter, Value value) {
        if (parameter.secret()) {
            comment("The parameter " + name + " is secret: set it before you run the script.");
            return;
        }
        var literal = Dialect.DUCKDB.literal(value);
        set(name, "CAST(" + literal + " AS " + parameter.type() + ")");
    }

    private void builtIn(String name) {
        switch (name) {
            case Arguments.RUN_ID -> set(name, "CAST(uuid() AS VARCHAR)");
            case Arguments.RUN_TIME -> set(name, "now()");
            default -> set(name, "'.'");
        }
    }

    private void set(String name, String value) {
        line("SET VARIABLE " + Dialect.DUCKDB.name(name) + " = " + value + ";");
    }

    private boolean isMentioned(String name) {
        return plan.bound().relations().values().stream()
                .flatMap(relation -> relation.sql().parts().stream())
                .anyMatch(
                        part ->
                                part instanceof Sql.Part.Typed typed
                                        && typed.uses().stream()
                                                .anyMatch(use -> use.name().equals(name)));
    }

    private boolean usesWarehouse() {
        return plan.steps().stream()
                .anyMatch(
                        step ->
                                step instanceof Step.Snapshot
                                        || (step instanceof Step.Stage stage
                                                && stage.delivery().delivery()
                                                        instanceof Delivery.ToTable));
    }

    private void step(Step step) {
        step.nodes().forEach(this::describe);
        switch (step) {
            case Step.Materialise s -> {
                statement("CREATE TEMP TABLE " + name(s.id()) + " AS", select(s.fused()), "");
                if (s.relation().kind() == Relation.Kind.CHECKED) {
                    check(s.relation());
                }
            }
            case Step.ScanRejects s -> scan(s);
            case Step.Snapshot s ->
                    statement("CREATE TEMP TABLE " + name(s.id()) + " AS", sql(s.rows()), "");
            case Step.Stage s -> deliver(s);
            case Step.Drain s -> statement("", select(s.fused()), "");
        }
    }

    private void describe(NodeId id) {
        Node node = requireNonNull(plan.pipeline().nodes().get(id));
        comment(
                id
                        + ": "
                        + node.displayTitle()
                        + (node.note().isEmpty() ? "" : ". " + node.note()));
    }

    private void scan(Step.ScanRejects scan) {
        statement("CREATE TEMP TABLE " + name(scan.id()) + " AS", sql(scan.rows()), "");
        line("CREATE OR REPLACE TEMP VIEW " + name(Scan.WithRejects.REJECTS) + " AS");
        line("    SELECT s.file_path AS file, e.line, e.column_name AS \"column\",");
        line("        CAST(e.error_type AS VARCHAR) AS kind, e.csv_line AS text,");
        line("        e.error_message AS message");
        line("    FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id);");
        var rejected = scan.rejected();
        statement("CREATE TEMP TABLE " + name(rejected.name()) + " AS", sql(rejected), "");
        line("DROP VIEW " + name(Scan.WithRejects.REJECTS) + ";");
        line("DROP TABLE reject_errors;");
        line("DROP TABLE reject_scans;");
        line("");
    }

    /// Breaks the script off where the run would have failed.
    private void check(Relation relation) {
        var check = requireNonNull(plan.bound().checks().get(relation.node()));
        var columns = new ArrayList<String>();
        for (int i = 0; i < check.expectations().size(); i++) {
            columns.add("e" + i);
        }
        var report = check.report().text(Dialect.DUCKDB);
        var tests = new ArrayList<String>();
        for (int i = 0; i < check.expectations().size(); i++) {
            var expectation = check.expectations().get(i);
            var sentence = Dialect.DUCKDB.text(expectation.sentence());
            tests.add(
                    expectation.onFailure() == Check.OnFailure.FAIL
                            ? "CASE WHEN e"
                                    + i
                                    + " > 0 THEN error("
                                    + sentence
                                    + ") ELSE e"
                                    + i
                                    + " END AS "
                                    + name(expectation.sentence())
                            : "e" + i + " AS " + name(expectation.sentence()));
        }
        statement(
                "",
                "SELECT "
                        + String.join(",\n    ", tests)
                        + "\nFROM ("
                        + report
                        + ") AS report("
                        + String.join(", ", columns)
                        + ")",
                "");
    }

    private void deliver(Step.Stage stage) {
        var bound = stage.delivery();
        var select = select(stage.fused());
        switch (bound.delivery()) {
            case Delivery.ToFile file ->
                    copy(select, bound, file.path(), file.format(), options(file.options()));
            case Delivery.ToFolder folder -> {
                var options = new ArrayList<String>(options(folder.options()));
                if (!folder.partitions().isEmpty()) {
                    options.addFirst("PARTITION_BY (" + names(folder.partitions()) + ")");
                    options.add(folder.append() ? "APPEND" : "OVERWRITE");
                }
                var path =
                        folder.partitions().isEmpty()
                                ? folder.path() + "/data." + extension(folder.format())
                                : folder.path();
                copy(select, bound, path, folder.format(), options);
            }
            case Delivery.ToTable table -> table(table, select);
        }
    }

    private static List<String> options(Sql options) {
        var written = options.text(Dialect.DUCKDB);
        return written.isEmpty() ? List.of() : List.of(written);
    }

    private void copy(
            String select,
            Bound.BoundDelivery bound,
            String path,
            Delivery.Format format,
            List<String> options) {
        var all = new ArrayList<String>(List.of("FORMAT " + extension(format)));
        all.addAll(options);
        statement(
                "COPY (",
                format.storable(select, bound.schema()),
                ") TO " + Dialect.DUCKDB.text(path) + " (" + String.join(", ", all) + ")");
    }

    private static String extension(Delivery.Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    private void table(Delivery.ToTable table, String select) {
        var target = "warehouse." + name(table.table());
        switch (table.mode()) {
            case REPLACE -> statement("CREATE OR REPLACE TABLE " + target + " AS", select, "");
            case APPEND -> {
                statement("CREATE OR REPLACE TEMP TABLE delivered AS", select, "");
                line("CREATE TABLE IF NOT EXISTS " + target + " AS FROM delivered LIMIT 0;");
                line("INSERT INTO " + target + " BY NAME FROM delivered;");
                line("");
            }
            case MERGE -> merge(table, target, select);
        }
    }

    private void merge(Delivery.ToTable table, String target, String select) {
        var same =
                table.keys().stream()
                        .map(key -> "t." + name(key) + " IS NOT DISTINCT FROM s." + name(key))
                        .collect(Collectors.joining(" AND "));
        statement("CREATE OR REPLACE TEMP TABLE delivered AS", select, "");
        line("CREATE TABLE IF NOT EXISTS " + target + " AS FROM delivered LIMIT 0;");
        line("MERGE INTO " + target + " AS t USING delivered AS s ON (" + same + ")");
        line("    WHEN MATCHED THEN UPDATE BY NAME WHEN NOT MATCHED THEN INSERT BY NAME;");
        line("");
    }

    private String select(Fused fused) {
        var ctes = new ArrayList<String>();
        for (Fused.Cte cte : fused.ctes()) {
            var hint = cte.materialised() ? " AS MATERIALIZED (\n" : " AS (\n";
            ctes.add(name(cte.relation().name()) + hint + indented(sql(cte.relation())) + "\n)");
        }
        var with = ctes.isEmpty() ? "" : "WITH " + String.join(",\n", ctes) + "\n";
        return with + "SELECT * FROM " + name(fused.root());
    }

    private static String indented(String sql) {
        return sql.lines().map(line -> "    " + line).collect(Collectors.joining("\n"));
    }

    /// Files as the settings name them, and what a delivery wrote where it wrote it.
    private String sql(Relation relation) {
        var bound = plan.bound().deliveries().get(relation.node());
        if (bound != null) {
            if (bound.delivery() instanceof Delivery.ToTable table) {
                return "SELECT * FROM warehouse." + name(table.table());
            }
            return relation.sql().render(Dialect.DUCKDB, _ -> List.of(written(bound))).text();
        }
        var paths = pathsOf(relation.node());
        return relation.sql()
                .render(
                        Dialect.DUCKDB,
                        named -> List.of(paths.getOrDefault(named.settingPath(), named.path())))
                .text();
    }

    private static String written(Bound.BoundDelivery bound) {
        return switch (bound.delivery()) {
            case Delivery.ToFile file -> file.path();
            case Delivery.ToFolder folder -> folder.path() + "/**/*." + extension(folder.format());
            case Delivery.ToTable table -> table.table();
        };
    }

    private Map<String, String> pathsOf(NodeId id) {
        var paths = new LinkedHashMap<String, String>();
        accesses(requireNonNull(plan.settled().get(id)))
                .forEach(access -> paths.put(access.setting(), access.name()));
        return paths;
    }

    private static <S extends Record> List<Access> accesses(Settled<S> node) {
        return node.type().access(node.settings());
    }

    private static String names(List<String> columns) {
        return columns.stream().map(SqlScript::name).collect(Collectors.joining(", "));
    }

    private static String name(String name) {
        return Dialect.DUCKDB.name(name);
    }

    private void statement(String before, String select, String after) {
        if (!before.isEmpty()) {
            line(before);
        }
        text.append(select);
        text.append(after.isEmpty() ? ";\n\n" : "\n" + after + ";\n\n");
    }

    private void comment(String sentence) {
        sentence.lines().forEach(each -> line("-- " + each));
    }

    private void line(String written) {
        text.append(written).append('\n');
    }
}
