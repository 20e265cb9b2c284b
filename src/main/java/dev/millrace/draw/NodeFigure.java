package dev.millrace.draw;

import dev.millrace.model.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The geometry of a node: a rounded box with an icon and two lines, inputs on the left edge,
/// outputs on the right one.
public final class NodeFigure {

    public static final double WIDTH = 184;
    public static final double HEIGHT = 56;
    public static final double PORT_RADIUS = 4.5;

    private static final double PORT_LINE = 1.5;
    private static final double RADIUS = 8;
    private static final double ICON_GROUND = 32;
    private static final double ICON = 20;
    private static final double TEXT_LEFT = 54;
    private static final double TEXT_RIGHT = 10;
    private static final double FAR_RIGHT = 6;
    private static final double MARK = 14;
    private static final double CORNER = 12.5;
    private static final double SHARE_BAR = 2.5;
    private static final double LEAST_SHARE = 0.01;

    /// The same, where it is seen from farther away.
    private static final double FAR_CORNER = 1.6 * CORNER;

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

    /// Around all of it: its ports and their names, whether they are painted now or not.
    static Rect extent(NodeFace face, Rect box) {
        double ports = PORT_RADIUS + PORT_LINE / 2;
        var row = new Rect(box.x() - ports, box.y(), box.width() + 2 * ports, box.height());
        return PortLabels.extent(face, row).with(row);
    }

    /// What there is to paint.
    ///
    /// @param selected whether it wears the frame of a selected node
    /// @param named which outputs to name, where there are several
    public static List<Shape> shapes(
            NodeFace face,
            NodeBadge badge,
            Point at,
            boolean selected,
            Detail detail,
            IntPredicate named) {
        var shapes = new ArrayList<Shape>();
        var box = bounds(face, at);
        switch (detail) {
            case BLOCK -> block(shapes, face, badge, box, selected);
            case NAME -> {
                body(shapes, face, badge, box, selected, face.soft());
                name(shapes, face, box);
                corner(shapes, badge, box, FAR_CORNER);
            }
            case PLAIN -> {
                body(shapes, face, badge, box, selected, Ink.SURFACE);
                icon(shapes, face, box);
                title(shapes, face, box);
                share(shapes, badge, box);
                corner(shapes, badge, box, CORNER);
            }
            case FULL -> {
                body(shapes, face, badge, box, selected, Ink.SURFACE);
                icon(shapes, face, box);
                text(shapes, face, badge, box);
                share(shapes, badge, box);
                ports(shapes, face, at);
                shapes.addAll(PortLabels.shapes(face, box, named));
            }
        }
        return shapes;
    }

    private static void block(
            List<Shape> shapes, NodeFace face, NodeBadge badge, Rect box, boolean selected) {
        shapes.add(Shape.Box.filled(box, 0, badge.errors() > 0 ? Ink.DANGER : face.ink()));
        if (selected) {
            shapes.add(outline(box.grownBy(6), 0, Ink.ACCENT, 10));
        }
    }

    private static void body(
            List<Shape> shapes,
            NodeFace face,
            NodeBadge badge,
            Rect box,
            boolean selected,
            Ink ground) {
        shapes.add(Shape.Box.filled(box.movedBy(0, 1.5), RADIUS, Ink.SHADOW));
        var edge = edge(badge, selected);
        shapes.add(
                new Shape.Box(
                        box,
                        RADIUS,
                        face.off() ? Ink.CANVAS : ground,
                        edge,
                        edge == Ink.BORDER ? 1 : 1.75,
                        face.off() ? Shape.Dash.DASHED : Shape.Dash.SOLID));
        if (selected) {
            shapes.add(outline(box.grownBy(3), RADIUS + 3, Ink.ACCENT_SOFT, 3));
        }
    }

