package dev.millrace.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How many rows an answer has.
class RowsRequestTest {

    @ParameterizedTest
    @CsvSource({"2000, 3, 2000", "2000, 200, 2000", "2000, 1000, 400", "2000, 5000, 200"})
    void wideRowsComeInSmallerPages(int asked, int columns, int given) {
        var request =
                RowsRequest.of(
                        Value.fields(
                                Map.entry("tile", Value.of("a")),
                                Map.entry("count", Value.of(asked))));
        assertThat(request.count(columns)).isEqualTo(given);
    }
}
