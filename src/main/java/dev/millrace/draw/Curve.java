package dev.millrace.draw;

import dev.millrace.model.Point;
import java.util.List;

/// The course of a wire: it leaves to the right and arrives from the left.
///
/// @param bends at least one; each begins where the one before it ends
public record Curve(List<Bend> bends) {

    /// How far a wire runs straight before it may bend.
    private static final double STRAIGHT = 36;

    /// A target that is not further to the left is reached without a detour.
    private static final double LITTLE_BACK = 40;

    /// How far a wire that goes back keeps from the nodes it passes.
    private static final double CLEARANCE = 18;

    /// Nodes that lie closer below each other have no room for a wire between them.
    private static final double LEAST_GAP = 12;

    /// A wire that turns around needs room, but not all of the canvas.
    private static final double LEAST_TURN = 36;

    private static final double WIDEST_TURN = 64;

    public Curve {
        bends = List.copyOf(bends);
    }

    public static Curve straight(Point from, Point to) {
        return new Curve(List.of(Bend.straight(from, to)));
    }

    /// The course between two points, of which one may be loose: as between nodes of the usual
    /// size.
    public static Curve wire(Point from, Point to) {
        return wire(
                from,
                new Rect(
                        from.x() - NodeFigure.WIDTH,
                        from.y() - NodeFigure.HEIGHT / 2,
                        NodeFigure.WIDTH,
                        NodeFigure.HEIGHT),
                to,
                new Rect(
                        to.x(),
                        to.y() - NodeFigure.HEIGHT / 2,
                        NodeFigure.WIDTH,
                        NodeFigure.HEIGHT));
    }

    /// The course between two ports.
    ///
    /// @param source the node it leaves
    /// @param target the node it reaches
    static Curve wire(Point from, Rect source, Point to, Rect target) {
        double dx = to.x() - from.x();
        if (dx < -LITTLE_BACK) {
            return around(from, to, lane(from, source, to, target));
        }
        double dy = Math.abs(to.y() - from.y());
        double reach =
                dx >= 0
                        ? Math.max(Math.min(STRAIGHT, dx / 2 + dy / 4), dx / 2)
                        : STRAIGHT - dx / 2 + dy / 8;
        var first = new Point(from.x() + reach, from.y());
        var second = new Point(to.x() - reach, to.y());
        return new Curve(List.of(new Bend(from, first, second, to)));
    }

    /// The height at which a wire goes back: between the two nodes if one lies below the other,
    /// else over or under both. From a node to itself it goes over.
    private static double lane(Point from, Rect source, Point to, Rect target) {
        double below = target.y() - source.bottom();
        double above = source.y() - target.bottom();
        if (Math.max(below, above) >= LEAST_GAP) {
            double away = Math.min(CLEARANCE, Math.max(below, above) / 2);
            return below > above ? source.bottom() + away : source.y() - away;
        }
        double over = Math.min(source.y(), target.y()) - CLEARANCE;
        double under = Math.max(source.bottom(), target.bottom()) + CLEARANCE;
        boolean isShorter = from.y() - over + to.y() - over <= under - from.y() + under - to.y();
        return isShorter || source.equals(target) ? over : under;
    }

    /// Turns around to the lane, runs back along it, and turns around to the target.
    private static Curve around(Point from, Point to, double lane) {
        var left = new Point(from.x(), lane);
        var right = new Point(to.x(), lane);
        return new Curve(
                List.of(
                        turn(from, left, turn(lane - from.y())),
                        Bend.straight(left, right),
                        turn(right, to, -turn(lane - to.y()))));
    }

    private static Bend turn(Point from, Point to, double reach) {
        return new Bend(
                from, new Point(from.x() + reach, from.y()), new Point(to.x() + reach, to.y()), to);
    }

    /// How wide a turn of that height is, as one with round shoulders.
    private static double turn(double height) {
        return Math.clamp(Math.abs(height) * 2 / 3, LEAST_TURN, WIDEST_TURN);
    }

    public Point from() {
        return bends.getFirst().from();
    }

    public Point to() {
        return bends.getLast().to();
    }

    /// The point at a share of the way.
    ///
    /// @param t 0 to 1
    public Point at(double t) {
        double along = t * bends.size();
        int bend = (int) Math.clamp(along, 0, bends.size() - 1);
        return bends.get(bend).at(along - bend);
    }

    /// A rectangle that holds the curve.
    public Rect bounds() {
        var bounds = bends.getFirst().bounds();
        for (int i = 1; i < bends.size(); i++) {
            bounds = bounds.with(bends.get(i).bounds());
        }
        return bounds;
    }

    /// The smallest rectangle that holds the curve.
    Rect extent() {
        return bends.stream().map(Bend::extent).reduce(Rect::with).orElseThrow();
    }

    /// How far the point is from the curve.
    public double distance(Point point) {
        return bends.stream().mapToDouble(bend -> bend.distance(point)).min().orElseThrow();
    }

    /// Whether any part of the curve lies in the rectangle, to within a few pixels.
    public boolean intersects(Rect rect) {
        return bends.stream().anyMatch(bend -> bend.intersects(rect));
    }
}
