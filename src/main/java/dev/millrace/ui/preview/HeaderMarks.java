package dev.millrace.ui.preview;

import dev.millrace.draw.Ink;
import dev.millrace.draw.TextStyle;
import dev.millrace.engine.look.LookQuery;
import dev.millrace.ui.fx.SurfaceBrush;

/// Paints what a header says of sort and filter, at its right end.
final class HeaderMarks {

    private static final double BASELINE = 17;
    private static final double INSET = 8;

    private final GridModel model;
    private final SurfaceBrush brush;

    HeaderMarks(GridModel model, SurfaceBrush brush) {
        this.model = model;
        this.brush = brush;
    }

    /// @param hovered whether the mouse is over the header, which offers a filter then
    /// @return room it takes
    double paint(GridColumn column, double left, boolean hovered) {
        var query = model.query();
        double right = left + column.width() - INSET;
        double room = 0;
        boolean filtered = QueryEdits.filters(query, column.name());
        if (filtered || hovered) {
            brush.fill(filtered ? Ink.ACCENT : Ink.MUTED);
            funnel(right - 11, 8);
            room += 16;
        }
        var key = QueryEdits.orderOf(query, column.name());
        if (key.isPresent()) {
            var text = arrow(query, key.get());
            brush.fill(Ink.ACCENT);
            brush.textBefore(TextStyle.COLUMN, text, right - room, BASELINE, 40);
            room += TextStyle.COLUMN.width(text) + 4;
        }
        return room;
    }

    /// With its place among several keys.
    private static String arrow(LookQuery query, LookQuery.Order key) {
        var arrow = key.descending() ? "↓" : "↑";
        int place = query.order().indexOf(key) + 1;
        return query.order().size() > 1 ? arrow + place : arrow;
    }

    private void funnel(double x, double y) {
        brush.polygon(
                new double[] {x, x + 11, x + 6.7, x + 6.7, x + 4.3, x + 4.3},
                new double[] {y, y, y + 5, y + 10, y + 8.5, y + 5});
    }
}
