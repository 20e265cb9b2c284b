package dev.millrace.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.node.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunModelTest {

    private static final NodeId CHECKED = new NodeId("checked");

    private final RunModel run = new RunModel();

    private void reported(long broken) {
        run.accept(
                new RunEvent.CheckReported(
                        Instant.EPOCH, 1, CHECKED, "qty > 0", Check.OnFailure.WARN, broken));
    }

    @Test
    void warnsOfRowsThatBreakAnExpectation() {
        reported(856);
        assertThat(run.figure(CHECKED)).isEqualTo("856 broken");
        assertThat(run.isAlert(CHECKED)).isTrue();
    }

    @Test
    void warnsOfNothingWhereExpectationsHold() {
        reported(0);
        assertThat(run.figure(CHECKED)).isEmpty();
        assertThat(run.isAlert(CHECKED)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void warnsOfRejectedRowsIfThereAreAny(long rows, boolean alert) {
        run.accept(new RunEvent.RowsRejected(Instant.EPOCH, 1, CHECKED, "rejected", rows));
        assertThat(run.isAlert(CHECKED)).isEqualTo(alert);
    }

    private void finished(String node, long rows) {
        run.accept(
                new RunEvent.NodeFinished(
                        Instant.EPOCH,
                        1,
                        new NodeId(node),
                        new LinkedHashMap<>(Map.of("out", new Count.Exact(rows))),
                        OptionalLong.empty(),
                        Duration.ZERO,
                        RunEvent.Origin.COMPUTED));
    }

    @Test
    void isExpectedFromWhenItIsAskedForToItsFirstEvent() {
        finished("a", 3);
        run.expect();
        assertThat(run.isExpected()).isTrue();
        assertThat(run.state(new NodeId("a"))).isEqualTo(NodeState.IDLE);
        finished("a", 3);
        assertThat(run.isExpected()).isFalse();
        run.expect();
        run.clear();
        assertThat(run.isExpected()).isFalse();
    }

    @Test
    void aNodeThatStandsForAPipelineShowsWhatItsNodesAreAt() {
        run.accept(
                new RunEvent.StepStarted(
                        Instant.EPOCH,
                        1,
                        "s",
                        List.of(new NodeId("g/a"), new NodeId("g/result")),
                        1));
        finished("g/a", 9);
        assertThat(run.state(new NodeId("g"))).isEqualTo(NodeState.RUNNING);
        finished("g/result", 7);

        assertThat(run.state(new NodeId("g"))).isEqualTo(NodeState.DONE);
        assertThat(run.count(new Port(new NodeId("g"), "result"))).isEqualTo("7");
        assertThat(run.state(new NodeId("h"))).isEqualTo(NodeState.IDLE);
    }

    @Test
    void aNodeThatStandsForAPipelineTellsWhatItsNodesRejectedOrStored() {
        var group = new NodeId("g");
        run.accept(delivered("g/out", 40));
        assertThat(run.figure(group)).isEqualTo("40 rows stored");
        assertThat(run.isAlert(group)).isFalse();
        run.accept(rejected("g/a", 2));
        run.accept(rejected("g/inner/b", 3));

        assertThat(run.figure(group)).isEqualTo("5 rejected");
        assertThat(run.isAlert(group)).isTrue();
        assertThat(run.figure(new NodeId("h"))).isEmpty();
        run.clear();
        assertThat(run.figure(group)).isEmpty();
    }

    @Test
    void rejectedRowsAreToldBeforeBrokenExpectations() {
        run.accept(new RunEvent.RowsRejected(Instant.EPOCH, 1, CHECKED, "rejected", 500));
        reported(500);
        reported(1);
        assertThat(run.figure(CHECKED)).isEqualTo("500 rejected");
        assertThat(run.isAlert(CHECKED)).isTrue();
    }

    @Test
    void whatWasStoredIsToldAlsoIfItIsNothing() {
        run.accept(delivered("out", 0));
        assertThat(run.figure(new NodeId("out"))).isEqualTo("0 rows stored");
        assertThat(run.isAlert(new NodeId("out"))).isFalse();
    }

    private static RunEvent rejected(String node, long rows) {
        return new RunEvent.RowsRejected(Instant.EPOCH, 1, new NodeId(node), "rejected", rows);
    }

    private static RunEvent delivered(String node, long rows) {
        return new RunEvent.Delivered(Instant.EPOCH, 1, new NodeId(node), "out.csv", rows, 0);
    }
}
