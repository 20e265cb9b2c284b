package dev.millrace.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.RunTrace.State;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The course of a run over time, as its events tell it.
class RunTraceTest {

    private static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
    private static final NodeId A = new NodeId("a");
    private static final NodeId B = new NodeId("b");

    private final RunModel run = new RunModel();
    private long seq;

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }

    private void begin() {
        run.accept(
                new RunEvent.RunStarted(
                        at(0),
                        ++seq,
                        new RunId(new UUID(1, 2)),
                        RunEvent.PROTOCOL,
                        "p",
                        "5f",
                        new LinkedHashMap<>(),
                        List.of(new RunNode(A, "source.csv", "Orders"), new RunNode(B, "x", "B"))));
        run.accept(new RunEvent.StepStarted(at(10), ++seq, "s", List.of(A, B), 1));
    }

    private void advance(long millis, double fraction, long rows) {
        run.accept(
                new RunEvent.NodeAdvanced(
                        at(millis), ++seq, B, OptionalDouble.of(fraction), OptionalLong.of(rows)));
    }

    private void finish(NodeId node, long millis, Duration took) {
        run.accept(
                new RunEvent.NodeFinished(
                        at(millis),
                        ++seq,
                        node,
                        new LinkedHashMap<>(Map.of("out", new Count.Exact(7))),
                        OptionalLong.empty(),
                        took,
                        RunEvent.Origin.COMPUTED));
    }

    @Test
    void aStepThatRunsTellsHowFarAllItsNodesAre() {
        begin();
        advance(1_010, 0.25, 2_000);
        assertThat(run.badge(A).state()).isEqualTo(NodeState.RUNNING);
        assertThat(run.badge(A).done()).isEqualTo(0.25);
        assertThat(run.figure(B)).isEqualTo("25 % · 2.0 k rows/s");
        advance(1_510, 0.5, 5_000);
        assertThat(run.figure(B)).isEqualTo("50 % · 6.0 k rows/s");
    }

    @Test
    void nodesShareTheTimeThatAllTook() {
        begin();
        run.accept(new RunEvent.StepFinished(at(2_000), ++seq, "s"));
        finish(A, 2_001, Duration.ofMillis(300));
        finish(B, 2_001, Duration.ofMillis(100));
        assertThat(run.share(A)).isEqualTo(0.75);
        assertThat(run.share(B)).isEqualTo(0.25);
        assertThat(run.badge(A).done()).isZero();
        var span = run.trace().spans().getFirst();
        assertThat(span.state()).isEqualTo(State.DONE);
        assertThat(span.ended()).contains(at(2_000));
        assertThat(run.firstCount(A)).isEqualTo("7");
    }

    @Test
    void throughputIsCountedFromUseToUse() {
        begin();
        run.accept(new RunEvent.ResourcesUsed(at(500), ++seq, 100, 0, 1_000));
        run.accept(new RunEvent.ResourcesUsed(at(1_000), ++seq, 300, 50, 4_000));
        assertThat(run.trace().uses().stream().map(RunTrace.Use::rate))
                .containsExactly(2_000.0, 6_000.0);
    }

    @Test
    void theRateOfARunIsThatOfAllItsTime() {
        begin();
        assertThat(run.trace().rate()).isZero();
        run.accept(new RunEvent.ResourcesUsed(at(500), ++seq, 100, 0, 8_000));
        run.accept(new RunEvent.ResourcesUsed(at(4_500), ++seq, 100, 0, 9_000));
        assertThat(run.trace().rate()).isEqualTo(2_000);
    }

    @Test
    void whatIsTriedAgainIsASpanOfItsOwn() {
        begin();
        run.accept(
                new RunEvent.StepFailed(
                        at(20),
                        ++seq,
                        "s",
                        Optional.of(A),
                        1,
                        Fault.of(FaultCode.FILE_NOT_READABLE, "It is gone."),
                        Optional.of(Duration.ofSeconds(1)),
                        Optional.empty()));
        assertThat(run.faults()).isEmpty();
        run.accept(new RunEvent.StepStarted(at(1_020), ++seq, "s", List.of(A, B), 2));
        assertThat(run.trace().spans().stream().map(RunTrace.Span::state))
                .containsExactly(State.FAILED, State.RUNNING);
        assertThat(run.trace().spans().stream().map(run.trace()::isRepeated))
                .containsExactly(true, false);
        assertThat(run.log().lines().stream().map(RunLog.Line::level))
                .containsExactly(Level.INFO, Level.INFO, Level.WARNING, Level.INFO);
    }

    private void fail(NodeId node, String step, String message, String sql) {
        run.accept(
                new RunEvent.StepFailed(
                        at(20),
                        ++seq,
                        step,
                        Optional.of(node),
                        1,
                        Fault.of(FaultCode.DATA_INVALID, message),
                        Optional.empty(),
                        Optional.of(sql)));
    }

    @Test
    void theFirstOfSeveralFailuresIsToldWhole() {
        begin();
        run.accept(new RunEvent.StepStarted(at(11), ++seq, "t", List.of(B), 1));
        fail(A, "s", "The first.", "SELECT 1");
        fail(B, "t", "The second.", "SELECT 2");
        assertThat(run.faults()).extracting(Fault::message).startsWith("The first.");
        assertThat(run.failedNode()).contains(A);
        assertThat(run.failedSql()).contains("SELECT 1");
    }

    @Test
    void whatWasUnderWayAtTheEndWasCancelled() {
        begin();
        advance(300, 0.5, 2_000);
        assertThat(run.figure(B)).isNotEmpty();
        run.accept(new RunEvent.RunEnded(at(700), ++seq, RunEvent.Outcome.CANCELLED));
        assertThat(run.trace().spans().getFirst().state()).isEqualTo(State.CANCELLED);
        assertThat(run.trace().spans().getFirst().ended()).contains(at(700));
        assertThat(run.figure(B)).isEmpty();
    }

    @Test
    void aNewRunForgetsTheOneBefore() {
        begin();
        int times = run.log().times();
        begin();
        assertThat(run.log().times()).isGreaterThan(times);
        assertThat(run.log().lines()).hasSize(2);
        assertThat(run.trace().spans()).hasSize(1);
        assertThat(run.title(A)).isEqualTo("Orders");
    }
}
