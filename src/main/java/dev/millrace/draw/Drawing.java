package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A pipeline with everything in its place, and an index of it: what a part of the canvas shows is
/// found without looking at the rest. Immutable.
public final class Drawing {

    /// Beyond that a position in a file is a slip, or meant to break something.
    private static final double FARTHEST = 1e6;

    /// How near a click must be to a port, in pixels at 100 %.
    public static final double PORT_REACH = 12;

    /// What a node may have around it, such as the names of its ports.
    private static final double OVERHANG = 100;

    public record PlacedNode(NodeFace face, Rect bounds) {
        public NodeId id() {
            return face.id();
        }

        public Point at() {
            return bounds.at();
        }
    }

    /// @param fromPort index among the outputs of the node it leaves
    /// @param toPort index among the inputs of the node it reaches
    public record Wire(Link link, int fromPort, int toPort, Curve curve) {}

    /// A port, and where it is.
    public record Spot(Port port, boolean isInput, int index, Point at) {}

    public static final Drawing EMPTY = new Drawing(List.of(), List.of(), List.of());

    private final SequencedMap<NodeId, PlacedNode> nodes = new LinkedHashMap<>();
    private final List<PlacedNode> nodeList;
    private final List<Wire> wires;
    private final List<Note> notes;
    private final Map<NodeId, List<Wire>> wiresOf;
    private final Grid nodeGrid;
    private final Grid wireGrid;
    private final Rect bounds;

    private Drawing(List<PlacedNode> placed, List<Link> links, List<Note> notes) {
        nodeList = List.copyOf(placed);
        nodeGrid = new Grid();
        wireGrid = new Grid();
        wiresOf = new HashMap<>();
        for (var node : nodeList) {
            nodes.put(node.id(), node);
            nodeGrid.add(node.bounds().grownBy(PORT_REACH));
        }
        wires = links.stream().flatMap(link -> wire(link).stream()).toList();
        for (var wire : wires) {
            wireGrid.add(wire.curve().bounds());
            wiresOf.computeIfAbsent(wire.link().from(), _ -> new ArrayList<>()).add(wire);
            if (!wire.link().from().equals(wire.link().to())) {
                wiresOf.computeIfAbsent(wire.link().to(), _ -> new ArrayList<>()).add(wire);
            }
        }
        this.notes = List.copyOf(notes);
        bounds = boundsOf();
    }

    /// Other faces on the nodes of another drawing.
    private Drawing(List<PlacedNode> placed, Drawing other) {
        nodeList = List.copyOf(placed);
        nodeList.forEach(node -> nodes.put(node.id(), node));
        wires = other.wires;
        notes = other.notes;
        wiresOf = other.wiresOf;
        nodeGrid = other.nodeGrid;
        wireGrid = other.wireGrid;
        bounds = other.bounds;
    }

    public static Drawing of(Pipeline pipeline, Faces faces) {
        return new Drawing(
                placed(pipeline, faces, List.of()), pipeline.links(), Notes.of(pipeline));
    }

    /// The drawing after an edit. Where only faces changed, as while somebody types, all else is
    /// taken over.
    ///
    /// @param before of which this is the drawing
    public Drawing after(Pipeline before, Pipeline pipeline, Faces faces) {
        boolean unmoved = pipeline.layout().equals(before.layout());
        var placed = placed(pipeline, faces, unmoved ? nodeList : List.of());
        boolean onlyFaces =
                pipeline.links().equals(before.links())
                        && pipeline.extra().equals(before.extra())
                        && isSame(placed);
        return onlyFaces
                ? new Drawing(placed, this)
                : new Drawing(placed, pipeline.links(), Notes.of(pipeline));
    }