    /// Along the lower edge: how much of the run's time it took.
    private static void share(List<Shape> shapes, NodeBadge badge, Rect box) {
        if (badge.share() >= LEAST_SHARE) {
            double room = box.width() - 2 * RADIUS;
            double width = Math.max(2, room * Math.min(1, badge.share()));
            var bar = new Rect(box.x() + RADIUS, box.bottom() - SHARE_BAR - 1, width, SHARE_BAR);
            shapes.add(Shape.Box.filled(bar, SHARE_BAR / 2, Ink.ACCENT));
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

    private static void text(List<Shape> shapes, NodeFace face, NodeBadge badge, Rect box) {
        double left = box.x() + TEXT_LEFT;
        double room = WIDTH - TEXT_LEFT - TEXT_RIGHT;
        double middle = box.centre().y();
        var mark = Mark.of(badge);
        double titleRoom = mark == null ? room : room - MARK - 4;
        boolean oneLine = face.summary().isEmpty() && badge.figure().isEmpty();
        double titleLine = oneLine ? middle + 4.5 : middle - 3;
        var title = TextStyle.TITLE.fitted(face.title(), titleRoom);
        shapes.add(new Shape.Words(title, new Point(left, titleLine), TextStyle.TITLE, ink(face)));
        if (!oneLine) {
            boolean figure = !badge.figure().isEmpty();
            var style = figure ? TextStyle.FIGURE : TextStyle.SUMMARY;
            var line = style.fitted(figure ? badge.figure() : face.summary(), room);
            var ink = figure && badge.alert() ? Ink.WARNING : Ink.MUTED;
            shapes.add(new Shape.Words(line, new Point(left, middle + 14.5), style, ink));
        }
        if (mark != null) {
            double right = box.right() - TEXT_RIGHT - MARK;
            shapes.add(mark.icon(new Point(right, titleLine - 11.5), MARK));
        }
    }

    private static Ink ink(NodeFace face) {
        return face.off() ? Ink.MUTED : Ink.TEXT;
    }

    /// In letters that can be read from afar, in two lines if it takes them.
    private static void title(List<Shape> shapes, NodeFace face, Rect box) {
        var style = TextStyle.FAR_TITLE;
        var lines = style.lines(face.title(), WIDTH - TEXT_LEFT - FAR_RIGHT, 2);
        double line = box.centre().y() + (lines.size() == 1 ? 0.36 : -0.16) * style.size();
        for (String text : lines) {
            shapes.add(
                    new Shape.Words(text, new Point(box.x() + TEXT_LEFT, line), style, ink(face)));
            line += 1.08 * style.size();
        }
    }

    /// The title and nothing else, on the colour of the stage.
    private static void name(List<Shape> shapes, NodeFace face, Rect box) {
        var style = TextStyle.FARTHEST_TITLE;
        var title = style.fitted(face.title(), WIDTH - 2 * FAR_RIGHT - 4);
        double left = box.x() + FAR_RIGHT + 2;
        double line = box.centre().y() + 0.36 * style.size();
        shapes.add(new Shape.Words(title, new Point(left, line), style, ink(face)));
    }

    /// The mark on the corner of a node whose title needs all of its room.
    private static void corner(List<Shape> shapes, NodeBadge badge, Rect box, double radius) {
        var mark = Mark.of(badge);
        if (mark != null) {
            var centre = new Point(box.right() - 1, box.y() - 1);
            shapes.add(new Shape.Disc(centre, radius, Ink.SURFACE, Ink.BORDER, 1));
            double half = radius - 3;
            var at = new Point(centre.x() - half, centre.y() - half);
            shapes.add(mark.icon(at, 2 * half));
        }
    }

    private static void ports(List<Shape> shapes, NodeFace face, Point at) {
        for (int i = 0; i < face.inputs().size(); i++) {
            shapes.add(port(input(face, at, i)));
        }
        for (int i = 0; i < face.outputs().size(); i++) {
            shapes.add(port(output(face, at, i)));
        }
    }

    private static Shape port(Point centre) {
        return new Shape.Disc(centre, PORT_RADIUS, Ink.SURFACE, Ink.BORDER_STRONG, PORT_LINE);
    }

    static Shape outline(Rect rect, double radius, Ink ink, double width) {
        return new Shape.Box(rect, radius, null, ink, width, Shape.Dash.SOLID);
    }
}
