package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/// How soon the rows of the selected node are painted anew after an edit of it or of a node in
/// front of it: in the whole window, with the worker process, on both samples and on ten million
/// rows.
@AutoService(Benchmark.class)
public final class LiveWires implements Benchmark {

    private static final int EDITS = 100;
    private static final int WARM = 15;

    @Override
    public String name() {
        return "live-wires";
    }

    @Override
    public String about() {
        return "From a committed edit to the pulse that paints the rows of the selected node, the"
                + " pause before asking included: 95th percentile of 100 edits on both samples (aim"
                + " 150 ms) and on ten million rows of CSV (aim 300 ms); holds of the window's"
                + " thread meanwhile (aims 16 ms at the 99th percentile, 50 ms at most).";
    }

    /// An edit of a setting that is a text.
    ///
    /// @param looks nodes whose rows it changes
    /// @param value the text of the nth edit
    private record Script(
            String node, List<String> path, IntFunction<String> value, List<String> looks) {}

    private static final List<Script> SUPERSTORE =
            List.of(
                    new Script(
                            "recent",
                            List.of("condition"),
                            i ->
                                    "\"Order Date\" >= $since AND Quantity > "
                                            + i % 7
                                            + " AND 0 <= "
                                            + i,
                            List.of(
                                    "recent",
                                    "with_customer",
                                    "with_product",
                                    "checked",
                                    "enriched",
                                    "daily",
                                    "daily_sorted",
                                    "ranked",
                                    "best",
                                    "top_customers",
                                    "lake")),
                    new Script(
                            "enriched",
                            List.of("columns", "1", "expression"),
                            i -> "year(order_date) + " + i,
                            List.of("enriched", "lake")),
                    new Script(
                            "daily",
                            List.of("measures", "1", "expression"),
                            i -> "count(*) + " + i,
                            List.of("daily", "daily_sorted", "daily_report")));

    private static final List<Script> FLIGHTS =
            List.of(
                    new Script(
                            "flown",
                            List.of("columns", "0", "expression"),
                            i -> "hour(date) + 0 * " + i,
                            List.of("flown", "by_airport", "busy", "by_hour", "hour_order")),
                    new Script(
                            "busy",
                            List.of("condition"),
                            i -> "flights >= " + i,
                            List.of("busy", "airport_order", "airport_file")));

    private static final List<Script> LARGE =
            List.of(
                    new Script(
                            "kept",
                            List.of("condition"),
                            i -> "qty > " + i % 9 + " AND 0 <= " + i,
                            List.of("kept", "derived", "chosen")),
                    new Script(
                            "derived",
                            List.of("columns", "0", "expression"),
                            i -> "price * qty + " + i,
                            List.of("derived", "chosen")));

    private static final String LARGE_PIPELINE =
            """
            {"format": 1, "name": "large", "nodes": {
            "rows": {"type": "source.csv", "settings": {"path": "orders.csv", "columns": [["id", "BIGINT"],
              ["product", "BIGINT"], ["customer", "BIGINT"], ["qty", "BIGINT"], ["price", "DOUBLE"],
              ["day", "DATE"]]}},
            "kept": {"type": "transform.filter", "settings": {"condition": "qty > 3"}},
            "derived": {"type": "transform.derive", "settings": {"columns": [
              {"name": "value", "expression": "price * qty"}]}},
            "chosen": {"type": "transform.select", "settings": {"columns": ["id", "day", "value"]}}
            }, "links": ["rows -> kept", "kept -> derived", "derived -> chosen"]}
            """;

    @Override
    public Table measure(Path folder) throws Exception {
        Stages.startUpCalm(); // with pulses as close as they can be, each would wait for the
        // painting of the last
        copySamples(folder);
        var ten = folder.resolve("ten");
        Files.createDirectories(ten);
        new Orders(ten, false);
        var large = ten.resolve("large.pipeline.json");
        PipelineWriter.save(
                PipelineReader.read(LARGE_PIPELINE.getBytes(StandardCharsets.UTF_8), "large"),
                large);
        var table = Table.of("ratio", "figure", "aim", "what");
        try (var bench = new BenchWindow(folder)) {
            table =
                    rows(
                            table,
                            bench,
                            folder.resolve("superstore-sales.pipeline.json"),
                            SUPERSTORE,
                            150);
            table = rows(table, bench, folder.resolve("flight-delays.pipeline.json"), FLIGHTS, 150);
            table = rows(table, bench, large, LARGE, 300);
        }
        return table;
    }

    private static void copySamples(Path folder) throws Exception {
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve(".millrace"));
        var samples = Path.of("pipelines");
        try (Stream<Path> files = Files.walk(samples, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = samples.relativize(file);
                if (!name.startsWith("output")) {
                    Files.copy(file, folder.resolve(name.toString()));
                }
            }
        }
    }

    private static Table rows(
            Table table, BenchWindow bench, Path file, List<Script> scripts, double aim)
            throws Exception {
        bench.open(file);
        var random = new Random(1);
        edits(bench, scripts, 0, WARM, random);
        var holds = Holds.begin();
        var times = edits(bench, scripts, WARM, WARM + EDITS, random);
        var held = holds.end();
        var name = String.valueOf(file.getFileName()).replace(".pipeline.json", "");
        return table.with(Stages.row(at(times, 95), aim, name + ": edit to rows, 95th, ms"))
                .with(Stages.row(at(times, 50), aim, name + ": median, ms"))
                .with(Stages.row(at(held, 99), 16, name + ": holds of the window, 99th, ms"))
                .with(Stages.row(held.getLast(), 50, name + ": longest hold, ms"));
    }

    private static double at(List<Double> sorted, int percentile) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
    }

    /// @param from numbers of the edits: no two write the same text
    private static List<Double> edits(
            BenchWindow bench, List<Script> scripts, int from, int to, Random random) {
        var times = new ArrayList<Double>();
        for (int i = from; i < to; i++) {
            var script = scripts.get(random.nextInt(scripts.size()));
            var look = script.looks().get(random.nextInt(script.looks().size()));
            bench.select(look);
            times.add(bench.edit(script.node(), script.path(), script.value().apply(i)));
        }
        Collections.sort(times);
        return times;
    }
}
