package dev.millrace.refactor;

import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;

/// The middle of some nodes, where the one that stands for them goes, and around which they come
/// back.
final class Middle {

    private Middle() {}

    /// Empty if none of them has a place.
    static Optional<Point> of(Pipeline pipeline, Collection<NodeId> nodes) {
        var points = nodes.stream().map(pipeline.layout()::get).filter(Objects::nonNull).toList();
        if (points.isEmpty()) {
            return Optional.empty();
        }
        double left = points.stream().mapToDouble(Point::x).min().orElse(0);
        double right = points.stream().mapToDouble(Point::x).max().orElse(0);
        double top = points.stream().mapToDouble(Point::y).min().orElse(0);
        double bottom = points.stream().mapToDouble(Point::y).max().orElse(0);
        return Optional.of(new Point((left + right) / 2, (top + bottom) / 2));
    }
}
