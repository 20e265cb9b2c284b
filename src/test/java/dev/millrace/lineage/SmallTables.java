package dev.millrace.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Pipelines over two tables, `t` and `u`, and their lineage as text.
final class SmallTables {

    static final NodeCatalog CATALOG = NodeCatalog.load();
    static final Planner PLANNER = new Planner(CATALOG, PipelineReader::read);
    static final Lineages LINEAGES = new Lineages();

    /// Columns and types, by table.
    static final Map<String, Map<String, String>> TABLES = tables();

    private SmallTables() {}

    private static Map<String, Map<String, String>> tables() {
        var t = new LinkedHashMap<String, String>();
        t.put("k", "INTEGER");
        t.put("a", "INTEGER");
        t.put("b", "INTEGER");
        t.put("s", "VARCHAR");
        t.put("l", "INTEGER[]");
        t.put("o", "STRUCT(f INTEGER, g INTEGER)");
        var u = new LinkedHashMap<String, String>();
        u.put("k", "INTEGER");
        u.put("b", "INTEGER");
        u.put("c", "INTEGER");
        return Map.of("t", t, "u", u);
    }

    /// The tables as nodes, then other nodes.
    static Pipeline pipeline(String nodes, String... links) {
        var sources = new ArrayList<String>();
        TABLES.forEach(
                (name, columns) -> {
                    var written =
                            columns.entrySet().stream()
                                    .map(
                                            c ->
                                                    "{ \"name\": \"%s\", \"type\": \"%s\" }"
                                                            .formatted(c.getKey(), c.getValue()))
                                    .collect(Collectors.joining(", "));
                    sources.add(
                            ("\"%s\": { \"type\": \"source.inline\", \"settings\": { \"columns\":"
                                            + " [%s], \"rows\": [] } }")
                                    .formatted(name, written));
                });
        var quoted = List.of(links).stream().map(Json::quote).collect(Collectors.joining(", "));
        var json =
                "{\"format\": 1, \"name\": \"test\", \"parameters\": {\"p\": {\"type\":"
                        + " \"INTEGER\", \"default\": 1}}, \"nodes\": {"
                        + String.join(", ", sources)
                        + ", "
                        + nodes
                        + "}, \"links\": ["
                        + quoted
                        + "]}";
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "test.json");
    }

    static Planned planned(Pipeline pipeline) {
        var folder = Path.of("").toAbsolutePath();
        return PLANNER.check(pipeline, PlanRequest.check(Grants.of(folder, folder)));
    }

    /// @param pipeline without errors
    static LineageGraph lineage(Pipeline pipeline) {
        var planned = planned(pipeline);
        assertThat(planned.faults().stream().filter(f -> f.isError()).toList()).isEmpty();
        return LINEAGES.of(planned, Path.of("").toAbsolutePath());
    }

    /// One SQL node `q` over both tables.
    static LineageGraph ofSql(String sql) {
        return lineage(
                pipeline(
                        "\"q\": { \"type\": \"transform.sql\", \"settings\": { \"sql\": "
                                + Json.quote(sql)
                                + " } }",
                        "t -> q",
                        "u -> q"));
    }

    static PortLineage port(LineageGraph graph, String node) {
        return graph.ports(new NodeId(node)).getFirst();
    }

    static ColumnAt at(String node, String port, String column) {
        return new ColumnAt(new NodeId(node), port, column);
    }

    static Port at(String node, String port) {
        return new Port(new NodeId(node), port);
    }

    /// A line a column and one for the rows, in the form of `Shape`.
    static List<String> text(PortLineage port) {
        var lines = new ArrayList<String>();
        port.columns()
                .forEach(c -> lines.add((c.column().column() + ": " + text(c.sources())).strip()));
        if (!port.rows().isEmpty()) {
            lines.add("rows: " + text(port.rows()));
        }
        return lines;
    }

    static String text(Map<ColumnAt, Set<Effect>> sources) {
        return sources.entrySet().stream()
                .map(e -> text(e.getValue()) + " " + e.getKey().node() + "." + e.getKey().column())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String text(Set<Effect> effects) {
        return effects.stream()
                .sorted()
                .map(effect -> effect.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining("+"));
    }
}
