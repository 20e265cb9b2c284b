package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How checking and running grow with the length of a chain, and with the width of a fan.
@AutoService(Benchmark.class)
public final class Chains implements Benchmark {

    private static final int WARM_UPS = 3;
    private static final int TIMES = 9;
    private static final int SHORT = 10;
    private static final int MIDDLE = 250;
    private static final int LONG = 1_000;
    private static final int BRANCHES = 200;

    /// With a planner that remembers nothing yet.
    private static Workbench workbench() {
        var planner = new Planner(NodeCatalog.load(), PipelineReader::read);
        return new Workbench(new Engine(planner, Clock.systemUTC(), Map.of()));
    }

    @Override
    public String name() {
        return "chains";
    }

    @Override
    public String about() {
        return "check of 1,000 nodes over check of 250, each less the time of 10 (aim 5); whole runs.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        Files.createDirectories(folder.resolve(".millrace"));
        Files.writeString(folder.resolve("numbers.csv"), numbers());
        var ten = new Chain(SHORT, written(folder, chain(SHORT)));
        var middle = new Chain(MIDDLE, written(folder, chain(MIDDLE)));
        var longest = new Chain(LONG, written(folder, chain(LONG)));
        check(List.of(ten, middle, longest));
        double ratio = (longest.median() - ten.median()) / (middle.median() - ten.median());
        var known = workbench();
        check(known, longest.open());
        var fan = written(folder, fan());
        return Table.of("ratio", "seconds", "what")
                .with("", text(ten.median()), "check, " + SHORT + " nodes")
                .with("", text(middle.median()), "check, " + MIDDLE + " nodes")
                .with(text(ratio), text(longest.median()), "check, " + LONG + " nodes")
                .with("", text(check(known, longest.open())), "the same check again")
                .with("", text(run(longest.open())), "run, " + LONG + " nodes")
                .with("", text(run(fan)), "run, " + BRANCHES + " branches of one source");
    }

    /// A chain and the seconds its checks took.
    private record Chain(int nodes, OpenPipeline open, List<Double> took) {
        Chain(int nodes, OpenPipeline open) {
            this(nodes, open, new ArrayList<>());
        }

        double median() {
            return took.stream().sorted().toList().get(took.size() / 2);
        }
    }

    private static String numbers() {
        var text = new StringBuilder("n\n");
        for (int i = 0; i < 1_000; i++) {
            text.append(i).append('\n');
        }
        return text.toString();
    }

    /// The lengths take turns, so that all meet the same machine.
    private static void check(List<Chain> chains) {
        for (int i = -WARM_UPS; i < TIMES; i++) {
            for (Chain chain : chains) {
                double took = check(workbench(), chain.open());
                if (i >= 0) {
                    chain.took().add(took);
                }
            }
        }
    }

    private static double check(Workbench workbench, OpenPipeline open) {
        long start = System.nanoTime();
        var faults = workbench.check(open, RunCall.PLAIN);
        double took = (System.nanoTime() - start) / 1e9;
        if (faults.stream().anyMatch(Fault::isError)) {
            throw new IllegalStateException(faults.toString());
        }
        return took;
    }

    private static double run(OpenPipeline open) {
        var workbench = workbench();
        long start = System.nanoTime();
        var ready = workbench.ready(open, RunCall.PLAIN);
        var result = workbench.execute(ready, _ -> {});
        if (result.outcome() != RunEvent.Outcome.SUCCEEDED) {
            throw new IllegalStateException(ready.faults().toString());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static OpenPipeline written(Path folder, Pipeline pipeline) throws Exception {
        var file = folder.resolve(pipeline.name() + ".pipeline.json");
        Files.writeString(file, PipelineWriter.text(pipeline));
        return OpenPipeline.read(file);
    }

    /// Filters and derived columns in turn, between a file and a file.
    private static Pipeline chain(int nodes) {
        var pipeline = source("chain-" + nodes);
        var last = "numbers";
        for (int i = 2; i < nodes; i++) {
            var id = "step_" + i;
            pipeline =
                    pipeline.with(i % 2 == 0 ? filter(id, i) : derived(id))
                            .linked(Link.of(last, id));
            last = id;
        }
        return pipeline.with(stored("stored", "chain-" + nodes + ".csv"))
                .linked(Link.of(last, "stored"));
    }

    private static Pipeline fan() {
        var pipeline = source("fan");
        for (int i = 0; i < BRANCHES; i++) {
            pipeline =
                    pipeline.with(filter("part_" + i, i))
                            .with(stored("stored_" + i, "fan/" + i + ".csv"))
                            .linked(Link.of("numbers", "part_" + i))
                            .linked(Link.of("part_" + i, "stored_" + i));
        }
        return pipeline;
    }

    private static Pipeline source(String name) {
        var column =
                Value.fields(
                        Map.entry("name", Value.of("n")), Map.entry("type", Value.of("BIGINT")));
        return Pipeline.EMPTY
                .named(name)
                .with(
                        Node.of(
                                "numbers",
                                "source.csv",
                                Value.fields(
                                        Map.entry("path", Value.of("numbers.csv")),
                                        Map.entry("columns", Value.items(column)))));
    }

    private static Node filter(String id, int number) {
        var condition = Value.of("n <> -" + number);
        return Node.of(id, "transform.filter", Value.fields(Map.entry("condition", condition)));
    }

    private static Node derived(String id) {
        var column =
                Value.fields(
                        Map.entry("name", Value.of("n")),
                        Map.entry("expression", Value.of("n + 1")));
        return Node.of(
                id, "transform.derive", Value.fields(Map.entry("columns", Value.items(column))));
    }

    private static Node stored(String id, String path) {
        return Node.of(id, "storage.csv", Value.fields(Map.entry("path", Value.of(path))));
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.2f", figure);
    }
}
