package dev.millrace.draw;

import dev.millrace.model.Point;
import java.util.ArrayList;
import java.util.List;

/// The geometry of a node: a rounded box with an icon and two lines, inputs on the left edge,
/// outputs on the right one.
public final class NodeFigure {

    public static final double WIDTH = 184;
    public static final double HEIGHT = 56;
    public static final double PORT_RADIUS = 4.5;

    private static final double RADIUS = 8;
    private static final double ICON_GROUND = 32;
    private static final double ICON = 20;
    private static final double TEXT_LEFT = 54;
    private static final double TEXT_RIGHT = 10;
    private static final double MARK = 14;

    /// From the centre of a port to its name.
    private static final double LABEL_GAP = 9;

    /// Room of a port on its edge.
    private static final double PORT_STEP = 20;

    private NodeFigure() {}

    public static double height(NodeFace face) {
        int ports = Math.max(face.inputs().size(), face.outputs().size());
        return Math.max(HEIGHT, 16 + ports * PORT_STEP);
    }

    public static Rect bounds(NodeFace face, Point at) {
        return new Rect(at.x(), at.y(), WIDTH, height(face));
    }

    /// Centre of an input port.
    ///
    /// @param index in `face.inputs()`
    public static Point input(NodeFace face, Point at, int index) {
        return new Point(at.x(), at.y() + offset(face, face.inputs().size(), index));
    }

    /// Centre of an output port.
    ///
    /// @param index in `face.outputs()`
    public static Point output(NodeFace face, Point at, int index) {
        return new Point(at.x() + WIDTH, at.y() + offset(face, face.outputs().size(), index));
    }

    private static double offset(NodeFace face, int ports, int index) {
        return height(face) / 2 + (index - (ports - 1) / 2.0) * PORT_STEP;
    }

    /// What there is to paint.
    ///
    /// @param selected whether it wears the frame of a selected node
    public static List<Shape> shapes(
            NodeFace face, NodeBadge badge, Point at, boolean selected, Detail detail) {
        var shapes = new ArrayList<Shape>();
        var box = bounds(face, at);
        if (detail == Detail.BLOCK) {
            shapes.add(Shape.Box.filled(box, 0, badge.errors() > 0 ? Ink.DANGER : face.ink()));
            if (selected) {
                shapes.add(outline(box.grownBy(6), 0, Ink.ACCENT, 10));
            }
            return shapes;
        }
        body(shapes, face, badge, box, selected);
        icon(shapes, face, box);
        text(shapes, face, badge, box, detail);
        if (detail == Detail.FULL) {
            ports(shapes, face, at);
        }
        return shapes;
    }

    private static void body(
            List<Shape> shapes, NodeFace face, NodeBadge badge, Rect box, boolean selected) {
        shapes.add(Shape.Box.filled(box.movedBy(0, 1.5), RADIUS, Ink.SHADOW));
        var edge = edge(badge, selected);
        shapes.add(
                new Shape.Box(
                        box,
                        RADIUS,
                        face.off() ? Ink.CANVAS : Ink.SURFACE,
                        edge,
                        edge == Ink.BORDER ? 1 : 1.75,
                        face.off() ? Shape.Dash.DASHED : Shape.Dash.SOLID));
        if (selected) {
            shapes.add(outline(box.grownBy(3), RADIUS + 3, Ink.ACCENT_SOFT, 3));
        }
    }

    private static Ink edge(NodeBadge badge, boolean selected) {
        if (selected || badge.state() == NodeState.RUNNING) {
            return Ink.ACCENT;
        }
        return badge.state() == NodeState.FAILED ? Ink.DANGER : Ink.BORDER;
    }

    private static void icon(List<Shape> shapes, NodeFace face, Rect box) {
        double top = box.y() + (box.height() - ICON_GROUND) / 2;
        var ground = new Rect(box.x() + 12, top, ICON_GROUND, ICON_GROUND);
        shapes.add(Shape.Box.filled(ground, 6, face.soft()));
        double inset = (ICON_GROUND - ICON) / 2;
        var at = new Point(ground.x() + inset, ground.y() + inset);
        shapes.add(new Shape.Icon(face.icon(), at, ICON, face.off() ? Ink.MUTED : face.ink()));
    }

    private static void text(
            List<Shape> shapes, NodeFace face, NodeBadge badge, Rect box, Detail detail) {
        double left = box.x() + TEXT_LEFT;
        double room = WIDTH - TEXT_LEFT - TEXT_RIGHT;
        double middle = box.y() + box.height() / 2;
        var mark = Mark.of(badge);
        double titleRoom = mark == null ? room : room - MARK - 4;
        boolean oneLine = face.summary().isEmpty() && badge.figure().isEmpty();
        boolean plain = detail == Detail.PLAIN;
        double titleLine = oneLine || plain ? middle + 4.5 : middle - 3;
        var ink = face.off() ? Ink.MUTED : Ink.TEXT;
        shapes.add(
                new Shape.Words(
                        TextStyle.TITLE.fitted(face.title(), titleRoom),
                        new Point(left, titleLine),
                        TextStyle.TITLE,
                        ink));
        if (!oneLine && !plain) {
            boolean figure = !badge.figure().isEmpty();
            var style = figure ? TextStyle.FIGURE : TextStyle.SUMMARY;
            var line = style.fitted(figure ? badge.figure() : face.summary(), room);
            shapes.add(new Shape.Words(line, new Point(left, middle + 14.5), style, Ink.MUTED));
        }
        if (mark != null) {
            double right = box.right() - TEXT_RIGHT - MARK;
            shapes.add(
                    new Shape.Icon(
                            mark.path(), new Point(right, titleLine - 11.5), MARK, mark.ink()));
        }
    }

    /// Of several outputs the first is the usual way on and needs no name.
    private static void ports(List<Shape> shapes, NodeFace face, Point at) {
        for (int i = 0; i < face.inputs().size(); i++) {
            var centre = input(face, at, i);
            shapes.add(port(centre));
            if (face.inputs().size() > 1) {
                var name = face.inputs().get(i);
                double left = centre.x() - LABEL_GAP - TextStyle.LABEL.width(name);
                label(shapes, name, new Point(left, centre.y() - 5));
            }
        }
        for (int i = 0; i < face.outputs().size(); i++) {
            var centre = output(face, at, i);
            shapes.add(port(centre));
            if (i > 0) {
                var below = new Point(centre.x() + LABEL_GAP, centre.y() + 12.5);
                label(shapes, face.outputs().get(i), below);
            }
        }
    }

    private static Shape port(Point centre) {
        return new Shape.Disc(centre, PORT_RADIUS, Ink.SURFACE, Ink.BORDER_STRONG, 1.5);
    }

    /// Names of inputs stand above their wires, those of outputs below: between two nodes side by
    /// side there is room for one only at each height. On a ground, as other wires may pass.
    private static void label(List<Shape> shapes, String name, Point at) {
        var ground = new Rect(at.x() - 3, at.y() - 9, TextStyle.LABEL.width(name) + 6, 12);
        shapes.add(Shape.Box.filled(ground, 3, Ink.SURFACE));
        shapes.add(new Shape.Words(name, at, TextStyle.LABEL, Ink.MUTED));
    }

    static Shape outline(Rect rect, double radius, Ink ink, double width) {
        return new Shape.Box(rect, radius, null, ink, width, Shape.Dash.SOLID);
    }
}
