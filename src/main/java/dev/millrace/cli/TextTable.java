package dev.millrace.cli;

import java.util.ArrayList;
import java.util.List;

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

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /// @param indent put in front of every line
    List<String> lines(String indent) {
        return rows.stream().map(row -> (indent + line(row)).stripTrailing()).toList();
    }

    private String line(List<String> row) {
        var cells = new ArrayList<String>();
        for (int column = 0; column < row.size(); column++) {
            var cell = row.get(column);
            cells.add(
                    alignment.charAt(column) == 'r'
                            ? Columns.right(cell, width(column))
                            : Columns.left(cell, width(column)));
        }
        return String.join("  ", cells);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> Columns.width(row.get(column))).max().orElse(0);
    }
}
