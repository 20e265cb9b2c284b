package dev.millrace.export;

import dev.millrace.engine.TableStatements;
import dev.millrace.model.NodeId;
import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Step;
import dev.millrace.sql.Dialect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a script writes: files where they belong; tables first into memory, and at the end all of
/// them into the warehouse.
final class Deliveries {

    private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");
    private static final String WAREHOUSE = "warehouse";

    private final Plan plan;
    private final Statements statements;
    private final ScriptFiles files;
    private final List<Step.Stage> stages;

    Deliveries(Plan plan, Statements statements, ScriptFiles files) {
        this.plan = plan;
        this.statements = statements;
        this.files = files;
        this.stages =
                plan.steps().stream()
                        .filter(step -> step instanceof Step.Stage)
                        .map(Step.Stage.class::cast)
                        .toList();
    }

    /// Ids of the steps that write files.
    Set<String> writers() {
        return stages.stream()
                .filter(stage -> !(delivery(stage) instanceof Delivery.ToTable))
                .map(Step.Stage::id)
                .collect(Collectors.toSet());
    }

    boolean hasTables() {
        return writers().size() < stages.size();
    }

    /// Whether files are added to those of earlier runs.
    boolean appends() {
        return stages.stream()
                .anyMatch(
                        stage ->
                                delivery(stage) instanceof Delivery.ToFolder folder
                                        && folder.append());
    }

    /// The folders that have to be there, as a shell takes them.
    List<String> folders() {
        var folders = new TreeSet<String>();
        for (Step.Stage stage : stages) {
            var folder =
                    switch (delivery(stage)) {
                        case Delivery.ToFile file -> Path.of(file.path()).getParent();
                        case Delivery.ToFolder to ->
                                to.partitions().isEmpty()
                                        ? Path.of(to.path())
                                        : Path.of(to.path()).getParent();
                        case Delivery.ToDataset dataset ->
                                Path.of(dataset.path(), dataset.version());
                        case Delivery.ToTable _ -> null;
                    };
            if (folder != null) {
                folders.add(folder.toString().replace('\\', '/'));
            }
        }
        return folders.stream().map(Deliveries::shell).toList();
    }

    private static String shell(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /// The statements of one delivery.
    String of(Step.Stage stage) {
        var select = statements.of(stage.fused(), node(stage));
        return switch (delivery(stage)) {
            case Delivery.ToFile file ->
                    copy(
                            file.format().storable(select, stage.delivery().schema()),
                            ScriptFiles.text(file.path()),
                            options(file.format(), file.options().text(Dialect.DUCKDB)));
            case Delivery.ToFolder folder -> folder(stage, folder, select);
            case Delivery.ToDataset dataset ->
                    "-- The rows alone: a run of Millrace describes them too.\n"
                            + copy(
                                    Delivery.Format.PARQUET.storable(
                                            select, stage.delivery().schema()),
                                    ScriptFiles.text(dataset.path() + "/" + dataset.data()),
                                    options(
                                            Delivery.Format.PARQUET,
                                            dataset.options().text(Dialect.DUCKDB)));
            case Delivery.ToTable table -> stage(stage, table, select);
        };
    }

    private String folder(Step.Stage stage, Delivery.ToFolder folder, String select) {
        var rows = folder.format().storable(select, stage.delivery().schema());
        var all = options(folder.format(), folder.options().text(Dialect.DUCKDB));
        if (folder.partitions().isEmpty()) {
            return copy(rows, file(folder, ""), all);
        }
        var partitioned = new ArrayList<>(all);
        partitioned.add("PARTITION_BY (" + Statements.names(folder.partitions()) + ")");
        partitioned.addAll(
                folder.append()
                        ? List.of(
                                "OVERWRITE_OR_IGNORE true",
                                "FILENAME_PATTERN (" + ScriptFiles.RUN + " || '_{i}')")
                        : List.of("OVERWRITE true"));
        var copy = copy(rows, ScriptFiles.text(folder.path()), partitioned);
        return isReadBack(stage)
                ? copy
                        + "\n-- Without rows there would be no file to read.\n"
                        + copy(rows + "\nLIMIT 0", file(folder, "_none"), all)
                : copy;
    }

    /// A file of this run in a folder.
    private static String file(Delivery.ToFolder folder, String more) {
        var ending = more + "." + ScriptFiles.extension(folder.format());
        return folder.append()
                ? "("
                        + ScriptFiles.text(folder.path() + "/")
                        + " || "
                        + ScriptFiles.RUN
                        + " || "
                        + ScriptFiles.text(ending)
                        + ")"
                : ScriptFiles.text(folder.path() + "/data" + ending);
    }

    private boolean isReadBack(Step.Stage stage) {
        return plan.steps().stream()
                .anyMatch(
                        step -> !step.id().equals(stage.id()) && step.after().contains(stage.id()));
    }

    private static List<String> options(Delivery.Format format, String more) {
        var first = "FORMAT " + ScriptFiles.extension(format);
        return more.isEmpty() ? List.of(first) : List.of(first, more);
    }

    private static String copy(String select, String to, List<String> options) {
        return "COPY (\n" + select + "\n) TO " + to + " (" + String.join(", ", options) + ");\n";
    }

    private String stage(Step.Stage stage, Delivery.ToTable table, String select) {
        var create = "CREATE TABLE " + staged(stage.delivery()) + " AS\n" + select + ";\n";
        return table.mode() == Delivery.TableMode.MERGE
                ? create
                        + "\nSELECT error('Two rows have the same key.')\nFROM ("
                        + table(stage, table).repeatedKeys()
                        + ");\n"
                : create;
    }

    /// Brings the tables into the warehouse; nothing if there are none.
    String warehouse() {
        var text = new StringBuilder();
        for (Step.Stage stage : stages) {
            if (delivery(stage) instanceof Delivery.ToTable table) {
                text.append(statements.comment("", node(stage)));
                table(stage, table)
                        .of(table.mode())
                        .forEach(statement -> text.append(statement).append(";\n"));
                text.append('\n');
            }
        }
        return text.isEmpty()
                ? ""
                : "-- The tables go into the warehouse, all of them or none\n"
                        + attach("")
                        + "BEGIN TRANSACTION;\n\n"
                        + text
                        + "COMMIT;\n"
                        + detach();
    }

    /// @param options in parentheses, behind a space; may be empty
    String attach(String options) {
        return "ATTACH " + files.warehouse() + " AS " + WAREHOUSE + options + ";\n";
    }

    String detach() {
        return "DETACH " + WAREHOUSE + ";\n";
    }

    private static TableStatements table(Step.Stage stage, Delivery.ToTable table) {
        return new TableStatements(
                WAREHOUSE + "." + Statements.name(table.table()),
                staged(stage.delivery()),
                table.keys(),
                stage.delivery().schema().names());
    }

    /// The name that relations know the staged rows by.
    private static String staged(Bound.BoundDelivery bound) {
        return "stage." + Statements.name(bound.node().value());
    }

    private static Delivery delivery(Step.Stage stage) {
        return stage.delivery().delivery();
    }

    private static NodeId node(Step.Stage stage) {
        return stage.delivery().node();
    }
}
