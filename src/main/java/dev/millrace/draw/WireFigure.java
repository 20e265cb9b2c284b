package dev.millrace.draw;

import dev.millrace.model.Link;
import dev.millrace.model.Point;
import java.util.ArrayList;
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
        REFUSED
    }

    /// The port of the node types that turn rows away.
    private static final String REJECTED_PORT = "rejected";

    private WireFigure() {}

    /// What a wire tells while nothing runs and nothing is selected.
    public static Mood mood(Link link) {
        return link.fromPort().equals(REJECTED_PORT) ? Mood.REJECTED : Mood.CALM;
    }

    /// What there is to paint.
    ///
    /// @param label such as a count; may be empty
    public static List<Shape> shapes(Curve curve, Mood mood, String label, Detail detail) {
        var shapes = new ArrayList<Shape>();
        double width = mood == Mood.CALM ? 1.6 : 2.2;
        shapes.add(new Shape.Line(curve, ink(mood), width, dash(mood)));
        if (!label.isEmpty() && detail == Detail.FULL) {
            label(shapes, curve, label);
        }
        return shapes;
    }

    private static void label(List<Shape> shapes, Curve curve, String label) {
        double width = TextStyle.FIGURE.width(label);
        var middle = curve.at(0.5);
        var box = new Rect(middle.x() - width / 2 - 6, middle.y() - 8.5, width + 12, 17);
        shapes.add(new Shape.Box(box, 8.5, Ink.SURFACE, Ink.BORDER, 1, Shape.Dash.SOLID));
        var at = new Point(middle.x() - width / 2, middle.y() + 3.8);
        shapes.add(new Shape.Words(label, at, TextStyle.FIGURE, Ink.MUTED));
    }

    private static Ink ink(Mood mood) {
        return switch (mood) {
            case CALM -> Ink.WIRE;
            case SELECTED, RUNNING -> Ink.ACCENT;
            case REJECTED -> Ink.QUALITY;
            case REFUSED -> Ink.DANGER;
        };
    }

    private static Shape.Dash dash(Mood mood) {
        return switch (mood) {
            case CALM, SELECTED -> Shape.Dash.SOLID;
            case RUNNING, REFUSED -> Shape.Dash.DASHED;
            case REJECTED -> Shape.Dash.DOTTED;
        };
    }
}
