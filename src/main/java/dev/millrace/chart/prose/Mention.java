package dev.millrace.chart.prose;

/// A place in a text that names an input: `{{orders}}`, `{{orders.sales}}`, `{{orders.sales:.1%}}`.
///
/// @param input as it is written; may be the name of nothing
/// @param column of its first row; empty: the input itself
/// @param format a pattern of d3; empty for the usual one
/// @param from first character in the text, from 0
/// @param to character behind the last one
/// @param columnFrom first character of the column's name, its quotes included
/// @param columnTo character behind its last one
public record Mention(
        String input,
        String column,
        String format,
        int from,
        int to,
        int columnFrom,
        int columnTo) {

    /// What the page knows its figure by; the same for places that say the same.
    public String id() {
        if (column.isEmpty()) {
            return input;
        }
        return format.isEmpty() ? input + "." + column : input + "." + column + ":" + format;
    }

    public boolean isOfColumn() {
        return !column.isEmpty();
    }
}
