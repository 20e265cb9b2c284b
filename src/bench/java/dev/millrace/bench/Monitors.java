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
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What it costs to watch a run: a pipeline of 200 nodes over ten million rows, run in a warm
/// worker and watched in the whole window, beside the same run whose events go to a file.
@AutoService(Benchmark.class)
public final class Monitors implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);
    private static final int NODES = 200;
    private static final int WARM_UPS = 3;

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
                + " nodes is watched, over those of the worker alone whose events go to a file: "
                + ROUNDS
                + " pairs, aim 1.05 at the median. And how late an event is shown: from the"
                + " worker's stamp to the end of the pulse that paints it, while the engine uses all"
                + " cores: aim 150 ms at the 99th percentile.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        Stages.startUpCalm();
        var orders = new Orders(Files.createDirectory(folder.resolve("csv")), false);
        var real = folder.resolve("csv").toRealPath();
        var pipeline = wide(orders.pipeline());
        var file = real.resolve("wide.pipeline.json");
        Files.writeString(file, PipelineWriter.text(pipeline));
        var ratios = new ArrayList<Double>();
        var watched = new ArrayList<Double>();
        var alone = new ArrayList<Double>();
        var late = new ArrayList<Double>();
        try (var window = new BenchWindow(real);
                var workers =
                        new Workers(WorkerLaunch.likeThisProcess("dev.millrace.launch.Main"), 1)) {
            window.open(file);
            for (int i = 0; i < WARM_UPS; i++) {
                window.run();
                alone(workers, pipeline, file, real);
            }
            for (int i = 0; i < ROUNDS; i++) {
                double ours = watched(window, late);
                double theirs = alone(workers, pipeline, file, real);
                watched.add(ours);
                alone.add(theirs);
                ratios.add(ours / theirs);
            }
        }
        return Table.of(
                        "ratio",
                        "CPU s watched",
                        "CPU s alone",
                        "late ms, 99 %",
                        "late ms, median",
                        "events")
                .with(
                        text("%.3f", at(ratios, 0.5)),
                        text("%.2f", at(watched, 0.5)),
                        text("%.2f", at(alone, 0.5)),
                        text("%.1f", at(late, 0.99)),
                        text("%.1f", at(late, 0.5)),
                        Integer.toString(late.size()));
    }

    /// @return CPU seconds of this process and of all its workers
    private static double watched(BenchWindow window, List<Double> late) {
        double before = own() + children();
        late.addAll(window.run());
        return own() + children() - before;
    }

    private static double alone(Workers workers, Pipeline pipeline, Path file, Path folder)
            throws IOException {
        var ask =
                new Ask(
                        PipelineWriter.text(pipeline),
                        file,
                        Map.of(),
                        Map.of("fresh", Value.of(true)));
        double before = children();
        try (var out = Files.newBufferedWriter(folder.resolve("events.jsonl"))) {
            var ended =
                    workers.run(
                                    ask,
                                    event -> {
                                        try {
                                            out.write(Json.line(RunEventJson.write(event)));
                                            out.newLine();
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    })
                            .ended()
                            .join();
            if (!ended.outcome().equals(Optional.of(RunEvent.Outcome.SUCCEEDED))) {
                throw new IllegalStateException(ended.toString());
            }
        }
        return children() - before;
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
                                        .toList())
                        .named("wide");
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
