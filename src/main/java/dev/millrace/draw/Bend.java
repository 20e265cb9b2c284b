package dev.millrace.draw;

import dev.millrace.model.Point;

/// One cubic Bézier curve, a piece of the course of a wire.
///
/// @param from where it begins
/// @param first control point of the beginning
/// @param second control point of the end
/// @param to where it ends
public record Bend(Point from, Point first, Point second, Point to) {

    /// Of a wire across the world the distance need not be that exact.
    private static final int MOST_STEPS = 1000;

    static Bend straight(Point from, Point to) {
        return new Bend(from, from, to, to);
    }

    /// The point at a share of the way.
    ///
    /// @param t 0 to 1
    Point at(double t) {
        double u = 1 - t;
        double a = u * u * u;
        double b = 3 * u * u * t;
        double c = 3 * u * t * t;
        double d = t * t * t;
        return new Point(
                a * from.x() + b * first.x() + c * second.x() + d * to.x(),
                a * from.y() + b * first.y() + c * second.y() + d * to.y());
    }

    /// A rectangle that holds the curve: a Bézier curve lies inside its control points.
    Rect bounds() {
        double left = Math.min(Math.min(from.x(), to.x()), Math.min(first.x(), second.x()));
        double right = Math.max(Math.max(from.x(), to.x()), Math.max(first.x(), second.x()));
        double top = Math.min(from.y(), to.y());
        double bottom = Math.max(from.y(), to.y());
        return new Rect(left, top, right - left, bottom - top);
    }

    /// The smallest rectangle that holds the curve, for one of a wire: its height never turns back.
    Rect extent() {
        double a = to.x() - from.x() + 3 * (first.x() - second.x());
        double b = 2 * (from.x() - 2 * first.x() + second.x());
        double c = first.x() - from.x();
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        var extent = Rect.between(from, to);
        for (double turn : new double[] {-c / b, (-b + root) / (2 * a), (-b - root) / (2 * a)}) {
            if (turn > 0 && turn < 1) {
                extent = extent.with(Rect.between(at(turn), at(turn)));
            }
        }
        return extent;
    }

    /// How far the point is from the curve.
    double distance(Point point) {
        int steps = steps(12);
        double nearest = Double.MAX_VALUE;
        var last = from;
        for (int i = 1; i <= steps; i++) {
            var next = at((double) i / steps);
            nearest = Math.min(nearest, distance(point, last, next));
            last = next;
        }
        return nearest;
    }

    /// Whether any part of the curve lies in the rectangle, to within a few pixels.
    boolean intersects(Rect rect) {
        if (!rect.intersects(bounds())) {
            return false;
        }
        int steps = steps(8);
        for (int i = 0; i <= steps; i++) {
            if (rect.contains(at((double) i / steps))) {
                return true;
            }
        }
        return false;
    }

    /// @param length of one step, in pixels at 100 %
    private int steps(int length) {
        var bounds = bounds();
        return (int) Math.clamp(Math.max(bounds.width(), bounds.height()) / length, 16, MOST_STEPS);
    }

    private static double distance(Point point, Point a, Point b) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        double length = dx * dx + dy * dy;
        double share =
                length == 0 ? 0 : ((point.x() - a.x()) * dx + (point.y() - a.y()) * dy) / length;
        double along = Math.clamp(share, 0, 1);
        return Math.hypot(point.x() - a.x() - along * dx, point.y() - a.y() - along * dy);
    }
}
