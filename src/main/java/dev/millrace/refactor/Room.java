package dev.millrace.refactor;

import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.Collection;

/// Where a node that is put in finds room among the others.
final class Room {

    private static final double WIDTH = 190;
    private static final double HEIGHT = 72;
    private static final int MOST = 400;

    private Room() {}

    /// The place, or the nearest one below it where no node lies.
    static Point near(Pipeline pipeline, Point wanted) {
        return near(pipeline.layout().values(), wanted);
    }

    /// @param taken where nodes lie
    static Point near(Collection<Point> taken, Point wanted) {
        var at = wanted;
        for (int i = 0; i < MOST && isTaken(taken, at); i++) {
            at = new Point(at.x(), at.y() + HEIGHT);
        }
        return at;
    }

    private static boolean isTaken(Collection<Point> taken, Point at) {
        return taken.stream()
                .anyMatch(
                        other ->
                                Math.abs(other.x() - at.x()) < WIDTH
                                        && Math.abs(other.y() - at.y()) < HEIGHT);
    }
}