    /// Whether the nodes are where they are here, with the same ports.
    @SuppressWarnings("ReferenceEquality") // most of them are taken over
    private boolean isSame(List<PlacedNode> placed) {
        if (placed.size() != nodeList.size()) {
            return false;
        }
        for (int i = 0; i < placed.size(); i++) {
            var here = nodeList.get(i);
            var there = placed.get(i);
            if (there != here && !isSame(there, here)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(PlacedNode there, PlacedNode here) {
        return there.id().equals(here.id())
                && there.bounds().equals(here.bounds())
                && there.face().inputs().equals(here.face().inputs())
                && there.face().outputs().equals(here.face().outputs());
    }

    /// @param before nodes at their places; one that has the same face still is taken over
    @SuppressWarnings("ReferenceEquality") // a face that changed is another one
    private static List<PlacedNode> placed(
            Pipeline pipeline, Faces faces, List<PlacedNode> before) {
        var placed = new ArrayList<PlacedNode>();
        for (NodeFace face : faces.of(pipeline)) {
            int i = placed.size();
            if (i < before.size() && before.get(i).face() == face) {
                placed.add(before.get(i));
                continue;
            }
            var at = pipeline.layout().get(face.id());
            var where = at == null ? unplaced(i) : near(at);
            placed.add(new PlacedNode(face, NodeFigure.bounds(face, where)));
        }
        return placed;
    }

    /// A place for a node that the file gives none: in rows of ten.
    private static Point unplaced(int number) {
        int row = number / 10;
        return new Point(40 + number % 10 * 240.0, 40 + row * 120.0);
    }

    /// The place, or the nearest one that is not absurdly far away.
    static Point near(Point at) {
        return new Point(
                Math.clamp(at.x(), -FARTHEST, FARTHEST), Math.clamp(at.y(), -FARTHEST, FARTHEST));
    }

    private Optional<Wire> wire(Link link) {
        var from = nodes.get(link.from());
        var to = nodes.get(link.to());
        if (from == null || to == null) {
            return Optional.empty();
        }
        int fromPort = Math.max(0, from.face().outputs().indexOf(link.fromPort()));
        int toPort = Math.max(0, to.face().inputs().indexOf(link.toPort()));
        return Optional.of(new Wire(link, fromPort, toPort, curve(from, fromPort, to, toPort)));
    }

    /// Wires to the right lie between the nodes they join, and names of ports hang over the edge
    /// only at nodes near it.
    private Rect boundsOf() {
        var all = new ArrayList<Rect>();
        nodeList.forEach(node -> all.add(node.bounds()));
        notes.forEach(note -> all.add(rect(note)));
        for (var wire : wires) {
            if (wire.curve().to().x() < wire.curve().from().x()) {
                all.add(wire.curve().extent());
            }
        }
        var inner = all.stream().reduce(Rect::with).orElse(Rect.EMPTY);
        var outer = inner;
        var middle = inner.grownBy(-OVERHANG);
        for (var node : nodeList) {
            if (!middle.contains(node.bounds())) {
                outer = outer.with(NodeFigure.extent(node.face(), node.bounds()));
            }
        }
        return outer;
    }

    public static Rect rect(Note note) {
        var at = near(note.at());
        return new Rect(at.x(), at.y(), note.width(), note.height());
    }

    /// Around all nodes with the names of their ports, all wires and notes; empty if there are
    /// none.
    public Rect bounds() {
        return bounds;
    }

    public List<PlacedNode> nodes() {
        return nodeList;
    }

    public List<Wire> wires() {
        return wires;
    }

    /// Frames first, as they lie behind.
    public List<Note> notes() {
        return notes;
    }

    public Optional<PlacedNode> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// The wires that touch a node.
    public List<Wire> wires(NodeId id) {
        return wiresOf.getOrDefault(id, List.of());
    }

    /// Whether an output needs its name: the first is the usual way on, and one without a wire can
    /// wait until somebody turns to the node.
    public boolean isNamed(NodeId node, int output) {
        if (output == 0) {
            return false;
        }
        for (var wire : wires(node)) {
            if (wire.fromPort() == output && wire.link().from().equals(node)) {
                return true;
            }
        }
        return false;
    }

    public Optional<Wire> wire(NodeId from, NodeId to) {
        return wires(from).stream().filter(wire -> wire.link().to().equals(to)).findFirst();
    }

    public List<PlacedNode> nodesWithin(Rect area) {
        var found = new ArrayList<PlacedNode>();
        nodeGrid.within(area, number -> found.add(nodeList.get(number)));
        return found;
    }

    public List<Wire> wiresWithin(Rect area) {
        var found = new ArrayList<Wire>();
        wireGrid.within(area, number -> found.add(wires.get(number)));
        return found;
    }

    public List<Note> notesWithin(Rect area) {
        return notes.stream().filter(note -> rect(note).intersects(area)).toList();
    }

    /// The topmost node there.
    public Optional<PlacedNode> nodeAt(Point point) {
        return nodesWithin(around(point, 0)).reversed().stream()
                .filter(node -> node.bounds().contains(point))
                .findFirst();
    }

    /// The nearest port within reach.
    ///
    /// @param reach in pixels at 100 %
    public Optional<Spot> portAt(Point point, double reach) {
        Spot nearest = null;
        double distance = reach;
        for (var node : nodesWithin(around(point, reach))) {
            for (Spot spot : spots(node)) {
                double to = Math.hypot(spot.at().x() - point.x(), spot.at().y() - point.y());
                if (to <= distance) {
                    nearest = spot;
                    distance = to;
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// All ports of a node.
    public static List<Spot> spots(PlacedNode node) {
        var spots = new ArrayList<Spot>();
        var face = node.face();
        for (int i = 0; i < face.inputs().size(); i++) {
            var port = new Port(face.id(), face.inputs().get(i));
            spots.add(new Spot(port, true, i, NodeFigure.input(face, node.at(), i)));
        }
        for (int i = 0; i < face.outputs().size(); i++) {
            var port = new Port(face.id(), face.outputs().get(i));
            spots.add(new Spot(port, false, i, NodeFigure.output(face, node.at(), i)));
        }
        return spots;
    }

    public Optional<Spot> spot(Port port, boolean isInput) {
        return node(port.node()).stream()
                .flatMap(node -> spots(node).stream())
                .filter(spot -> spot.isInput() == isInput && spot.port().equals(port))
                .findFirst();
    }

    /// The nearest wire within reach.
    public Optional<Wire> wireAt(Point point, double reach) {
        Wire nearest = null;
        double distance = reach;
        for (var wire : wiresWithin(around(point, reach))) {
            double to = wire.curve().distance(point);
            if (to <= distance) {
                nearest = wire;
                distance = to;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /// The topmost note there; of a frame only its edge and title count, so that what lies on it
    /// can be reached.
    public Optional<Note> noteAt(Point point) {
        return notes.reversed().stream()
                .filter(
                        note -> {
                            var rect = rect(note);
                            return rect.contains(point)
                                    && (note.kind() == Note.Kind.NOTE
                                            || !NoteFigure.inside(rect).contains(point));
                        })
                .findFirst();
    }

    private static Rect around(Point point, double reach) {
        return new Rect(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach);
    }

    /// Where a wire would run if its ends had moved.
    public Curve curve(Wire wire, Map<NodeId, Point> moved) {
        var from = requireNonNull(nodes.get(wire.link().from()));
        var to = requireNonNull(nodes.get(wire.link().to()));
        return curve(
                movedTo(from, moved.get(from.id())),
                wire.fromPort(),
                movedTo(to, moved.get(to.id())),
                wire.toPort());
    }

    private static PlacedNode movedTo(PlacedNode node, @Nullable Point at) {
        return at == null ? node : new PlacedNode(node.face(), NodeFigure.bounds(node.face(), at));
    }

    private static Curve curve(PlacedNode from, int fromPort, PlacedNode to, int toPort) {
        return Curve.wire(
                NodeFigure.output(from.face(), from.at(), fromPort),
                from.bounds(),
                NodeFigure.input(to.face(), to.at(), toPort),
                to.bounds());
    }
}
