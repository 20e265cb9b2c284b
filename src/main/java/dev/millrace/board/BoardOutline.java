package dev.millrace.board;

import dev.millrace.chart.Board;
import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// What a page needs to edit itself: its filters as they are set, and the columns it could be
/// filtered by.
final class BoardOutline {

    private BoardOutline() {}

    static Value.Fields of(Page page) {
        var fields = new LinkedHashMap<String, Value>();
        for (Shown shown : page.tiles()) {
            for (Column column : shown.rows().schema().columns()) {
                var sort = Sort.of(column);
                if (sort != Sort.OTHER) {
                    fields.putIfAbsent(
                            column.name(),
                            Value.fields(
                                    member("column", column.name()),
                                    member("type", sort.name().toLowerCase(Locale.ROOT))));
                }
            }
        }
        return Value.fields(
                Map.entry(
                        "filters",
                        new Value.Items(
                                page.board().filters().stream()
                                        .<Value>map(BoardOutline::filter)
                                        .toList())),
                Map.entry("fields", new Value.Items(new ArrayList<>(fields.values()))));
    }

    private static Value.Fields filter(Board.Filter filter) {
        return Value.fields(
                member("column", filter.column()),
                member("title", filter.title()),
                member("kind", filter.kind().name().toLowerCase(Locale.ROOT)),
                member("unit", filter.unit().name().toLowerCase(Locale.ROOT)));
    }

    private static Map.Entry<String, Value> member(String name, String text) {
        return Map.entry(name, Value.of(text));
    }
}
