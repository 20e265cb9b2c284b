package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;

/// Where the nodes of a pipeline go when they come back: as they lay to each other, around where
/// the node stood that was in their place.
///
/// @param renamed ids of the nodes in the outer pipeline, by those in the inner one
record Places(Pipeline outer, NodeId stands, Pipeline inner, Map<NodeId, NodeId> renamed) {

    private static final double STEP = 240;

    /// From the middle of the nodes to where the node stood.
    Point by() {
        var to = outer.layout().get(stands);
        return Middle.of(inner, renamed.keySet())
                .filter(_ -> to != null)
                .map(from -> new Point(requireNonNull(to).x() - from.x(), to.y() - from.y()))
                .orElse(new Point(0, 0));
    }

    /// Nodes that have no place in the inner pipeline get a free one, unless no node has any.
    ///
    /// @param next the outer pipeline with the nodes and their links
    /// @param back the nodes that come back
    SequencedMap<NodeId, Point> layout(Pipeline next, Collection<NodeId> back) {
        var layout = new LinkedHashMap<>(outer.layout());
        layout.remove(stands);
        var by = by();
        renamed.forEach(
                (old, id) ->
                        Optional.ofNullable(inner.layout().get(old))
                                .map(at -> new Point(at.x() + by.x(), at.y() + by.y()))
                                .ifPresent(at -> layout.put(id, at)));
        if (!outer.layout().isEmpty()) {
            for (NodeId id : back) {
                if (!layout.containsKey(id)) {
                    layout.put(id, Room.near(layout.values(), wanted(next, id, layout)));
                }
            }
        }
        return layout;
    }

    /// Behind what feeds it, else in front of what it feeds, else where the node stood.
    private Point wanted(Pipeline next, NodeId id, Map<NodeId, Point> layout) {
        var feeding =
                next.into(id).stream()
                        .map(link -> layout.get(link.from()))
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingDouble(Point::x))
                        .map(at -> new Point(at.x() + STEP, at.y()));
        return feeding.or(
                        () ->
                                next.links().stream()
                                        .filter(link -> link.from().equals(id))
                                        .map(Link::to)
                                        .map(layout::get)
                                        .filter(Objects::nonNull)
                                        .min(Comparator.comparingDouble(Point::x))
                                        .map(at -> new Point(at.x() - STEP, at.y())))
                .orElse(outer.layout().getOrDefault(stands, new Point(0, 0)));
    }
}
