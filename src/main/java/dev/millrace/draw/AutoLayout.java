package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Arranges nodes in columns so that data flows to the right. Parts that no wire connects lie below
/// each other in the order of the file; nodes without a wire come last, in rows.
///
/// The same pipeline is always arranged the same way, and every place lies on the grid of the
/// canvas. Any thread, but one at a time for the same `Faces`.
public final class AutoLayout {

    /// The grid of the canvas, in pixels at 100 %.
    public static final double GRID = 8;

    /// From the left edge of a node to that of the next.
    private static final double COLUMN = 240;

    private static final double ROW_GAP = 40;
    private static final double PART_GAP = 64;

    /// Rows of nodes without a wire are as long as the widest part, and at least that long.
    private static final int LEAST_ROW = 5;

    private static final Point CORNER = new Point(40, 40);

    private final List<NodeFace> faces;
    private final Map<NodeId, Set<NodeId>> neighbours = new HashMap<>();
    private final Map<NodeId, LayerGraph.Spot> spots;
    private final Map<NodeId, Point> places = new HashMap<>();

    private AutoLayout(List<NodeFace> faces, List<Link> links) {
        this.faces = faces;
        for (Link link : links) {
            neighbours.computeIfAbsent(link.from(), _ -> new LinkedHashSet<>()).add(link.to());
            neighbours.computeIfAbsent(link.to(), _ -> new LinkedHashSet<>()).add(link.from());
        }
        var wired = faces.stream().filter(this::isWired).toList();
        spots = LayerGraph.spots(wired, links, COLUMN - NodeFigure.WIDTH, ROW_GAP);
    }

    /// The pipeline with a place for every node, where none of them has one: somebody wrote it by
    /// hand.
    public static Pipeline placed(Pipeline pipeline, Faces faces) {
        boolean none = pipeline.nodes().keySet().stream().noneMatch(pipeline.layout()::containsKey);
        return none && !pipeline.nodes().isEmpty()
                ? pipeline.withLayout(new LinkedHashMap<>(of(pipeline, faces)))
                : pipeline;
    }

    /// Places for all nodes, in the order of the file. The top left corner around them is (40, 40).
    public static SequencedMap<NodeId, Point> of(Pipeline pipeline, Faces faces) {
        return arranged(pipeline, faces, pipeline.nodes().keySet(), CORNER);
    }

    /// Places for some nodes, in the order of the file. The top left corner around them stays where
    /// it is, to within the grid.
    ///
    /// @param only others are not moved, and not in the result
    public static SequencedMap<NodeId, Point> of(Pipeline pipeline, Faces faces, Set<NodeId> only) {
        var corner =
                pipeline.layout().entrySet().stream()
                        .filter(placed -> only.contains(placed.getKey()))
                        .map(Map.Entry::getValue)
                        .reduce((a, b) -> new Point(Math.min(a.x(), b.x()), Math.min(a.y(), b.y())))
                        .orElse(CORNER);
        return arranged(pipeline, faces, only, Drawing.near(corner));
    }

    private static SequencedMap<NodeId, Point> arranged(
            Pipeline pipeline, Faces faces, Set<NodeId> only, Point corner) {
        var nodes = new LinkedHashMap<NodeId, NodeFace>();
        faces.of(pipeline).stream()
                .filter(face -> only.contains(face.id()))
                .forEach(face -> nodes.put(face.id(), face));
        var links =
                pipeline.links().stream()
                        .filter(link -> !link.from().equals(link.to()))
                        .filter(link -> nodes.containsKey(link.from()))
                        .filter(link -> nodes.containsKey(link.to()))
                        .toList();
        var layout = new AutoLayout(List.copyOf(nodes.values()), links);
        layout.arrange(new Point(snapped(corner.x()), snapped(corner.y())));
        var places = new LinkedHashMap<NodeId, Point>();
        nodes.keySet().forEach(id -> places.put(id, requireNonNull(layout.places.get(id))));
        return places;
    }

    private void arrange(Point corner) {
        double top = corner.y();
        int longest = LEAST_ROW;
        for (NodeFace face : faces) {
            if (isWired(face) && !places.containsKey(face.id())) {
                var part = part(face.id());
                top = stack(part, corner.x(), top);
                longest = Math.max(longest, layers(part));
            }
        }
        var loose = faces.stream().filter(face -> !isWired(face)).toList();
        for (int from = 0; from < loose.size(); from += longest) {
            top = row(loose.subList(from, Math.min(from + longest, loose.size())), corner.x(), top);
        }
    }

    private boolean isWired(NodeFace face) {
        return neighbours.containsKey(face.id());
    }

    /// All nodes that wires connect with one.
    private Set<NodeId> part(NodeId first) {
        var part = new LinkedHashSet<NodeId>();
        var waiting = new ArrayDeque<NodeId>(List.of(first));
        while (!waiting.isEmpty()) {
            var id = waiting.remove();
            if (part.add(id)) {
                waiting.addAll(neighbours.getOrDefault(id, Set.of()));
            }
        }
        return part;
    }

    private int layers(Set<NodeId> part) {
        return 1 + part.stream().mapToInt(id -> spot(id).layer()).max().orElse(0);
    }

    private LayerGraph.Spot spot(NodeId id) {
        return requireNonNull(spots.get(id));
    }

    /// @return where the next part begins
    private double stack(Set<NodeId> part, double left, double top) {
        double highest = part.stream().mapToDouble(id -> spot(id).y()).min().orElse(0);
        double bottom = top;
        for (NodeId id : part) {
            var spot = spot(id);
            double y = snapped(top + spot.y() - highest);
            places.put(id, new Point(left + spot.layer() * COLUMN, y));
            bottom = Math.max(bottom, y + spot.height());
        }
        return GRID * Math.ceil((bottom + PART_GAP) / GRID);
    }

    /// @return where the next row begins
    private double row(List<NodeFace> nodes, double left, double top) {
        double height = 0;
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i).id(), new Point(left + i * COLUMN, top));
            height = Math.max(height, NodeFigure.height(nodes.get(i)));
        }
        return GRID * Math.ceil((top + height + ROW_GAP) / GRID);
    }

    private static double snapped(double at) {
        return GRID * Math.round(at / GRID);
    }
}
