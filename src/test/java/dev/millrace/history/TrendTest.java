package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrendTest {

    private static final NodeId TOTALS = new NodeId("totals");

    @TempDir Path folder;

    @Test
    void marksTheRunThatTookLongAndTheOneWithFewRows() {
        try (var history = History.open(folder)) {
            for (int i = 0; i < 20; i++) {
                var run = PastRun.of("a.json", Runs.NOON.plusSeconds(60L * i));
                var other = run.took(i == 7 ? 9_000 : 1_000 + i).gave(i == 12 ? 3 : 100 + i % 3);
                other.record(history);
            }
            PastRun.of("b.json", Runs.NOON).took(90_000).record(history);
            PastRun.of("a.json", Runs.NOON).took(60_000).ended(Outcome.FAILED).record(history);
            var trend = history.trend("a.json", 50);

            assertThat(trend.runs()).hasSize(21);
            assertThat(trend.runs().stream().filter(Trend.Run::odd).map(Trend.Run::number))
                    .containsExactly(8L);
            assertThat(trend.nodes()).containsOnlyKeys(TOTALS);
            assertThat(trend.odd(13)).containsExactly(TOTALS);
            assertThat(trend.odd(8)).containsExactly(TOTALS);
            assertThat(trend.odd(9)).isEmpty();
        }
    }

    @Test
    void looksAtTheLastRunsOnlyAndTellsTheOldestFirst() {
        try (var history = History.open(folder)) {
            IntStream.range(0, 10)
                    .forEach(i -> PastRun.of("a.json", Runs.NOON.plusSeconds(i)).record(history));
            assertThat(history.trend("a.json", 3).runs())
                    .extracting(Trend.Run::number)
                    .containsExactly(8L, 9L, 10L);
        }
    }

    @Test
    void outliersAreThoseOfIglewiczAndHoaglin() {
        // Median 11, median of the distances 1: the score of 16 is 3.37, that of 16.5 is 3.71.
        var far = Outliers.of(new double[] {10, 10, 10, 11, 11, 11, 12, 12, 16, 16.5});
        assertThat(far).containsExactly(flags(10, 9));
    }

    @Test
    void aSingleChangeAmongEqualFiguresIsFar() {
        var figures = IntStream.range(0, 20).mapToDouble(i -> i == 4 ? 50 : 10).toArray();
        assertThat(Outliers.of(figures)).containsExactly(flags(20, 4));
    }

    @Test
    void steadyFiguresAndFewFiguresHaveNoOutliers() {
        assertThat(Outliers.of(new double[] {100, 100, 100, 100, 100, 100, 105}))
                .containsOnly(false);
        assertThat(Outliers.of(new double[] {1, 1, 1, 1, 900})).containsOnly(false);
        assertThat(Outliers.of(new double[] {1, Double.NaN, 1, 1, 1, Double.NaN, 900}))
                .containsOnly(false);
        assertThat(Outliers.of(new double[] {})).isEmpty();
    }

    private static boolean[] flags(int length, int set) {
        var flags = new boolean[length];
        flags[set] = true;
        return flags;
    }
}
