package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Examples of formats, as d3 writes them.
class FormatExampleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",.0f|1,235",
                ",.2f|1,234.57",
                "$,.0f|$1,235",
                ".3s|1.23k",
                "~s|1.23457k",
                ".1%|12.3%",
                ".2~f|1234.57",
                "d|1235",
                "+,d|+1,235",
                ".2e|1.23e+3",
                ".2r|1200",
                ".2g|1.2e+3",
                ".6g|1234.57",
                ".2p|12%",
                ",|1,234.567",
                ".3f|1234.567"
            })
    void ofNumbers(String format, String shown) {
        assertThat(FormatExample.of(format, false)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%Y-%m-%d|2026-01-31", "%d %b %Y|31 Jan 2026", "%-m/%-d/%y|1/31/26",
                "Q%q %Y|Q1 2026", "%A %I:%M %p|Saturday 02:05 PM", "100%%|100%"
            })
    void ofTimes(String format, String shown) {
        assertThat(FormatExample.of(format, true)).contains(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x y", "%", "%z", "plain"})
    void noneOfWhatIsNoneOrRare(String format) {
        assertThat(FormatExample.of(format, true)).isEmpty();
    }
}
