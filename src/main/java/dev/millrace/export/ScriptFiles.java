package dev.millrace.export;

import dev.millrace.engine.PipelineSource;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.Delivery;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Plan;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Files as a script names them: as the settings do, relative to the folder of the pipeline.
final class ScriptFiles {

    /// The variable that tells the files of one run from those of others.
    static final String RUN = "getvariable('run_id')";

    private static final Pattern PATTERN = Pattern.compile("[*?]");
    private static final Pattern OTHER_PATTERN = Pattern.compile("[\\[{]");

    private final Plan plan;
    private final Path base;
    private final Path warehouse;

    ScriptFiles(Plan plan, PipelineSource source) {
        this.plan = plan;
        this.base = source.file().resolveSibling(".").normalize();
        this.warehouse = source.workspace().warehouseFiles().getFirst();
    }

    String warehouse() {
        return text(relative(warehouse));
    }

    /// What stands for files in the SQL of a node; other parts stay.
    Sql.Part named(NodeId node, Sql.Part part) {
        if (!(part instanceof Sql.Part.Files files)) {
            return part;
        }
        var delivery = plan.bound().deliveries().get(node);
        return delivery == null ? read(node, files) : written(delivery);
    }

    /// The engine knows `*`, `?` and `**`; folders and other patterns become lists.
    private Sql.Part read(NodeId node, Sql.Part.Files named) {
        boolean plain =
                PATTERN.matcher(named.path()).find()
                        || !Files.isDirectory(base.resolve(named.path()));
        if (plain && !OTHER_PATTERN.matcher(named.path()).find()) {
            return new Sql.Part.Literal(Value.of(named.path()));
        }
        var files =
                plan
                        .bound()
                        .files()
                        .getOrDefault(node, Map.of())
                        .getOrDefault(named.settingPath(), List.of())
                        .stream()
                        .map(file -> Value.of(relative(file)))
                        .toList();
        return new Sql.Part.Literal(new Value.Items(files));
    }

    /// What a delivery wrote in this run.
    private static Sql.Part written(Bound.BoundDelivery bound) {
        return switch (bound.delivery()) {
            case Delivery.ToFile file -> new Sql.Part.Literal(Value.of(file.path()));
            case Delivery.ToFolder folder -> {
                var ending = "." + extension(folder.format());
                yield folder.append()
                        ? new Sql.Part.Text(
                                text(folder.path() + "/**/")
                                        + " || "
                                        + RUN
                                        + " || "
                                        + text("*" + ending))
                        : new Sql.Part.Literal(Value.of(folder.path() + "/**/*" + ending));
            }
            case Delivery.ToDataset dataset ->
                    new Sql.Part.Literal(Value.of(dataset.path() + "/" + dataset.data()));
            case Delivery.ToTable _ -> throw new IllegalStateException("a table is no file");
        };
    }

    private String relative(Path file) {
        return base.relativize(file).toString().replace('\\', '/');
    }

    static String extension(Delivery.Format format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    static String text(String text) {
        return Dialect.DUCKDB.text(text);
    }
}
