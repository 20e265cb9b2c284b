package dev.millrace.chart;

import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.List;

/// The value of a column in the first row, for a sentence.
public final class FirstValue {

    private FirstValue() {}

    /// @param format a pattern of d3; empty for the usual one
    public static Tile of(Column column, String format) {
        var key = Key.of(column);
        boolean isNumber = Sort.of(column) == Sort.NUMBER;
        var data =
                new Dataset(
                        "d0",
                        List.of(key),
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        Dataset.Form.FIRST,
                        0,
                        List.of(new Head(column.name(), isNumber ? "quantitative" : "nominal")));
        return new Tile(
                Tile.Kind.VALUE,
                Value.fields(Draw.entry("kind", "value"), Draw.entry("format", format)),
                List.of(data));
    }

    /// Whether the page can write a number so.
    public static boolean isFormat(String format) {
        return Formats.isNumber(format);
    }
}
