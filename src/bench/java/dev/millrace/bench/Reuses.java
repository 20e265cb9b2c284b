package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.worker.Ask;
import dev.millrace.worker.WorkerLaunch;
import dev.millrace.worker.Workers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/// What a run saves that finds what earlier ones computed, and what it costs to leave it: ten
/// million orders, filter, two joins, group, sort, in a warm worker.
@AutoService(Benchmark.class)
public final class Reuses implements Benchmark {

    private static final int ROUNDS = Integer.getInteger("bench.rounds", 9);

    /// Runs so short that the disk and the scheduler weigh as much as they do: the figure of a
    /// round is the median of so many.
    private static final int SHORT = 5;

    /// Pairs of them before the first round, in which the worker's code is compiled.
    private static final int WARM_UPS = 60;

    private static final Map<String, Value> FRESH = Map.of("fresh", Value.of(true));
    private static final Map<String, Value> ALONE =
            Map.of("fresh", Value.of(true), "keep", Value.of(false));

    @Override
    public String name() {
        return "reuse";
    }

    @Override
    public String about() {
        return "Runs over what earlier runs kept, ten million rows of CSV, in a warm worker, from"
                + " request to the event that the run ended; medians of "
                + ROUNDS
                + " rounds and their ratios, after "
                + WARM_UPS
                + " pairs of the shortest runs, each of which counts as the median of "
                + SHORT
                + ". Unchanged: aim 0.1 of the first run. One"
                + " node changed: aim 1.1 of a fresh run that starts from the rows that are"
                + " nearest in front of it and keeps the same. The first run, keeping: aim 1.15 of"
                + " one that keeps nothing. A whole process of the launcher that runs the pipeline"
                + " unchanged: aim 0.3 s more than a bare Java program that opens the engine.";
    }

    /// Seconds of each round.
    private record Series(String what, List<Double> seconds) {

        Series(String what) {
            this(what, new ArrayList<>());
        }

        double median() {
            return Reuses.median(seconds);
        }
    }

    private static double median(List<Double> seconds) {
        return seconds.stream().sorted().toList().get(seconds.size() / 2);
    }

    /// The node that sorts changed, and a fresh run that starts from the rows in front of it.
    private static final class SortChanged {

        private final Worker worker;
        private final Pipeline whole;
        private final Pipeline fromGroups;
        private int runs;

        SortChanged(Worker worker, Pipeline whole) {
            this.worker = worker;
            this.whole = whole;
            this.fromGroups = kept(from(whole, "grouped"), "sorted");
        }

        /// What a planning learns is known to the next: no expression is used twice.
        void round(int pairs, Series changed, Series fresh) {
            var ours = new ArrayList<Double>();
            var theirs = new ArrayList<Double>();
            for (int i = 0; i < pairs; i++) {
                ours.add(worker.run(sort(whole, runs++), Map.of()));
                theirs.add(worker.run(sort(fromGroups, runs++), FRESH));
            }
            changed.seconds().add(median(ours));
            fresh.seconds().add(median(theirs));
        }
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var orders = new Orders(Files.createDirectory(folder.resolve("csv")), false);
        var whole = orders.pipeline();
        var real = folder.resolve("csv").toRealPath();
        var alone = new Series("kept nothing");
        var first = new Series("the first run, keeping");
        var unchanged = new Series("unchanged");
        var sorted = new Series("the sort changed");
        var fromGroups = new Series("fresh, from the groups");
        var grouped = new Series("the groups changed");
        var fromLarge = new Series("fresh, from the marked rows of the filter");
        try (var workers =
                new Workers(new WorkerLaunch(Processes.millrace(List.of("worker")), real), 1)) {
            var worker = new Worker(workers, real.resolve("orders.pipeline.json"));
            var marked = kept(whole, "large");
            worker.run(stored(whole, "grouped"), ALONE);
            worker.run(stored(whole, "large"), ALONE);
            settle();
            worker.run(marked, Map.of());
            worker.run(whole, Map.of());
            var sortChanged = new SortChanged(worker, whole);
            sortChanged.round(WARM_UPS, new Series("warm-up"), new Series("warm-up"));
            for (int i = 0; i < ROUNDS; i++) {
                alone.seconds().add(worker.run(whole, ALONE));
                first.seconds().add(worker.run(whole, FRESH));
                unchanged.seconds().add(worker.run(whole, Map.of()));
                sortChanged.round(SHORT, sorted, fromGroups);
                grouped.seconds().add(worker.run(group(marked, i), Map.of()));
                fromLarge.seconds().add(worker.run(group(from(whole, "large"), ROUNDS + i), FRESH));
            }
        }
        var file = real.resolve("orders.pipeline.json");
        Files.writeString(file, PipelineWriter.text(whole));
        var bare = new Series("a bare program that opens the engine");
        var process = new Series("unchanged, a whole process");
        var command = Processes.millrace(List.of("run", file.toString()));
        Processes.seconds(real, command);
        for (int i = 0; i < ROUNDS; i++) {
            bare.seconds().add(Processes.seconds(real, Processes.bare()));
            process.seconds().add(Processes.seconds(real, command));
        }
        return Table.of("ratio", "seconds", "over", "seconds of it", "what")
                .with(row(unchanged, first))
                .with(row(sorted, fromGroups))
                .with(row(grouped, fromLarge))
                .with(row(first, alone))
                .with(row(process, bare));
    }

