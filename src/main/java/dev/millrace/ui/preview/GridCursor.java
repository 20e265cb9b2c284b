package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridSelection.Form;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Moves the current cell and the range that is selected. FX thread only.
public final class GridCursor {

    private final GridModel model;
    private @Nullable GridSelection selection;

    GridCursor(GridModel model) {
        this.model = model;
    }

    /// Empty where there is no cell.
    Optional<GridSelection> selection() {
        return Optional.ofNullable(selection);
    }

    private long rows() {
        return model.rows().extent();
    }

    private int columns() {
        return model.columns().size();
    }

    /// The current cell's column.
    Optional<GridColumn> column() {
        return selection()
                .filter(at -> at.column() < columns())
                .map(at -> model.columns().at(at.column()));
    }

    /// Keeps the selection to cells there are.
    ///
    /// @param column the name of the current column, to follow it where it went
    void keep(@Nullable String column) {
        if (rows() == 0 || columns() == 0) {
            selection = null;
            return;
        }
        var at = selection == null ? GridSelection.cell(0, 0) : selection;
        int place = column == null ? -1 : model.columns().placeOf(column).orElse(-1);
        if (place >= 0 && place != at.column()) {
            at = GridSelection.cell(at.row(), place);
        }
        selection = at.within(rows(), columns());
    }

    /// @param extend whether the range reaches there, and the current cell stays
    void to(long row, int column, boolean extend) {
        if (rows() == 0 || columns() == 0) {
            return;
        }
        long toRow = Math.clamp(row, 0, rows() - 1);
        int toColumn = Math.clamp(column, 0, columns() - 1);
        selection =
                extend && selection != null
                        ? selection.to(toRow, toColumn)
                        : GridSelection.cell(toRow, toColumn);
        model.scroll().revealRow(toRow);
        var columns = model.columns();
        model.scroll().revealColumn(columns.left(toColumn), columns.right(toColumn));
        model.moved();
    }

    void by(long rows, int columns, boolean extend) {
        var at = selection;
        if (at == null) {
            to(0, 0, false);
        } else if (extend) {
            to(at.endRow() + rows, at.endColumn() + columns, true);
        } else {
            to(at.row() + rows, at.column() + columns, false);
        }
    }

    /// Along the rows, to the first or last column; or along everything, to the first or last cell.
    void edge(boolean end, boolean everything, boolean extend) {
        var at = selection;
        if (at != null) {
            long here = extend ? at.endRow() : at.row();
            long row = !everything ? here : end ? rows() - 1 : 0;
            to(row, end ? columns() - 1 : 0, extend);
        }
    }

    /// To the first or last row.
    void vertically(boolean end, boolean extend) {
        var at = selection;
        if (at != null) {
            to(end ? rows() - 1 : 0, extend ? at.endColumn() : at.column(), extend);
        }
    }

    void form(Form form) {
        if (selection != null) {
            selection = selection.as(form);
            model.moved();
        }
    }

    void row(long row, boolean extend) {
        int column = selection == null ? 0 : selection.column();
        select(row, column, extend, Form.ROWS);
    }

    void column(int column, boolean extend) {
        long row = selection == null ? 0 : selection.row();
        select(row, column, extend, Form.COLUMNS);
    }

    /// Brings a column into view.
    void reveal(int column) {
        var columns = model.columns();
        model.scroll().revealColumn(columns.left(column), columns.right(column));
        model.moved();
    }

    private void select(long row, int column, boolean extend, Form form) {
        if (rows() > 0 && column < columns()) {
            var from = extend ? selection : null;
            var range = from == null ? GridSelection.cell(row, column) : from.to(row, column);
            selection = range.as(form);
            model.moved();
        }
    }
}
