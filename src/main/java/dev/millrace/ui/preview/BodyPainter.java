package dev.millrace.ui.preview;

import dev.millrace.draw.Ink;
import dev.millrace.draw.TextStyle;
import dev.millrace.ui.fx.SurfaceBrush;
import java.util.Optional;

/// Paints the cells in view, and nothing else. FX thread only.
final class BodyPainter {

    private static final double BASELINE = 17;
    private static final double PADDING = ColumnWidths.PADDING;

    private final GridModel model;
    private final GridGeometry geometry;
    private final GridFinder finder;
    private final SurfaceBrush brush;
    private long firstRow;
    private long lastRow;
    private int firstColumn;
    private int lastColumn;
    private int cells;

    BodyPainter(GridModel model, GridGeometry geometry, GridFinder finder, SurfaceBrush brush) {
        this.model = model;
        this.geometry = geometry;
        this.finder = finder;
        this.brush = brush;
    }

    /// Cells painted last time.
    int cells() {
        return cells;
    }

    /// @param focused whether keys go to the grid
    void paint(boolean focused) {
        cells = 0;
        var scroll = model.scroll();
        firstRow = scroll.firstRow();
        lastRow = Math.min(scroll.lastRow(), model.rows().extent() - 1);
        if (model.columns().size() > 0) {
            double left = geometry.numbers();
            firstColumn = model.columns().placeAt(scroll.x());
            lastColumn = model.columns().placeAt(scroll.x() + scroll.width());
            double top = GridGeometry.HEADER;
            brush.within(left, top, scroll.width(), scroll.height(), () -> cells(focused));
            brush.within(0, top, left, scroll.height(), this::numbers);
        }
    }

    private void cells(boolean focused) {
        var selection = model.cursor().selection();
        selection.ifPresent(this::range);
        for (int column = firstColumn; column <= lastColumn; column++) {
            for (long row = firstRow; row <= lastRow; row++) {
                cell(row, column);
            }
        }
        lines();
        selection.ifPresent(at -> current(at, focused));
    }

    private void range(GridSelection selection) {
        if (selection.isOneCell()) {
            return;
        }
        brush.fill(Ink.ACCENT_SOFT, 0.4);
        double left = geometry.left(selection.firstColumn());
        double right = geometry.right(selection.lastColumn(model.columns().size()));
        for (long row = firstRow; row <= lastRow; row++) {
            if (selection.hasRow(row)) {
                brush.rect(left, geometry.top(row), right - left, GridScroll.ROW);
            }
        }
    }

    private void cell(long row, int column) {
        cells++;
        var shown = model.columns().at(column);
        double left = geometry.left(column) + PADDING;
        double right = geometry.right(column) - PADDING;
        double top = geometry.top(row);
        if (!model.rows().has(row)) {
            placeholder(row, column, left, top, right - left);
            return;
        }
        var value = model.rows().value(row, shown.name());
        if (value == null) {
            nothing(shown.kind(), left, right, top);
            return;
        }
        if (finder.marks(value)) {
            brush.fill(Ink.NOTE);
            brush.rect(left - PADDING, top, shown.width(), GridScroll.ROW - 1);
        }
        brush.fill(Ink.TEXT);
        if (shown.kind() == ValueKind.NUMBER) {
            brush.textBefore(TextStyle.CELL_FIGURE, value, right, top + BASELINE, right - left);
        } else {
            var text = CellText.shown(value);
            brush.text(TextStyle.CELL, text, left, top + BASELINE, right - left);
        }
    }

    private void nothing(ValueKind kind, double left, double right, double top) {
        brush.fill(Ink.MUTED);
        double wide = TextStyle.LABEL.width(CellText.NULL);
        double x = kind == ValueKind.NUMBER ? right - wide : left;
        brush.slanted(TextStyle.LABEL, CellText.NULL, x, top + BASELINE - 1);
    }

    /// As long as a text might be, and always the same for a cell.
    private void placeholder(long row, int column, double left, double top, double room) {
        long seed = row * 31 + column * 17L;
        double share = 0.35 + Math.floorMod(seed * seed + seed, 40L) / 100.0;
        brush.fill(Ink.BORDER, 0.45);
        brush.pill(left, top + 9, Math.max(8, Math.min(room, 160) * share), 7);
    }

    private void lines() {
        brush.fill(Ink.BORDER);
        double bottom = geometry.top(lastRow + 1);
        double end = geometry.right(lastColumn);
        double left = geometry.numbers();
        for (long row = firstRow; row <= lastRow; row++) {
            brush.rect(left, geometry.top(row) + GridScroll.ROW - 1, end - left, 1);
        }
        for (int column = firstColumn; column <= lastColumn; column++) {
            brush.rect(geometry.right(column) - 1, 0, 1, bottom);
        }
    }

    private void current(GridSelection at, boolean focused) {
        if (at.row() < firstRow || at.row() > lastRow || at.column() >= model.columns().size()) {
            return;
        }
        brush.stroke(focused ? Ink.ACCENT : Ink.BORDER_STRONG);
        double left = geometry.left(at.column());
        brush.frame(
                left - 1,
                geometry.top(at.row()) - 1,
                model.columns().at(at.column()).width() + 1,
                GridScroll.ROW + 1,
                focused ? 2 : 1);
    }

    private void numbers() {
        double wide = geometry.numbers();
        brush.fill(Ink.CANVAS);
        brush.rect(0, GridGeometry.HEADER, wide, model.scroll().height());
        Optional<GridSelection> selection = model.cursor().selection();
        for (long row = firstRow; row <= lastRow; row++) {
            double top = geometry.top(row);
            long number = row;
            boolean selected = selection.filter(at -> at.hasRow(number)).isPresent();
            brush.fill(selected ? Ink.TEXT : Ink.MUTED);
            brush.textBefore(
                    TextStyle.FIGURE, Figures.grouped(row + 1), wide - 9, top + BASELINE, wide);
            brush.fill(Ink.BORDER);
            brush.rect(0, top + GridScroll.ROW - 1, wide, 1);
        }
        brush.rect(wide - 1, GridGeometry.HEADER, 1, model.scroll().height());
    }
}
