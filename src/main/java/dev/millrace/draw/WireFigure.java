package dev.millrace.draw;

import dev.millrace.model.Link;
import dev.millrace.model.Point;
import java.util.List;

/// The look of wires.
public final class WireFigure {

    /// What a wire tells.
    public enum Mood {
        CALM,
        SELECTED,
        /// A run moves rows along it.
        RUNNING,
        /// It carries rows that were turned away.
        REJECTED,
        /// It cannot be.
        REFUSED,
        /// What it carries does not suit the node at its end any more.
        BROKEN
    }

    /// The port of the node types that turn rows away.
    private static final String REJECTED_PORT = "rejected";

    private static final double LABEL_PADDING = 6;

    /// From the centre of the port to the label.
    private static final double LABEL_GAP = 8;

    /// Radius of the sign on a broken wire.
    private static final double SIGN = 8;

    private WireFigure() {}

    /// What a wire tells while nothing runs and nothing is selected.
    public static Mood mood(Link link) {
        return link.fromPort().equals(REJECTED_PORT) ? Mood.REJECTED : Mood.CALM;
    }

    /// What there is to paint.
    public static Shape shape(Curve curve, Mood mood) {
        return new Shape.Line(curve, ink(mood), mood == Mood.CALM ? 1.6 : 2.2, dash(mood));
    }

    /// A count on a wire, to be painted over the nodes: next to the port it left by, or in the
    /// middle of a wire that has no room for it there.
    public static List<Shape> label(Curve curve, String label) {
        double width = TextStyle.FIGURE.width(label);
        double room = curve.to().x() - curve.from().x();
        double away = width / 2 + LABEL_PADDING + LABEL_GAP;
        double x = curve.from().x() + (room > 0 ? Math.min(away, room / 2) : away);
        double y = curve.from().y();
        var box = new Rect(x - width / 2 - LABEL_PADDING, y - 8.5, width + 2 * LABEL_PADDING, 17);
        var at = new Point(x - width / 2, y + 3.8);
        return List.of(
                new Shape.Box(box, 8.5, Ink.SURFACE, Ink.BORDER, 1, Shape.Dash.SOLID),
                new Shape.Words(label, at, TextStyle.FIGURE, Ink.MUTED));
    }

    /// The sign on a broken wire, in its middle: a cross in a disc.
    public static List<Shape> sign(Curve curve) {
        var middle = curve.at(0.5);
        double arm = SIGN / 2.5;
        return List.of(
                new Shape.Disc(middle, SIGN, Ink.SURFACE, Ink.DANGER, 1.75),
                stroke(middle, arm, arm),
                stroke(middle, arm, -arm));
    }

    private static Shape stroke(Point middle, double x, double y) {
        var from = new Point(middle.x() - x, middle.y() - y);
        var to = new Point(middle.x() + x, middle.y() + y);
        return new Shape.Line(Curve.straight(from, to), Ink.DANGER, 2, Shape.Dash.SOLID);
    }

    private static Ink ink(Mood mood) {
        return switch (mood) {
            case CALM -> Ink.WIRE;
            case SELECTED, RUNNING -> Ink.ACCENT;
            case REJECTED -> Ink.QUALITY;
            case REFUSED, BROKEN -> Ink.DANGER;
        };
    }

    private static Shape.Dash dash(Mood mood) {
        return switch (mood) {
            case CALM, SELECTED -> Shape.Dash.SOLID;
            case RUNNING, REFUSED, BROKEN -> Shape.Dash.DASHED;
            case REJECTED -> Shape.Dash.DOTTED;
        };
    }
}
