package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// The events of a run, a second apart.
final class ToldRun {

    static final String ID = "0193e5b5-7a00-7000-8000-000000000001";
    static final String HOSTILE = "Say \"hi\",\nback\\slash 🌊 {x=\"1\"} \t</td>";
    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Path FILE = Path.of("/data/orders.pipeline.json");

    final List<RunEvent> events = new ArrayList<>();
    private Instant now = NOON;
    private long seq;

    private void tell(RunEvent event) {
        events.add(event);
        now = now.plusSeconds(1);
    }

    private static List<NodeId> ids(String... nodes) {
        return Stream.of(nodes).map(NodeId::new).toList();
    }

    ToldRun started(String pipeline, String... nodes) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("since", "2014-01-01");
        tell(
                new RunStarted(
                        now,
                        ++seq,
                        RunId.parse(ID),
                        RunEvent.PROTOCOL,
                        pipeline,
                        "5f2c",
                        parameters,
                        ids(nodes).stream()
                                .map(id -> new RunNode(id, "transform.filter", id.value()))
                                .toList()));
        return this;
    }

    ToldRun step(String step, int attempt, String... nodes) {
        tell(new StepStarted(now, ++seq, step, ids(nodes), attempt));
        return this;
    }

    ToldRun stepDone(String step) {
        tell(new StepFinished(now, ++seq, step));
        return this;
    }

    ToldRun node(String node, Origin origin, SequencedMap<String, Count> counts) {
        tell(
                new NodeFinished(
                        now,
                        ++seq,
                        new NodeId(node),
                        counts,
                        OptionalLong.of(2048),
                        Duration.ofMillis(1250),
                        origin));
        return this;
    }

    ToldRun node(String node, long rows) {
        return node(node, Origin.COMPUTED, counts("out", new Count.Exact(rows)));
    }

    static SequencedMap<String, Count> counts(String port, Count count) {
        var counts = new LinkedHashMap<String, Count>();
        counts.put(port, count);
        return counts;
    }

    ToldRun used(long memory, long spilled) {
        tell(new ResourcesUsed(now, ++seq, memory, spilled, 1000));
        return this;
    }

    ToldRun rejected(String node, long rows) {
        tell(new RowsRejected(now, ++seq, new NodeId(node), "rejected", rows));
        return this;
    }

    ToldRun checked(String node, String expectation, Check.OnFailure onFailure, long broken) {
        tell(new CheckReported(now, ++seq, new NodeId(node), expectation, onFailure, broken));
        return this;
    }

    ToldRun failed(String step, String node, int attempt, Optional<Duration> again) {
        var fault =
                Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column \"regoin\".")
                        .withHint("Did you mean \"region\"?")
                        .at(new Place("orders.pipeline.json", 7, 3, node, "condition", 0, 6));
        tell(
                new StepFailed(
                        now,
                        ++seq,
                        step,
                        Optional.of(new NodeId(node)),
                        attempt,
                        fault,
                        again,
                        Optional.of("SELECT regoin\nFROM orders")));
        return this;
    }

    ToldRun delivered(String node, String target, long rows, long bytes) {
        tell(new Delivered(now, ++seq, new NodeId(node), target, rows, bytes));
        return this;
    }

    ToldRun said(Level level, String text) {
        tell(new LogLine(now, ++seq, level, Optional.empty(), text));
        return this;
    }

    ToldRun ended(Outcome outcome) {
        tell(new RunEnded(now, ++seq, outcome));
        return this;
    }

    /// Tells all of it to what observes, and what went wrong with that.
    List<Fault> to(Observing observing) {
        return to(observing, new Observed(FILE, Optional::empty));
    }

    List<Fault> to(Observing observing, Observed run) {
        try (var observation = observing.begin(run)) {
            events.forEach(observation);
            return observation.finish();
        }
    }

    /// Orders are loaded, checked and stored; one attempt of the step fails first.
    static ToldRun whole(String pipeline) {
        return new ToldRun()
                .started(pipeline, "orders", "checked", "kept")
                .node("kept", Origin.REUSED, counts("out", new Count.Exact(5)))
                .step("s1", 1, "orders", "checked")
                .failed("s1", "orders", 1, Optional.of(Duration.ofMillis(500)))
                .step("s1", 2, "orders", "checked")
                .used(1 << 20, 0)
                .used(3 << 20, 4096)
                .used(2 << 20, 0)
                .rejected("checked", 3)
                .checked("checked", "qty > 0", Check.OnFailure.REJECT, 3)
                .checked("checked", "id is unique", Check.OnFailure.FAIL, 0)
                .stepDone("s1")
                .node("orders", Origin.COMPUTED, counts("out", new Count.AtLeast(10)))
                .node("checked", 7)
                .said(Level.WARNING, "Something was odd.")
                .delivered("kept", "out/" + pipeline, 7, 512)
                .delivered("kept", "warehouse.orders", 7, 0)
                .ended(Outcome.SUCCEEDED);
    }
}
