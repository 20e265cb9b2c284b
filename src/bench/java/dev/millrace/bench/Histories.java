package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunId;
import dev.millrace.history.Definition;
import dev.millrace.history.History;
import dev.millrace.history.RunQuery;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// How long it takes until a history of 10,000 runs can be read.
@AutoService(Benchmark.class)
public final class Histories implements Benchmark {

    private static final int RUNS = 10_000;
    private static final int NODES = 10;
    private static final int ROUNDS = 15;
    private static final int SHOWN = 200;
    private static final int TREND = 60;
    private static final String FILE = "orders.pipeline.json";

    private static final List<NodeId> IDS =
            IntStream.range(0, NODES).mapToObj(i -> new NodeId("node_" + i)).toList();
    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public String name() {
        return "history";
    }

    @Override
    public String about() {
        return "A history of 10,000 runs of ten nodes: from opening the file until its newest 200"
                + " runs, their number and the trend of the last 60 are there (aim 500 ms); the"
                + " same with a text looked for in all of them; medians and the longest of 15"
                + " rounds.";
    }

    @Override
    public Table measure(Path folder) {
        fill(folder);
        var plain = rounds(folder, RunQuery.NEWEST.first(SHOWN));
        var ofFile = rounds(folder, RunQuery.NEWEST.first(SHOWN).of(Optional.of(FILE)));
        var rare = rounds(folder, RunQuery.NEWEST.first(SHOWN).containing("day=day 77 "));
        var table = Table.of("ratio", "figure", "aim", "what");
        table = with(table, plain, "all of the workspace");
        table = with(table, ofFile, "those of a pipeline");
        return with(table, rare, "a text that few have");
    }

    private static Table with(Table table, List<Double> rounds, String what) {
        return table.with(Stages.row(rounds.get(ROUNDS / 2), 500, what + ", ms, median"))
                .with(Stages.row(rounds.getLast(), 500, what + ", longest"));
    }

    private static List<Double> rounds(Path folder, RunQuery query) {
        var times = new ArrayList<Double>();
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            try (var history = History.open(folder)) {
                var page = history.runs(query);
                var trend = history.trend(FILE, TREND);
                if (page.runs().isEmpty() || trend.runs().size() != TREND) {
                    throw new IllegalStateException("nothing found");
                }
                times.add((System.nanoTime() - began) / 1e6);
            }
        }
        Collections.sort(times);
        return times;
    }

    private static void fill(Path folder) {
        try (var history = History.open(folder)) {
            for (int i = 0; i < RUNS; i++) {
                var recorder = history.recorder(i % 5 == 0 ? "other.pipeline.json" : FILE);
                var definition = definition(i / 1_000);
                tell(i, recorder, () -> recorder.definition(definition));
                recorder.close();
            }
        }
    }

    private static Definition definition(int kind) {
        return new Definition("{\"name\": \"" + kind + "\"}", new LinkedHashMap<>());
    }

    private static void tell(int run, Consumer<RunEvent> listener, Runnable begun) {
        var at = BEGIN.plus(Duration.ofMinutes(run));
        long seq = 1;
        listener.accept(
                new RunStarted(
                        at,
                        seq,
                        RunId.at(at),
                        RunEvent.PROTOCOL,
                        "Orders",
                        "5f2c",
                        new LinkedHashMap<>(Map.of("day", "day " + run % 1_000 + " of many")),
                        IDS.stream()
                                .map(id -> new RunNode(id, "transform.filter", id.value()))
                                .toList()));
        begun.run();
        for (var id : IDS) {
            listener.accept(new StepStarted(at.plusMillis(seq), ++seq, "s" + seq, List.of(id), 1));
            listener.accept(
                    new NodeFinished(
                            at.plusMillis(seq),
                            ++seq,
                            id,
                            new LinkedHashMap<>(Map.of("out", new Count.Exact(1_000 + run % 7))),
                            OptionalLong.of(4_096),
                            Duration.ofMillis(100 + run % 13),
                            Origin.COMPUTED,
                            new LinkedHashMap<>(Map.of("out", "ab".repeat(32)))));
        }
        var outcome = run % 50 == 0 ? Outcome.FAILED : Outcome.SUCCEEDED;
        listener.accept(new RunEnded(at.plusMillis(1_000 + run % 97), seq + 1, outcome));
    }
}
