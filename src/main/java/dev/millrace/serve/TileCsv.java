package dev.millrace.serve;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.millrace.board.TileRows;
import dev.millrace.model.Value;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A dataset of a tile as CSV (RFC 4180), which no spreadsheet runs: a text that one would take for
/// a formula gets an apostrophe, as on the page.
final class TileCsv {

    private static final String FORMULAS = "=+-@\t\r";

    private TileCsv() {}

    static byte[] of(TileRows.Table table) {
        var columns = table.rows().schema().columns();
        var csv = new StringBuilder();
        csv.append(
                columns.stream().map(each -> text(each.name())).collect(Collectors.joining(",")));
        csv.append("\r\n");
        for (int i = 0; i < table.rows().values().size(); i++) {
            int row = i;
            csv.append(
                    IntStream.range(0, columns.size())
                            .mapToObj(column -> cell(table.value(row, column)))
                            .collect(Collectors.joining(",")));
            csv.append("\r\n");
        }
        return csv.toString().getBytes(UTF_8);
    }

    private static String cell(Value value) {
        return switch (value) {
            case Value.Text(var text) -> text(text);
            case Value.Num(var number) -> number.toPlainString();
            case Value.Bool(var flag) -> Boolean.toString(flag);
            case Value.Null _, Value.Items _, Value.Fields _ -> "";
        };
    }

    /// The empty text is quoted: NULL is not.
    private static String text(String text) {
        var safe = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.isEmpty() || safe.chars().anyMatch(c -> "\",\r\n".indexOf(c) >= 0);
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
