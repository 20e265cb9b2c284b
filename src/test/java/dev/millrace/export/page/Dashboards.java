package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Pages of real pipelines in which each tile shows the same rows, run by the engine.
final class Dashboards {

    private final Path folder;

    /// @param folder becomes a workspace
    Dashboards(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve(".millrace"));
    }

    /// A node that shows the rows.
    record Tile(String id, String type, Value settings) {

        /// @param encoding in JSON
        static Tile chart(String id, String mark, String encoding) {
            return new Tile(
                    id,
                    "serving.chart",
                    Value.fields(
                            Map.entry(
                                    "chart",
                                    Value.fields(
                                            Map.entry("mark", Value.of(mark)),
                                            Map.entry("encoding", Json.parse(encoding))))));
        }
    }

    /// Writes the rows of a SELECT as `rows.parquet`.
    void rows(String select) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (%s) TO '%s' (FORMAT parquet)"
                            .formatted(select, folder.resolve("rows.parquet")));
        }
    }

    /// Runs the pipeline and gives its page as a file would hold it.
    Value.Fields page(String name, List<Tile> tiles, List<String> filters) throws IOException {
        var open = open(name, tiles, filters);
        var workbench = workbench();
        assertThat(workbench.execute(workbench.ready(open, RunCall.PLAIN), _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        return page(open);
    }

    /// Gives the page over the run before, though the pipeline is another now.
    Value.Fields edited(String name, List<Tile> tiles, List<String> filters) throws IOException {
        return page(open(name, tiles, filters));
    }

    private static Value.Fields page(OpenPipeline open) {
        return workbench().page(open, RunCall.PLAIN, new NodeId("page"));
    }

    private static Workbench workbench() {
        return new Workbench(
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of()));
    }

    private OpenPipeline open(String name, List<Tile> tiles, List<String> filters)
            throws IOException {
        var nodes = new LinkedHashMap<String, Value>();
        var links = new ArrayList<Value>();
        nodes.put(
                "rows",
                node("source.parquet", Value.fields(Map.entry("path", Value.of("rows.parquet")))));
        for (Tile tile : tiles) {
            nodes.put(tile.id(), node(tile.type(), tile.settings()));
            links.add(Value.of("rows -> " + tile.id()));
            links.add(Value.of(tile.id() + " -> page"));
        }
        var by = new Value.Items(filters.stream().<Value>map(Value::of).toList());
        nodes.put("page", node("serving.dashboard", Value.fields(Map.entry("filters", by))));
        var pipeline =
                Value.fields(
                        Map.entry("format", Value.of(1)),
                        Map.entry("name", Value.of(name)),
                        Map.entry("nodes", new Value.Fields(nodes)),
                        Map.entry("links", new Value.Items(links)));
        var open =
                OpenPipeline.read(
                        Files.writeString(
                                folder.resolve(name + ".pipeline.json"), Json.line(pipeline)));
        open.reading().orThrow();
        return open;
    }

    /// As `page`, in a file.
    Path file(String name, Value.Fields model) throws IOException {
        return Files.writeString(folder.resolve(name + ".html"), new DashboardPage().html(model));
    }

    private static Value node(String type, Value settings) {
        return Value.fields(Map.entry("type", Value.of(type)), Map.entry("settings", settings));
    }
}
