package dev.millrace.ui.preview;

/// The current cell and the range that reaches from it. Columns are places among those that show.
///
/// @param row the current cell
/// @param column the current cell
/// @param endRow the corner of the range across from the current cell
/// @param endColumn the corner of the range across from the current cell
/// @param form what the range covers of the rows and columns it touches
record GridSelection(long row, int column, long endRow, int endColumn, Form form) {

    enum Form {
        CELLS,
        /// All columns of the rows.
        ROWS,
        /// All rows of the columns.
        COLUMNS,
        ALL
    }

    static GridSelection cell(long row, int column) {
        return new GridSelection(row, column, row, column, Form.CELLS);
    }

    GridSelection as(Form newForm) {
        return new GridSelection(row, column, endRow, endColumn, newForm);
    }

    GridSelection to(long newRow, int newColumn) {
        return new GridSelection(row, column, newRow, newColumn, form);
    }

    /// The same, of so many rows and columns; both at least 1.
    GridSelection within(long rows, int columns) {
        return new GridSelection(
                Math.clamp(row, 0, rows - 1),
                Math.clamp(column, 0, columns - 1),
                Math.clamp(endRow, 0, rows - 1),
                Math.clamp(endColumn, 0, columns - 1),
                form);
    }

    private boolean allRows() {
        return form == Form.COLUMNS || form == Form.ALL;
    }

    private boolean allColumns() {
        return form == Form.ROWS || form == Form.ALL;
    }

    long firstRow() {
        return allRows() ? 0 : Math.min(row, endRow);
    }

    /// @param rows there are
    long lastRow(long rows) {
        return allRows() ? rows - 1 : Math.max(row, endRow);
    }

    int firstColumn() {
        return allColumns() ? 0 : Math.min(column, endColumn);
    }

    /// @param columns that show
    int lastColumn(int columns) {
        return allColumns() ? columns - 1 : Math.max(column, endColumn);
    }

    boolean hasRow(long which) {
        return allRows() || (which >= firstRow() && which <= Math.max(row, endRow));
    }

    boolean hasColumn(int which) {
        return allColumns() || (which >= firstColumn() && which <= Math.max(column, endColumn));
    }

    boolean isOneCell() {
        return form == Form.CELLS && row == endRow && column == endColumn;
    }
}
