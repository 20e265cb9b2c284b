package dev.millrace.ui.preview;

import dev.millrace.model.Column;

/// A column as the grid shows it.
///
/// @param index of its values within a row
/// @param width in pixels
record GridColumn(Column column, int index, ValueKind kind, double width) {

    static final double LEAST = 40;
    static final double MOST = 1_200;

    /// Widest a column becomes by itself.
    static final double MOST_AT_FIRST = 320;

    String name() {
        return column.name();
    }

    GridColumn wide(double newWidth) {
        return new GridColumn(column, index, kind, Math.clamp(Math.rint(newWidth), LEAST, MOST));
    }
}
