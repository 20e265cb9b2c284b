package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.file.PipelineReader;
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
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// A page over many rows beside its queries by hand, and a filter, until they are painted.
@AutoService(Benchmark.class)
public final class Dashboards implements Benchmark {

    private static final int ROUNDS = 7;

    /// Until a filter is painted, in ms.
    private static final double AIM = 300;

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

    private final Lineages lineages = new Lineages();

    @Override
    public String name() {
        return "dashboards";
    }

    @Override
    public String about() {
        return "The first paint of a dashboard of eight tiles over "
                + Orders.ROWS
                + " rows, in the web view of the window, over its eight queries by hand on the same"
                + " file (aim 1.5); and a filter of the flight sample until all of its tiles are"
                + " painted (aim 300 ms).";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var root = folder.toRealPath();
        Stages.startUp();
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
        double ours;
        double painted;
        var byHand = median(() -> queries(rows));
        try (var room = new LookRoom(engine);
                var view = new PaintedPage(_ -> Value.Fields.EMPTY)) {
            ours = median(() -> page(room, file, "page"));
            painted = median(view::clear, () -> view.show(page(room, file, "page")));
        }
        return row(
                row(table, painted, byHand, "first paint of eight tiles, queries by hand"),
                ours,
                byHand,
                "their data alone, queries by hand");
    }

    private static Table row(Table table, double ours, double beside, String what) {
        return table.with(
                String.format(Locale.ROOT, "%.2f", ours / beside),
                String.format(Locale.ROOT, "%.0f", ours),
                String.format(Locale.ROOT, "%.0f", beside),
                what);
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
        return median(() -> {}, work);
    }

    /// @param before each round, and not timed
    private static double median(Work before, Work work) throws Exception {
        var times = new ArrayList<Double>();
        for (int i = 0; i <= ROUNDS; i++) {
            before.run();
            long began = System.nanoTime();
            work.run();
            if (i > 0) {
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    /// Opens the page anew; what is known of the pipeline is there, as it is in the window.
    private Value.Fields page(LookRoom room, Path file, String node) {
        try (var pages = new Pages(room, lineages)) {
            return pages.page(
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
        var node = new NodeId("flights_dashboard");
        try (var room = new LookRoom(engine);
                var pages = new Pages(room, lineages)) {
            var open = OpenPipeline.read(file);
            UnaryOperator<Value.Fields> ask =
                    question ->
                            pages.answers(open, RunCall.PLAIN, node, question, new Cancellation());
            var model = pages.page(open, RunCall.PLAIN, node, true, new Cancellation());
            var tiles = tiles(model);
            var states = new States();
            var answered =
                    median(
                            () -> {
                                var _ =
                                        ask.apply(
                                                Value.fields(
                                                        Map.entry("tiles", tiles),
                                                        Map.entry("filters", states.next())));
                            });
            double painted;
            try (var view = new PaintedPage(ask)) {
                view.show(model);
                painted = median(() -> view.filter(states.next()));
            }
            var about = " for " + tiles.values().size() + " tiles of the flights";
            return row(
                    row(table, painted, AIM, "a filter painted" + about),
                    answered,
                    AIM,
                    "a filter answered" + about);
        }
    }

    /// Filters that were not set before.
    private static final class States {

        private static final List<String> ALL =
                List.of("CA", "NY", "TX", "FL", "IL", "GA", "MO", "AZ");

        private int next;

        Value next() {
            var state = Value.items(Value.of(ALL.get(next++ % ALL.size())));
            return Value.fields(Map.entry("f0", Value.fields(Map.entry("any", state))));
        }
    }

    private static Value.Items tiles(Value.Fields model) {
        return model.get("tiles") instanceof Value.Items(var all)
                ? new Value.Items(
                        all.stream()
                                .filter(Value.Fields.class::isInstance)
                                .map(tile -> ((Value.Fields) tile).get("id"))
                                .filter(Objects::nonNull)
                                .toList())
                : Value.items();
    }
}
