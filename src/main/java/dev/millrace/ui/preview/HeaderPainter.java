package dev.millrace.ui.preview;

import dev.millrace.draw.Ink;
import dev.millrace.draw.TextStyle;
import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.ui.fx.SurfaceBrush;
import dev.millrace.ui.preview.GridGeometry.Spot;

/// Paints names, types and statistics of the columns in view. FX thread only.
final class HeaderPainter {

    private static final double PADDING = ColumnWidths.PADDING;
    private static final double NAME = 17;
    private static final double TYPE = 31;
    private static final double BARS = 37;
    private static final double BAR_HEIGHT = 20;
    private static final double RANGE = 70;
    private static final double MOST_BARS = 88;
    private static final double LEAST_BARS = 24;

    private final GridModel model;
    private final GridGeometry geometry;
    private final SurfaceBrush brush;

    HeaderPainter(GridModel model, GridGeometry geometry, SurfaceBrush brush) {
        this.model = model;
        this.geometry = geometry;
        this.brush = brush;
    }

    /// @param hovered what is under the mouse
    void paint(double width, Spot hovered) {
        double height = GridGeometry.HEADER;
        brush.fill(Ink.CANVAS);
        brush.rect(0, 0, width, height);
        double left = geometry.numbers();
        if (model.columns().size() > 0) {
            brush.within(left, 0, width - left, height, () -> columns(hovered));
        }
        brush.fill(Ink.BORDER);
        brush.rect(left - 1, 0, 1, height);
        brush.rect(0, height - 1, width, 1);
    }

    private void columns(Spot hovered) {
        var scroll = model.scroll();
        int last = model.columns().placeAt(scroll.x() + scroll.width());
        for (int place = model.columns().placeAt(scroll.x()); place <= last; place++) {
            column(place, hovered);
        }
    }

    private void column(int place, Spot hovered) {
        var column = model.columns().at(place);
        double left = geometry.left(place);
        double room = column.width() - 2 * PADDING;
        int at = place;
        model.cursor()
                .selection()
                .filter(selection -> selection.form() != GridSelection.Form.CELLS)
                .filter(selection -> selection.hasColumn(at))
                .ifPresent(_ -> selected(left, column.width()));
        double marks = new HeaderMarks(model, brush).paint(column, left, isOver(place, hovered));
        brush.fill(Ink.TEXT);
        brush.text(TextStyle.COLUMN, column.name(), left + PADDING, NAME, room - marks);
        brush.fill(Ink.MUTED);
        brush.text(TextStyle.FIGURE, column.column().type(), left + PADDING, TYPE, room);
        model.facts().of(column.name()).ifPresent(f -> facts(column, f, left + PADDING, room));
        brush.fill(Ink.BORDER);
        brush.rect(left + column.width() - 1, 0, 1, GridGeometry.HEADER);
    }

    private void selected(double left, double width) {
        brush.fill(Ink.ACCENT_SOFT, 0.4);
        brush.rect(left, 0, width, GridGeometry.HEADER);
    }

    private static boolean isOver(int place, Spot hovered) {
        return switch (hovered) {
            case Spot.Header(int column) -> column == place;
            case Spot.Funnel(int column) -> column == place;
            default -> false;
        };
    }

    private void facts(GridColumn column, ColumnStatistics facts, double left, double room) {
        double taken = nulls(facts, left + room, room);
        bars(facts, left, Math.min(MOST_BARS, room - taken));
        brush.fill(Ink.MUTED);
        brush.text(TextStyle.FIGURE, FactsText.range(facts, column.kind()), left, RANGE, room);
    }

    /// @return room it takes
    private double nulls(ColumnStatistics facts, double right, double room) {
        if (facts.nulls() == 0) {
            return 0;
        }
        var style = TextStyle.FIGURE;
        var share = Figures.percent(facts.nullShare());
        var text = share + " null";
        if (style.width(text) > room - LEAST_BARS) {
            text = share;
        }
        brush.fill(Ink.WARNING);
        brush.textBefore(style, text, right, BARS + BAR_HEIGHT, room);
        return style.width(text) + 6;
    }

    private void bars(ColumnStatistics facts, double left, double width) {
        var heights = facts.histogram();
        long most = heights.stream().mapToLong(Long::longValue).max().orElse(0);
        if (most == 0 || width < LEAST_BARS) {
            return;
        }
        brush.fill(Ink.ACCENT, 0.55);
        double step = width / heights.size();
        for (int i = 0; i < heights.size(); i++) {
            double height = Math.ceil(BAR_HEIGHT * heights.get(i) / most);
            double x = Math.rint(left + i * step);
            double wide = Math.max(1, Math.rint(left + (i + 1) * step) - x - 1);
            brush.rect(x, BARS + BAR_HEIGHT - height, wide, height);
        }
    }
}
