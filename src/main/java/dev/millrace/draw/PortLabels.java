package dev.millrace.draw;

import dev.millrace.model.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The names of ports, where a node has several on a side. They stand clear of the wires, which
/// leave sideways: over the node for the first port, under it for the last, and beside the node for
/// those between.
final class PortLabels {

    /// From the top of the letters to their baseline.
    private static final double RISE = 8.5;

    /// From the edge of a node to a name; the frame of a selected one fits between.
    private static final double GAP = 5;

    /// From the left or right edge of a node.
    private static final double INSET = 4;

    /// From the centre of a port to a name beside it.
    private static final double ASIDE = 9;

    /// A port that is further from the edge has its name beside it.
    private static final double NEAR_EDGE = 24;

    private PortLabels() {}

    /// @param named which outputs to name; inputs all are
    static List<Shape> shapes(NodeFace face, Rect box, IntPredicate named) {
        var shapes = new ArrayList<Shape>();
        int inputs = face.inputs().size();
        for (int i = 0; inputs > 1 && i < inputs; i++) {
            var name = face.inputs().get(i);
            double y = NodeFigure.input(face, box.at(), i).y();
            double left = box.x() + INSET;
            double aside = box.x() - ASIDE - TextStyle.LABEL.width(name);
            shapes.add(label(name, box, y, left, aside));
        }
        int outputs = face.outputs().size();
        for (int i = 0; outputs > 1 && i < outputs; i++) {
            if (named.test(i)) {
                var name = face.outputs().get(i);
                double y = NodeFigure.output(face, box.at(), i).y();
                double left = box.right() - INSET - TextStyle.LABEL.width(name);
                shapes.add(label(name, box, y, left, box.right() + ASIDE));
            }
        }
        return shapes;
    }

    /// @param y of the port
    /// @param left where a name over or under the node begins
    /// @param aside where one beside it does
    private static Shape label(String name, Rect box, double y, double left, double aside) {
        if (y < box.centre().y() && y - box.y() <= NEAR_EDGE) {
            return label(name, new Point(left, box.y() - GAP));
        }
        if (y > box.centre().y() && box.bottom() - y <= NEAR_EDGE) {
            return label(name, new Point(left, box.bottom() + GAP + RISE));
        }
        return label(name, new Point(aside, y - GAP));
    }

    private static Shape label(String name, Point at) {
        return new Shape.Words(name, at, TextStyle.LABEL, Ink.MUTED);
    }

    /// Around a node and all of its names.
    static Rect extent(NodeFace face, Rect box) {
        if (face.inputs().size() < 2 && face.outputs().size() < 2) {
            return box;
        }
        return shapes(face, box, _ -> true).stream().map(Shape::bounds).reduce(box, Rect::with);
    }
}
