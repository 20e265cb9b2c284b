package dev.millrace.ui.canvas;

import dev.millrace.draw.Rect;
import dev.millrace.model.Point;

/// Which part of the plane the canvas shows. A point of the plane `p` is shown at `p * scale + (x,
/// y)`.
///
/// @param scale 1 is 100 %
public record Viewport(double scale, double x, double y) {

    public static final double LEAST = 0.1;
    public static final double MOST = 4;

    public static final Viewport START = new Viewport(1, 0, 0);

    /// Free room around what is fitted, in pixels of the view.
    private static final double MARGIN = 40;

    public Point toView(Point plane) {
        return new Point(plane.x() * scale + x, plane.y() * scale + y);
    }

    public Point toPlane(Point view) {
        return new Point((view.x() - x) / scale, (view.y() - y) / scale);
    }

    public Rect toView(Rect plane) {
        return new Rect(
                plane.x() * scale + x,
                plane.y() * scale + y,
                plane.width() * scale,
                plane.height() * scale);
    }

    /// What a view of that size shows.
    public Rect seen(double width, double height) {
        return new Rect(-x / scale, -y / scale, width / scale, height / scale);
    }

    public Viewport pannedBy(double dx, double dy) {
        return new Viewport(scale, x + dx, y + dy);
    }

    /// Another scale; the point of the view stays where it is.
    public Viewport zoomedTo(double newScale, Point view) {
        double bounded = Math.clamp(newScale, LEAST, MOST);
        double ratio = bounded / scale;
        return new Viewport(
                bounded, view.x() - (view.x() - x) * ratio, view.y() - (view.y() - y) * ratio);
    }

    /// Shows all of the area, at most at 100 %.
    public static Viewport fitting(Rect area, double width, double height) {
        if (area.isEmpty() || width <= 2 * MARGIN || height <= 2 * MARGIN) {
            return START;
        }
        double scale =
                Math.min(
                        (width - 2 * MARGIN) / Math.max(1, area.width()),
                        (height - 2 * MARGIN) / Math.max(1, area.height()));
        return centred(area.centre(), Math.clamp(scale, LEAST, 1), width, height);
    }

    /// Shows the point in the middle.
    public static Viewport centred(Point plane, double scale, double width, double height) {
        return new Viewport(scale, width / 2 - plane.x() * scale, height / 2 - plane.y() * scale);
    }

    /// Moves as little as it takes to show the area, with a margin.
    public Viewport showing(Rect area, double width, double height) {
        var at = toView(area).grownBy(Math.min(MARGIN, Math.min(width, height) / 8));
        double dx = shift(at.x(), at.right(), width);
        double dy = shift(at.y(), at.bottom(), height);
        return dx == 0 && dy == 0 ? this : pannedBy(dx, dy);
    }

    private static double shift(double from, double to, double room) {
        if (from < 0) {
            return -from;
        }
        return to > room ? Math.max(room - to, -from) : 0;
    }
}
