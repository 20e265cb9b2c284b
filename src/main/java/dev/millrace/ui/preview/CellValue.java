package dev.millrace.ui.preview;

import dev.millrace.model.Value;

/// What there is to say of a single value.
sealed interface CellValue {

    /// No cell, or not here yet.
    record None() implements CellValue {}

    record Null() implements CellValue {}

    /// @param whole characters there are, which may be more than stand in the text
    record Text(String text, long whole) implements CellValue {}

    /// A structure, a list or a map.
    record Tree(Value value) implements CellValue {}

    record Failed(GridFailure why) implements CellValue {}

    /// The text, or as much of it as can be shown.
    static CellValue text(String text, int most) {
        return new Text(text.length() > most ? text.substring(0, most) : text, text.length());
    }
}
