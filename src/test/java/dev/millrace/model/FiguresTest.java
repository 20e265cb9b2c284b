package dev.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "1500000000, 1.5 GB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesAreInPowersOfTen(long bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "49000, < 0.1 ms",
        "400000, 0.4 ms",
        "9949000, 9.9 ms",
        "9950000, 10 ms",
        "54000000, 54 ms",
        "999500000, 1.00 s",
        "9994000000, 9.99 s",
        "9995000000, 10.0 s",
        "59949000000, 59.9 s",
        "59950000000, 1 min 00 s",
        "3599499000000, 59 min 59 s",
        "3599500000000, 1 h 00 min",
        "90061000000000, 25 h 01 min"
    })
    void timesGrowFromMillisecondsToHours(long nanos, String text) {
        assertThat(Figures.time(Duration.ofNanos(nanos))).isEqualTo(text);
    }

    @Test
    void aSmallShareIsNotNothing() {
        assertThat(Figures.percent(0)).isEqualTo("0 %");
        assertThat(Figures.percent(0.001)).isEqualTo("< 1 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
    }

    @Test
    void rowsHaveThousandsSeparators() {
        assertThat(Figures.rows(1)).isEqualTo("1 row");
        assertThat(Figures.rows(1_234_567)).isEqualTo("1,234,567 rows");
    }
}
