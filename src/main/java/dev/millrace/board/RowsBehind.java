package dev.millrace.board;

import dev.millrace.chart.Condition;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Rows;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The rows behind a tile or a mark of it: exactly those of which its figures are made.
record RowsBehind(PageBuilder page) {

    /// @return columns with their types, rows as texts, the node they leave, and with the first
    ///   rows how many there are
    /// @throws dev.millrace.fault.FaultException REQUEST_INVALID if there is no such tile, dataset
    ///   or column
    Value.Fields answer(RowsRequest asked) {
        var name = asked.about().tiles().getFirst();
        var tile =
                page.drawn(name)
                        .orElseThrow(() -> RowsRequest.wrong("There is no tile \"" + name + "\"."));
        var select = select(tile, asked);
        var columns = tile.rows().schema().columns();
        var rows =
                page.ask(
                        Sql.of(
                                "SELECT CAST(COLUMNS(*) AS VARCHAR) FROM"
                                        + " (SELECT * FROM ({}){} LIMIT {} OFFSET {})",
                                select,
                                order(asked, columns),
                                number(asked.count(columns.size())),
                                number(asked.from())));
        var members = new LinkedHashMap<String, Value>();
        members.put("columns", columns(columns));
        members.put("rows", values(rows));
        members.put("node", Value.of(tile.shown().rows().node().value()));
        if (asked.from() == 0) {
            var counted = page.ask(Sql.of("SELECT count(*) FROM ({})", select));
            members.put(
                    "total",
                    Value.of(
                            Long.parseLong(
                                    String.valueOf(counted.values().getFirst().getFirst()))));
        }
        return new Value.Fields(members);
    }

    private Sql select(Drawn tile, RowsRequest asked) {
        var filters = asked.about().conditions(page, tile);
        var from = tile.rows().from();
        var datasets = tile.tile().datasets();
        if (asked.dataset().isPresent()) {
            var dataset =
                    datasets.stream()
                            .filter(each -> each.name().equals(asked.dataset().get()))
                            .findFirst()
                            .orElseThrow(() -> RowsRequest.wrong("There is no such dataset."));
            asked.mark().keySet().forEach(key -> refuseUnknown(dataset, key));
            return dataset.behind(from, filters, asked.mark());
        }
        if (datasets.size() == 1) {
            return whole(datasets.getFirst(), from, filters);
        }
        var any =
                datasets.stream().<Condition>map(each -> new Condition.All(each.where())).toList();
        return Sql.of(
                "SELECT * FROM {} WHERE {} AND {}",
                from,
                new Condition.Any(any).test(),
                new Condition.All(filters).test());
    }

    private static void refuseUnknown(Dataset dataset, String key) {
        if (IntStream.range(0, dataset.keys().size()).noneMatch(i -> key.equals("k" + i))) {
            throw RowsRequest.wrong("The mark has no key \"" + key + "\".");
        }
    }

    /// Of a chart that shows the largest groups only, the rows of those.
    private Sql whole(Dataset dataset, Sql from, List<Condition> filters) {
        boolean isCut =
                !dataset.raw()
                        && !dataset.keys().isEmpty()
                        && page.ask(dataset.rows(from, filters)).values().size() > dataset.most();
        return isCut ? dataset.behindShown(from, filters) : dataset.behind(from, filters, Map.of());
    }

    /// Equal rows may change places, which nobody sees; others never do between two pages.
    private static Sql order(RowsRequest asked, List<Column> columns) {
        if (asked.sort().isEmpty()) {
            return Sql.EMPTY;
        }
        int at =
                IntStream.range(0, columns.size())
                        .filter(i -> columns.get(i).name().equals(asked.sort().get()))
                        .findFirst()
                        .orElseThrow(() -> RowsRequest.wrong("There is no column to sort by."));
        var rest = IntStream.rangeClosed(1, columns.size()).mapToObj(i -> number(i)).toList();
        return Sql.of(
                asked.isDescending()
                        ? " ORDER BY {} DESC NULLS LAST, {}"
                        : " ORDER BY {} NULLS LAST, {}",
                number(at + 1L),
                Sql.join(", ", rest));
    }

    private static Sql number(long number) {
        return Sql.keyword(Long.toString(number));
    }

    private static Value columns(List<Column> columns) {
        return new Value.Items(
                columns.stream()
                        .<Value>map(
                                column ->
                                        Value.fields(
                                                Map.entry("name", Value.of(column.name())),
                                                Map.entry("type", Value.of(column.type())),
                                                Map.entry(
                                                        "sort",
                                                        Value.of(
                                                                Sort.of(column)
                                                                        .name()
                                                                        .toLowerCase(
                                                                                Locale.ROOT)))))
                        .toList());
    }

    private static Value values(Rows rows) {
        return new Value.Items(
                rows.values().stream()
                        .<Value>map(
                                row ->
                                        new Value.Items(
                                                row.stream().map(RowsBehind::value).toList()))
                        .toList());
    }

    private static Value value(@Nullable String text) {
        return text == null ? new Value.Null() : Value.of(text);
    }
}
