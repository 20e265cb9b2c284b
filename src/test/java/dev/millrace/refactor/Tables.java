package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;

import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Small pipelines over two tables, `t` and `u`, written as JSON.
final class Tables {

    static final NodeCatalog CATALOG = NodeCatalog.load();
    private static final Planner PLANNER = new Planner(CATALOG, PipelineReader::read);
    private static final Lineages LINEAGES = new Lineages();
    private static final Map<String, String> NODES =
            Map.of(
                    "t",
                    "[[\"k\",\"INTEGER\"],[\"a\",\"INTEGER\"],[\"Big Name\",\"VARCHAR\"]], \"rows\":"
                            + " [[1, 10, \"x\"], [2, 20, \"y\"], [2, 5, null]]",
                    "u",
                    "[[\"k\",\"INTEGER\"],[\"a\",\"INTEGER\"],[\"c\",\"VARCHAR\"]], \"rows\":"
                            + " [[1, 7, \"p\"], [3, 8, \"q\"]]");

    private Tables() {}

    /// @param nodes members of `nodes`: id, type and settings
    static Pipeline pipeline(String nodes, String... links) {
        var all = new ArrayList<String>();
        NODES.forEach(
                (id, settings) ->
                        all.add(
                                "\"%s\": {\"type\": \"source.inline\", \"settings\": {\"columns\": %s}}"
                                        .formatted(id, settings)));
        all.add(nodes);
        var quoted = List.of(links).stream().map(Json::quote).toList();
        var json =
                "{\"format\": 1, \"name\": \"test\", \"nodes\": {"
                        + String.join(", ", all)
                        + "}, \"links\": ["
                        + String.join(", ", quoted)
                        + "]}";
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "test.json");
    }

    /// One node over `t`, or over `t` and `u`.
    static Pipeline node(String type, String settings, String... links) {
        return pipeline(
                "\"n\": {\"type\": \"%s\", \"settings\": %s}".formatted(type, settings), links);
    }

    /// SQL over both tables.
    static Pipeline sql(String sql) {
        return node("transform.sql", "{\"sql\": " + Json.quote(sql) + "}", "t -> n", "u -> n");
    }

    static Planned planned(Pipeline pipeline) {
        var folder = Path.of("").toAbsolutePath();
        return PLANNER.check(pipeline, PlanRequest.check(Grants.of(folder, folder)));
    }

    static Bench bench() {
        return new Bench(Tables::planned, LINEAGES, Path.of("").toAbsolutePath(), CATALOG);
    }

    static Rename rename(Pipeline pipeline, String node, String column, String name) {
        return rename(pipeline, node, "out", column, name);
    }

    static Rename rename(Pipeline pipeline, String node, String port, String column, String name) {
        return new Renames(bench())
                .of(pipeline, new ColumnAt(new NodeId(node), port, column), name);
    }

    static String text(Pipeline pipeline, String node, String path) {
        var found = pipeline.find(new NodeId(node)).orElseThrow();
        return new SettingPath(CATALOG.find(found.type()).orElseThrow().spec())
                .text(found.settings(), path)
                .orElse("");
    }

    /// Columns of a node's first port.
    static List<String> columns(Pipeline pipeline, String node) {
        return requireNonNull(planned(pipeline).bound().relations().get(node)).schema().names();
    }

    static Value.Fields settings(Pipeline pipeline, String node) {
        return pipeline.find(new NodeId(node)).orElseThrow().settings();
    }
}
