package dev.millrace.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Figures as rows of text. Ratios stand in the first columns: they are what is judged.
///
/// @param rows each as long as `columns`
public record Table(List<String> columns, List<List<String>> rows) {

    public Table {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (var row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(row + " does not fit " + columns);
            }
        }
    }

    public static Table of(String... columns) {
        return new Table(List.of(columns), List.of());
    }

    public Table with(String... cells) {
        var more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(columns, more);
    }

    /// A Markdown table, aligned so that it reads well in a terminal too.
    public String markdown() {
        var lines = new ArrayList<List<String>>();
        lines.add(columns);
        lines.addAll(rows);
        var widths =
                IntStream.range(0, columns.size()).map(column -> width(lines, column)).toArray();
        var text = lines.stream().map(line -> line(line, widths)).collect(Collectors.toList());
        var rule = IntStream.of(widths).mapToObj("-"::repeat).toList();
        text.add(1, line(rule, widths));
        return String.join("\n", text) + "\n";
    }

    private static int width(List<List<String>> lines, int column) {
        return Collections.max(lines.stream().map(line -> line.get(column).length()).toList());
    }

    private static String line(List<String> cells, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(i -> cells.get(i) + " ".repeat(widths[i] - cells.get(i).length()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
