package dev.millrace.bench;

import com.google.auto.service.AutoService;
import com.sun.management.OperatingSystemMXBean;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEventJson;
import dev.millrace.file.PipelineWriter;
import dev.millrace.json.Json;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import dev.millrace.worker.Ask;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// What it costs to watch a run: a pipeline of 200 nodes over ten million rows, run in a warm
/// worker and watched in the whole window, beside the same run whose events go to a file.
@AutoService(Benchmark.class)
public final class Monitors implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int NODES = 200;

    /// Runs over few rows in which the code of window and worker is compiled: a window that has
    /// been in use for some minutes.
    private static final int WARM_UPS = Integer.getInteger("bench.warm-ups", 60);

    private static final long FEW_ROWS = 20_000;

    /// What begins and ends a run in the window costs the same however long it takes.
    private static final List<Long> TIMES = List.of(1L, 4L);

    private static final OperatingSystemMXBean OWN =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @Override
    public String name() {
        return "monitor";
    }

    @Override
    public String about() {
        return "CPU seconds of worker and window while a run of "
                + NODES
                + " nodes is watched, over those of the worker alone whose events go to a file, for"
                + " a short run and for a longer one: "
                + ROUNDS
                + " pairs each after "
                + WARM_UPS
                + " runs over few rows, aim 1.05 at the median. And how late an event is shown: from the"
                + " worker's stamp to the end of the pulse that paints it, while the engine uses all"
                + " cores: aim 150 ms at the 99th percentile.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        Stages.startUpCalm();
        var table =
                Table.of(
                        "ratio",
                        "CPU s watched",
                        "CPU s alone",
                        "of the window",
                        "run s",
                        "late ms, 99 %",
                        "late ms, median",
                        "events",
                        "rows");
        var few = Wide.over(FEW_ROWS, folder);
        for (long times : TIMES) {
            long rows = times * Orders.ROWS;
            var wide = Wide.over(rows, folder);
            var launch = WorkerLaunch.likeThisProcess("dev.millrace.launch.Main");
            try (var window = new BenchWindow(folder.toRealPath());
                    var workers = new Workers(launch, 1)) {
                warmUp(few, WARM_UPS, window, workers);
                warmUp(wide, 1, window, workers);
                table = table.with(row(window, new Alone(workers, wide), rows));
            }
        }
        return table;
    }

    private static void warmUp(Wide wide, int times, BenchWindow window, Workers workers)
            throws IOException {
        window.open(wide.file());
        var alone = new Alone(workers, wide);
        for (int i = 0; i < times; i++) {
            window.run();
            alone.run();
        }
    }

    /// The pipeline of 200 nodes in a folder of its own, and its file.
    private record Wide(Pipeline pipeline, Path file) {

        static Wide over(long rows, Path folder) throws Exception {
            var place = Files.createDirectory(folder.toRealPath().resolve("rows" + rows));
            var pipeline = wide(new Orders(place, false, rows).pipeline()).named("wide" + rows);
            var file = place.resolve("wide.pipeline.json");
            Files.writeString(file, PipelineWriter.text(pipeline));
            return new Wide(pipeline, file);
        }
    }

    private static String[] row(BenchWindow window, Alone alone, long rows) throws IOException {
        var late = new ArrayList<Double>();
        var watched = new ArrayList<Watched>();
        var others = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            watched.add(watched(window, late));
            others.add(alone.run());
        }
        var ratios =
                IntStream.range(0, ROUNDS)
                        .mapToObj(i -> watched.get(i).all() / others.get(i))
                        .toList();
        return new String[] {
            text("%.3f", at(ratios, 0.5)),
            text("%.2f", at(watched.stream().map(Watched::all).toList(), 0.5)),
            text("%.2f", at(others, 0.5)),
            text("%.2f", at(watched.stream().map(Watched::window).toList(), 0.5)),
            text("%.1f", at(watched.stream().map(Watched::seconds).toList(), 0.5)),
            text("%.1f", at(late, 0.99)),
            text("%.1f", at(late, 0.5)),
            Integer.toString(late.size()),
            Long.toString(rows)
        };
    }

    /// @param all CPU seconds of this process and of all its workers
    /// @param window those of this process alone
    /// @param seconds the run took
    private record Watched(double all, double window, double seconds) {}

    private static Watched watched(BenchWindow window, List<Double> late) {
        double own = own();
        double all = own + children();
        long began = System.nanoTime();
        late.addAll(window.run());
        double seconds = (System.nanoTime() - began) / 1e9;
        double ownAfter = own();
        return new Watched(ownAfter + children() - all, ownAfter - own, seconds);
    }

    /// The same run in a worker whose events go to a file.
    private record Alone(Workers workers, Wide wide) {

        /// @return CPU seconds of the workers
        double run() throws IOException {
            var fresh = Map.of("fresh", Value.of(true));
            var ask = new Ask(PipelineWriter.text(wide.pipeline()), wide.file(), Map.of(), fresh);
            double before = children();
            try (var out = Files.newBufferedWriter(wide.file().resolveSibling("events.jsonl"))) {
                var ended = workers.run(ask, event -> write(event, out)).ended().join();
                if (!ended.outcome().equals(Optional.of(RunEvent.Outcome.SUCCEEDED))) {
                    throw new IllegalStateException(ended.toString());
                }
            }
            return children() - before;
        }

        private static void write(RunEvent event, Writer out) {
            try {
                out.write(Json.line(RunEventJson.write(event)) + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static double own() {
        return OWN.getProcessCpuTime() / 1e9;
    }

    private static double children() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(each -> each.toNanos() / 1e9)
                .sum();
    }

    private static double at(List<Double> figures, double part) {
        var sorted = figures.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1.0, Math.floor(part * sorted.size())));
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    /// The orders with a chain of computed columns, so that there are 200 nodes.
    private static Pipeline wide(Pipeline orders) {
        var before = orders.nodes().size();
        var pipeline =
                orders.withLinks(
                        orders.links().stream()
                                .filter(link -> !link.from().equals(new NodeId("large")))
                                .toList());
        var last = "large";
        for (int i = before; i < NODES; i++) {
            var id = "step_" + i;
            var column =
                    Value.fields(
                            Map.entry("name", Value.of("price")),
                            Map.entry("expression", Value.of("price + " + i % 3)));
            pipeline =
                    pipeline.with(
                                    Node.of(
                                            id,
                                            "transform.derive",
                                            Value.fields(
                                                    Map.entry("columns", Value.items(column)))))
                            .linked(Link.of(last, id))
                            .placed(
                                    new NodeId(id),
                                    new Point(240 * (i % 20), 120 * Math.floorDiv(i, 20)));
            last = id;
        }
        return pipeline.linked(Link.of(last, "with_product.left"));
    }
}