    private static String[] row(Series ours, Series theirs) {
        return new String[] {
            text("%.2f", ours.median() / theirs.median()),
            text("%.3f", ours.median()),
            theirs.what(),
            text("%.3f", theirs.median()),
            ours.what()
        };
    }

    private static String text(String format, double figure) {
        return String.format(Locale.ROOT, format, figure);
    }

    /// A file that changed just now is not trusted.
    private static void settle() {
        LockSupport.parkNanos(2_500_000_000L);
    }

    private record Worker(Workers workers, Path file) {

        double run(Pipeline pipeline, Map<String, Value> more) {
            var ask = new Ask(PipelineWriter.text(pipeline), file, Map.of(), more);
            var heard = new CompletableFuture<Long>();
            long began = System.nanoTime();
            var run =
                    workers.run(
                            ask,
                            event -> {
                                if (event instanceof RunEvent.RunEnded) {
                                    heard.complete(System.nanoTime());
                                }
                            });
            var ended = run.ended().join();
            if (!ended.outcome().equals(Optional.of(RunEvent.Outcome.SUCCEEDED))) {
                throw new IllegalStateException(ended.toString());
            }
            return (heard.join() - began) / 1e9;
        }
    }

    private static Pipeline kept(Pipeline pipeline, String node) {
        return pipeline.with(find(pipeline, node).withKeep(true));
    }

    private static Node find(Pipeline pipeline, String node) {
        return pipeline.find(new NodeId(node)).orElseThrow();
    }

    /// No two numbers sort alike.
    private static Pipeline sort(Pipeline pipeline, int number) {
        return set(
                pipeline,
                "sorted",
                "by",
                Value.items(Value.of("sales + " + number + " DESC"), Value.of("region")));
    }

    private static Pipeline group(Pipeline pipeline, int round) {
        var measure =
                Value.fields(
                        Map.entry("name", Value.of("sales")),
                        Map.entry("expression", Value.of("sum(qty * price) + " + round)));
        return set(pipeline, "grouped", "measures", Value.items(measure));
    }

    private static Pipeline set(Pipeline pipeline, String node, String setting, Value value) {
        var found = find(pipeline, node);
        return pipeline.with(found.withSettings(found.settings().with(setting, value)));
    }

    /// The pipeline up to a node, whose rows go into a Parquet file of its name.
    private static Pipeline stored(Pipeline pipeline, String node) {
        var sink =
                Node.of(
                        "rows",
                        "storage.parquet",
                        Value.fields(Map.entry("path", Value.of(node + ".parquet"))));
        return pipeline.with(sink).linked(Link.of(node, "rows"));
    }

    /// The pipeline from those rows on.
    private static Pipeline from(Pipeline pipeline, String node) {
        var source =
                Node.of(
                        node,
                        "source.parquet",
                        Value.fields(Map.entry("path", Value.of(node + ".parquet"))));
        var id = new NodeId(node);
        var left =
                pipeline.with(source)
                        .withLinks(
                                pipeline.links().stream()
                                        .filter(link -> !link.to().equals(id))
                                        .toList());
        for (NodeId each : List.copyOf(pipeline.nodes().keySet()).reversed()) {
            if (isUnread(left, each)) {
                left = left.without(each);
            }
        }
        return left;
    }

    private static boolean isUnread(Pipeline pipeline, NodeId node) {
        return !node.value().equals("stored")
                && pipeline.links().stream().noneMatch(link -> link.from().equals(node));
    }
}
