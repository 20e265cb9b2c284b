package dev.millrace.ui.document;

import dev.millrace.draw.NodeFigure;
import dev.millrace.draw.Rect;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.LinkedHashMap;

/// Where nodes go on the canvas: on a grid, and not over each other. Pixels at 100 %. FX thread
/// only.
public final class Places {

    static final double ROW = 96;

    private static final double GRID = 8;
    private static final double COLUMN = 240;
    private static final int TRIES = 400;

    private final DocumentModel document;

    Places(DocumentModel document) {
        this.document = document;
    }

    /// A place near the point where a node covers no other.
    Point free(Point wanted) {
        var at = snapped(wanted);
        for (int i = 0; i < TRIES; i++) {
            var box = new Rect(at.x(), at.y(), NodeFigure.WIDTH, NodeFigure.HEIGHT).grownBy(8);
            if (document.drawing().nodesWithin(box).stream()
                    .noneMatch(node -> node.bounds().intersects(box))) {
                return at;
            }
            at = new Point(at.x(), at.y() + ROW);
        }
        return at;
    }

    /// Where a node goes that comes behind another.
    Point after(NodeId node) {
        return beside(node, COLUMN);
    }

    /// Where a node goes that comes in front of another.
    Point before(NodeId node) {
        return beside(node, -COLUMN);
    }

    private Point beside(NodeId node, double dx) {
        var at = document.drawing().node(node).orElseThrow().at();
        return new Point(at.x() + dx, at.y());
    }

    public static double snap(double at) {
        return Math.round(at / GRID) * GRID;
    }

    public static Point snapped(Point at) {
        return new Point(snap(at.x()), snap(at.y()));
    }

    /// The pipeline with a place for every node: those that the file gives none are where they are
    /// shown.
    Pipeline all() {
        var pipeline = document.pipeline();
        var layout = new LinkedHashMap<>(pipeline.layout());
        document.drawing().nodes().forEach(node -> layout.putIfAbsent(node.id(), node.at()));
        return layout.size() == pipeline.layout().size() ? pipeline : pipeline.withLayout(layout);
    }
}
