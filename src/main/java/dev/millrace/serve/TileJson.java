package dev.millrace.serve;

import dev.millrace.board.TileRows;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Value;
import dev.millrace.worker.Pages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a tile shows, as JSON and for the other forms by dataset.
final class TileJson {

    private TileJson() {}

    /// @param only a dataset; empty: all
    static Value of(Pages.TileAnswer answer, Optional<String> only) {
        var tables = only.isEmpty() ? answer.rows().tables() : List.of(table(answer.rows(), only));
        return Value.fields(
                Map.entry("id", Value.of(answer.rows().id())),
                Map.entry("title", Value.of(answer.rows().title())),
                Map.entry("run", answer.state().json()),
                Map.entry(
                        "datasets",
                        new Value.Items(tables.stream().<Value>map(TileJson::table).toList())));
    }

    /// The dataset that is meant: the first one if none is named.
    ///
    /// @throws dev.millrace.fault.FaultException PAGE_UNKNOWN if there is none
    static TileRows.Table table(TileRows rows, Optional<String> named) {
        return rows.tables().stream()
                .filter(table -> named.isEmpty() || named.get().equals(table.name()))
                .findFirst()
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.PAGE_UNKNOWN,
                                                "The tile \"%s\" has no dataset%s."
                                                        .formatted(
                                                                rows.id(),
                                                                named.map(n -> " \"" + n + "\"")
                                                                        .orElse("")))
                                        .toException());
    }

    private static Value table(TileRows.Table table) {
        var columns = table.rows().schema().columns();
        var rows = new ArrayList<Value>();
        for (int row = 0; row < table.rows().values().size(); row++) {
            var members = new LinkedHashMap<String, Value>();
            for (int i = 0; i < columns.size(); i++) {
                members.put(columns.get(i).name(), table.value(row, i));
            }
            rows.add(new Value.Fields(members));
        }
        var heads =
                columns.stream()
                        .<Value>map(
                                column ->
                                        Value.fields(
                                                Map.entry("name", Value.of(column.name())),
                                                Map.entry("type", Value.of(column.type()))))
                        .toList();
        return Value.fields(
                Map.entry("name", Value.of(table.name())),
                Map.entry("columns", new Value.Items(heads)),
                Map.entry("rows", new Value.Items(rows)),
                Map.entry("more", Value.of(table.more())));
    }
}
