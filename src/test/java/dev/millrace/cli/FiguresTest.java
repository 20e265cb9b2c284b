package dev.millrace.cli;

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
        "0, 0.00 s",
        "54, 0.05 s",
        "9994, 9.99 s",
        "9995, 10.0 s",
        "59949, 59.9 s",
        "59950, 1:00",
        "3599499, 59:59",
        "3599500, 1:00:00",
        "90061000, 25:01:01"
    })
    void timesGrowFromSecondsToHours(long millis, String text) {
        assertThat(Figures.time(Duration.ofMillis(millis))).isEqualTo(text);
    }

    @Test
    void aSmallShareIsNotNothing() {
        assertThat(Figures.percent(0)).isEqualTo("0 %");
        assertThat(Figures.percent(0.001)).isEqualTo("<1 %");
        assertThat(Figures.percent(1)).isEqualTo("100 %");
    }

    @Test
    void rowsHaveThousandsSeparators() {
        assertThat(Figures.rows(1)).isEqualTo("1 row");
        assertThat(Figures.rows(1_234_567)).isEqualTo("1,234,567 rows");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, abc",
        "abcd, 3, ab…",
        "日本語, 6, 日本語",
        "日本語, 5, 日本…",
        "日本語, 4, 日…",
        "abc, 0, ''"
    })
    void textIsCutByTheColumnsItTakes(String text, int columns, String cut) {
        assertThat(Columns.cut(text, columns, "…")).isEqualTo(cut);
        assertThat(Columns.width(cut)).isLessThanOrEqualTo(columns);
    }
}
