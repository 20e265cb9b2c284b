package dev.millrace.draw;

import dev.millrace.model.Point;

/// A rectangle, in pixels at 100 %.
///
/// @param width not negative
/// @param height not negative
public record Rect(double x, double y, double width, double height) {

    public static final Rect EMPTY = new Rect(0, 0, 0, 0);

    /// The rectangle with these two corners, whichever they are.
    public static Rect between(Point one, Point other) {
        return new Rect(
                Math.min(one.x(), other.x()),
                Math.min(one.y(), other.y()),
                Math.abs(one.x() - other.x()),
                Math.abs(one.y() - other.y()));
    }

    public double right() {
        return x + width;
    }

    public double bottom() {
        return y + height;
    }

    public Point at() {
        return new Point(x, y);
    }

    public Point centre() {
        return new Point(x + width / 2, y + height / 2);
    }

    public boolean isEmpty() {
        return width == 0 && height == 0;
    }

    public boolean contains(Point point) {
        return point.x() >= x && point.x() <= right() && point.y() >= y && point.y() <= bottom();
    }

    public boolean contains(Rect other) {
        return other.x >= x
                && other.right() <= right()
                && other.y >= y
                && other.bottom() <= bottom();
    }

    public boolean intersects(Rect other) {
        return x <= other.right()
                && other.x <= right()
                && y <= other.bottom()
                && other.y <= bottom();
    }

    public Rect grownBy(double margin) {
        return new Rect(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }

    public Rect movedBy(double dx, double dy) {
        return new Rect(x + dx, y + dy, width, height);
    }

    /// The smallest one around both.
    public Rect with(Rect other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Rect(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }
}
