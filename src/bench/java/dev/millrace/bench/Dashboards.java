package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.file.PipelineReader;
import dev.millrace.json.Json;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Pages;
import dev.millrace.worker.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// The data of a page over many rows beside its queries by hand, and the answer to a filter.
@AutoService(Benchmark.class)
public final class Dashboards implements Benchmark {

    private static final int ROUNDS = 7;

    /// Eight tiles, each the groups of a query.
    private static final List<String> BY_HAND =
            List.of(
                    "SELECT sum(price * 1.0) FROM o",
                    "SELECT product % 20, sum(price) FROM o GROUP BY 1",
                    "SELECT date_trunc('month', day), sum(price) FROM o GROUP BY 1",
                    "SELECT month(day), isodow(day), sum(price) FROM o GROUP BY 1, 2",
                    "SELECT qty, count(*) FROM o GROUP BY 1",
                    "SELECT qty, avg(price) FROM o GROUP BY 1",
                    "SELECT date_trunc('year', day), qty, sum(price) FROM o GROUP BY 1, 2",
                    "SELECT kind, count(*), sum(price) FROM o GROUP BY 1");

    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());

    @Override
    public String name() {
        return "dashboards";
    }

    @Override
    public String about() {
        return "The data of a dashboard of eight tiles over "
                + Orders.ROWS
                + " rows over its eight queries by hand on the same file (aim 1.5, of which the"
                + " drawing is no part here); and the answer of the engine to a filter for all"
                + " tiles of the flight sample (aim 300 ms).";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var root = folder.toRealPath();
        return flights(large(Table.of("ratio", "ms", "beside", "what"), root), root);
    }

    private Table large(Table table, Path root) throws Exception {
        var home = Files.createDirectories(root.resolve("large"));
        Files.createDirectories(home.resolve(".millrace"));
        var rows = home.resolve("rows.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    ("COPY (SELECT i AS id, i * 7919 %% 1000 AS product, 'kind ' || i * 7919 %% 20"
                                    + " AS kind, i %% 10 AS qty, i %% 1000 / 7.0 AS price,"
                                    + " DATE '2019-01-01' + CAST(i %% 2000 AS INTEGER) AS day"
                                    + " FROM range(%d) t(i)) TO '%s' (FORMAT parquet)")
                            .formatted(Orders.ROWS, rows));
        }
        var file = Files.writeString(home.resolve("large.pipeline.json"), pipeline());
        run(file);
        var ours = median(() -> page(file, "page"));
        var byHand = median(() -> queries(rows));
        return table.with(
                String.format(Locale.ROOT, "%.2f", ours / byHand),
                String.format(Locale.ROOT, "%.0f", ours),
                String.format(Locale.ROOT, "%.0f", byHand),
                "page of eight tiles, queries by hand");
    }

    private static String pipeline() {
        var charts =
                List.of(
                        "\"serving.metric\", \"settings\": {\"measure\": [\"sum\", \"price\"]}",
                        chart("product", "nominal", "", "sum"),
                        chart("day", "temporal", "yearmonth", "sum"),
                        "\"serving.chart\", \"settings\": {\"chart\": {\"mark\": \"rect\","
                                + " \"encoding\": {\"x\": {\"field\": \"day\", \"type\":"
                                + " \"ordinal\", \"timeUnit\": \"month\"}, \"y\": {\"field\":"
                                + " \"day\", \"type\": \"ordinal\", \"timeUnit\": \"day\"},"
                                + " \"color\": {\"aggregate\": \"sum\", \"field\": \"price\","
                                + " \"type\": \"quantitative\"}}}}",
                        chart("qty", "ordinal", "", "count"),
                        chart("qty", "ordinal", "", "mean"),
                        chart("day", "temporal", "year", "sum"),
                        chart("kind", "nominal", "", "sum"));
        var nodes = new ArrayList<String>();
        var links = new ArrayList<String>();
        nodes.add(
                "\"rows\": {\"type\": \"source.parquet\", \"settings\": {\"path\": \"rows.parquet\"}}");
        for (int i = 0; i < charts.size(); i++) {
            nodes.add("\"tile_%d\": {\"type\": %s}".formatted(i, charts.get(i)));
            links.add("\"rows -> tile_%d\"".formatted(i));
            links.add("\"tile_%d -> page\"".formatted(i));
        }
        nodes.add(
                "\"page\": {\"type\": \"serving.dashboard\", \"settings\": {\"filters\": [\"kind\"]}}");
        return "{\"format\": 1, \"name\": \"large\", \"nodes\": {"
                + String.join(",\n", nodes)
                + "}, \"links\": ["
                + String.join(", ", links)
                + "]}";
    }

    private static String chart(String column, String type, String unit, String aggregate) {
        var cut = unit.isEmpty() ? "" : ", \"timeUnit\": \"" + unit + "\"";
        var field = aggregate.equals("count") ? "" : ", \"field\": \"price\"";
        return """
        "serving.chart", "settings": {"chart": {"mark": "bar", "encoding": {
          "x": {"field": "%s", "type": "%s"%s},
          "y": {"aggregate": "%s"%s, "type": "quantitative"}}}}"""
                .formatted(column, type, cut, aggregate, field);
    }

    private void run(Path file) {
        var workbench = new Workbench(engine);
        workbench.execute(workbench.ready(OpenPipeline.read(file), RunCall.PLAIN), _ -> {});
    }

    private interface Work {
        void run() throws Exception;
    }

    /// Of the rounds after the first, in ms.
    private static double median(Work work) throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i <= ROUNDS; i++) {
            long began = System.nanoTime();
            work.run();
            if (i > 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private void page(Path file, String node) {
        try (var room = new LookRoom(engine)) {
            new Pages(room, new Lineages())
                    .page(
                            OpenPipeline.read(file),
                            RunCall.PLAIN,
                            new NodeId(node),
                            true,
                            new Cancellation());
        }
    }

    private static void queries(Path rows) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE VIEW o AS FROM read_parquet('" + rows + "')");
            for (String query : BY_HAND) {
                try (var found = statement.executeQuery(query)) {
                    while (found.next()) {
                        found.getObject(1);
                    }
                }
            }
        }
    }

    private Table flights(Table table, Path root) throws Exception {
        var home = Files.createDirectories(root.resolve("flights"));
        Files.createDirectories(home.resolve(".millrace"));
        try (Stream<Path> files = Files.list(Path.of("pipelines/data"))) {
            Files.createDirectories(home.resolve("data"));
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve("data").resolve(file.getFileName()));
            }
        }
        var name = "flight-delays.pipeline.json";
        var file = Files.copy(Path.of("pipelines").resolve(name), home.resolve(name));
        run(file);
        var tiles = new ArrayList<Value>();
        var node = new NodeId("flights_dashboard");
        try (var room = new LookRoom(engine)) {
            var pages = new Pages(room, new Lineages());
            var open = OpenPipeline.read(file);
            var model = pages.page(open, RunCall.PLAIN, node, true, new Cancellation());
            if (model.get("tiles") instanceof Value.Items(var all)) {
                for (Value tile : all) {
                    if (tile instanceof Value.Fields fields
                            && fields.get("id") instanceof Value.Text id) {
                        tiles.add(id);
                    }
                }
            }
            var states = List.of("CA", "NY", "TX", "FL", "IL", "GA", "MO", "AZ");
            var next = new int[1];
            var took =
                    median(
                            () ->
                                    pages.answers(
                                            open,
                                            RunCall.PLAIN,
                                            node,
                                            Value.fields(
                                                    Map.entry("tiles", new Value.Items(tiles)),
                                                    Map.entry(
                                                            "filters",
                                                            Json.parse(
                                                                    "{\"f0\": {\"any\": [\"%s\"]}}"
                                                                            .formatted(
                                                                                    states.get(
                                                                                            next[
                                                                                                            0]++
                                                                                                    % states
                                                                                                            .size()))))),
                                            new Cancellation()));
            return table.with(
                    String.format(Locale.ROOT, "%.2f", took / 300),
                    String.format(Locale.ROOT, "%.0f", took),
                    "300",
                    "a filter answered for " + tiles.size() + " tiles of the flights");
        }
    }
}
