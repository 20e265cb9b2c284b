package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsTest {

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
