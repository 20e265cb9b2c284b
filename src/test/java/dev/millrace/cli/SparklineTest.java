package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void theLargestFigureFillsTheLineAndWhatIsNotKnownLeavesAGap() {
        assertThat(Sparkline.of(new double[] {0, 4, Double.NaN, 8}, Glyphs.UNICODE))
                .isEqualTo("▁▅ █");
        assertThat(Sparkline.of(new double[] {0, 4, Double.NaN, 8}, Glyphs.ASCII))
                .isEqualTo(".+ @");
    }

    @Test
    void nothingIsLevel() {
        assertThat(Sparkline.of(new double[] {0, 0}, Glyphs.ASCII)).isEqualTo("..");
        assertThat(Sparkline.of(new double[] {}, Glyphs.ASCII)).isEmpty();
    }
}
