package dev.millrace.ui.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.RunModel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The lines of the timeline.
class TimelineRowTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private final RunModel run = new RunModel();
    private long seq;

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private void secondTry(List<NodeId> nodes) {
        run.accept(
                new RunEvent.RunStarted(
                        at(0),
                        ++seq,
                        new RunId(new UUID(1, 2)),
                        RunEvent.PROTOCOL,
                        "p",
                        "5f",
                        new LinkedHashMap<>(),
                        nodes.stream().map(id -> new RunNode(id, "x", id.value())).toList()));
        run.accept(new RunEvent.StepStarted(at(10), ++seq, "s", nodes, 1));
        run.accept(
                new RunEvent.StepFailed(
                        at(20),
                        ++seq,
                        "s",
                        Optional.empty(),
                        1,
                        Fault.of(FaultCode.FILE_NOT_READABLE, "It is gone."),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.empty()));
        run.accept(new RunEvent.StepStarted(at(1_020), ++seq, "s", nodes, 2));
        run.accept(new RunEvent.StepFinished(at(1_120), ++seq, "s"));
        nodes.forEach(this::finish);
    }

    private void finish(NodeId node) {
        run.accept(
                new RunEvent.NodeFinished(
                        at(1_121),
                        ++seq,
                        node,
                        new LinkedHashMap<>(Map.of("out", new Count.Exact(7))),
                        OptionalLong.empty(),
                        Duration.ofMillis(100),
                        RunEvent.Origin.COMPUTED));
    }

    private static void assertIsFailedTry(TimelineRow row) {
        assertThat(row.badge().state()).isEqualTo(NodeState.FAILED);
        assertThat(row.rows()).isEmpty();
        assertThat(row.share()).isZero();
        assertThat(row.took()).isEqualTo(Duration.ofMillis(10));
        assertThat(row.words()).contains("attempt 1: failed");
    }

    @Test
    void rowsAndTimeBelongToTheTryThatSucceeded() {
        secondTry(List.of(A));
        var rows = TimelineRow.of(run);
        assertThat(rows).hasSize(2);
        assertIsFailedTry(rows.getFirst());
        assertThat(rows.getLast().badge().state()).isEqualTo(NodeState.DONE);
        assertThat(rows.getLast().rows()).isEqualTo("7");
        assertThat(rows.getLast().share()).isEqualTo(1);
    }

    @Test
    void nodesOfOneStatementAreToldOfTheLastTryAlone() {
        secondTry(List.of(A, B));
        var rows = TimelineRow.of(run);
        assertThat(rows).hasSize(4);
        assertIsFailedTry(rows.getFirst());
        assertThat(rows.get(1).badge().state()).isEqualTo(NodeState.DONE);
        assertThat(rows.subList(2, 4)).extracting(TimelineRow::share).containsExactly(0.5, 0.5);
    }
}
