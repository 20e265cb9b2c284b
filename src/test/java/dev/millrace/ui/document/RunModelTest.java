package dev.millrace.ui.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.time.Instant;
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
}
