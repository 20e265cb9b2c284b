package dev.millrace.ui.preview;

import dev.millrace.model.Value;

/// What there is to say of a single value.
sealed interface CellValue {

    /// No cell, or not here yet.
    record None() implements CellValue {}

    record Null() implements CellValue {}

    record Text(String text) implements CellValue {}

    /// A structure, a list or a map.
    record Tree(Value value) implements CellValue {}

    record Failed(GridFailure why) implements CellValue {}
}
