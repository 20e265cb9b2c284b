package dev.millrace.ui.preview;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// Stands over the current cell, so that screen readers have something to read.
final class CurrentCell extends Region {

    private final GridModel model;

    CurrentCell(GridModel model) {
        this.model = model;
        setId("grid-cell");
        setAccessibleRole(AccessibleRole.TABLE_CELL);
        setMouseTransparent(true);
        setManaged(false);
    }

    void place(GridGeometry geometry) {
        var at = model.cursor().selection().filter(s -> s.column() < model.columns().size());
        setVisible(at.isPresent());
        at.ifPresent(
                selection -> {
                    // Far outside it would make the surface as large as all rows.
                    double most = GridGeometry.HEADER + model.scroll().height();
                    resizeRelocate(
                            Math.clamp(
                                    geometry.left(selection.column()), 0, model.scroll().width()),
                            Math.clamp(geometry.top(selection.row()), 0, most),
                            model.columns().at(selection.column()).width(),
                            GridScroll.ROW);
                    setAccessibleText(said(selection));
                });
    }

    /// `Sales, row 3: 731.94`.
    private String said(GridSelection at) {
        var column = model.columns().at(at.column()).name();
        return column + ", row " + Figures.grouped(at.row() + 1) + ": " + value(at.row(), column);
    }

    private String value(long row, String column) {
        if (!model.rows().has(row)) {
            return "not here yet";
        }
        var value = model.rows().value(row, column);
        return value == null ? CellText.NULL : CellText.said(value);
    }
}
