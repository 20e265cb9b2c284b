package dev.millrace.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Cells in aligned columns, two spaces apart.
final class TextTable {

    private final String alignment;
    private final List<List<String>> rows = new ArrayList<>();

    /// @param alignment a letter a column: `l` left, `r` right
    TextTable(String alignment) {
        this.alignment = alignment;
    }

    TextTable row(String... cells) {
        if (cells.length != alignment.length()) {
            throw new IllegalArgumentException("not " + alignment.length() + " cells");
        }
        rows.add(List.of(cells));
        return this;
    }

    /// The same table without one of its columns.
    TextTable without(int column) {
        var fewer = new TextTable(new StringBuilder(alignment).deleteCharAt(column).toString());
        for (var row : rows) {
            var cells = new ArrayList<>(row);
            cells.remove(column);
            fewer.rows.add(cells);
        }
        return fewer;
    }

    /// @param indent put in front of every line
    List<String> lines(String indent) {
        var widths = IntStream.range(0, alignment.length()).map(this::width).toArray();
        return rows.stream().map(row -> (indent + line(row, widths)).stripTrailing()).toList();
    }

    private String line(List<String> row, int[] widths) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            cells.add(
                    alignment.charAt(column) == 'r'
                            ? Columns.right(cell, widths[column])
                            : Columns.left(cell, widths[column]));
        }
        return String.join("  ", cells);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0);
    }
}
