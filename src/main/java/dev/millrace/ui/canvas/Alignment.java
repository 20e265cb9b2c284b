package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.model.NodeId;
import dev.millrace.model.Point;
import dev.millrace.ui.document.Places;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where a dragged box comes to rest: in line with a node nearby if there is one, else on the grid.
///
/// @param guides the lines it stands on
record Alignment(Point at, List<Overlay.Guide> guides) {

    /// Farther nodes are out of sight, and their lines would only be in the way.
    private static final double NEARBY = 900;

    private static final double OVERHANG = 12;

    static Alignment free(Rect wanted) {
        return new Alignment(wanted.at(), List.of());
    }

    /// @param moved nodes that move along, in line with which nothing can be
    /// @param reach how near a line must be, in pixels at 100 %
    static Alignment of(Drawing drawing, Set<NodeId> moved, Rect wanted, double reach) {
        Rect column = null;
        Rect row = null;
        double toColumn = reach;
        double toRow = reach;
        for (var node : drawing.nodesWithin(wanted.grownBy(NEARBY))) {
            if (moved.contains(node.id())) {
                continue;
            }
            double sideways = Math.abs(node.bounds().x() - wanted.x());
            if (sideways < toColumn) {
                toColumn = sideways;
                column = node.bounds();
            }
            double upwards = Math.abs(node.bounds().centre().y() - wanted.centre().y());
            if (upwards < toRow) {
                toRow = upwards;
                row = node.bounds();
            }
        }
        double x = column == null ? Places.snap(wanted.x()) : column.x();
        double y = row == null ? Places.snap(wanted.y()) : row.centre().y() - wanted.height() / 2;
        var box = new Rect(x, y, wanted.width(), wanted.height());
        return new Alignment(box.at(), guides(box, column, row));
    }

    private static List<Overlay.Guide> guides(Rect box, @Nullable Rect column, @Nullable Rect row) {
        var guides = new ArrayList<Overlay.Guide>();
        if (column != null) {
            var span = box.with(column);
            guides.add(
                    new Overlay.Guide(
                            new Point(box.x(), span.y() - OVERHANG),
                            new Point(box.x(), span.bottom() + OVERHANG)));
        }
        if (row != null) {
            var span = box.with(row);
            guides.add(
                    new Overlay.Guide(
                            new Point(span.x() - OVERHANG, box.centre().y()),
                            new Point(span.right() + OVERHANG, box.centre().y())));
        }
        return guides;
    }
}
