package dev.millrace.refactor;

import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;

/// Where a node that is put in finds room among the others.
final class Room {

    private static final double WIDTH = 190;
    private static final double HEIGHT = 72;
    private static final int MOST = 400;

    private Room() {}

    /// The place, or the nearest one below it where no node lies.
    static Point near(Pipeline pipeline, Point wanted) {
        var at = wanted;
        for (int i = 0; i < MOST && isTaken(pipeline, at); i++) {
            at = new Point(at.x(), at.y() + HEIGHT);
        }
        return at;
    }

    private static boolean isTaken(Pipeline pipeline, Point at) {
        return pipeline.layout().values().stream()
                .anyMatch(
                        other ->
                                Math.abs(other.x() - at.x()) < WIDTH
                                        && Math.abs(other.y() - at.y()) < HEIGHT);
    }
}
