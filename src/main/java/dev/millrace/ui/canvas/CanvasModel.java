package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.edit.Selection;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Point;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What the canvas shows of a document, and how one moves on it. Knows no control. FX thread only.
public final class CanvasModel {

    private static final double ZOOM_STEP = 1.2;

    /// Where arrow keys go.
    public enum Direction {
        LEFT,
        RIGHT,
        UP,
        DOWN
    }

    private final Edits edits;
    private final DocumentModel document;
    private final ObjectProperty<Viewport> viewport = new SimpleObjectProperty<>(Viewport.START);
    private final ObjectProperty<Overlay> overlay = new SimpleObjectProperty<>(Overlay.NONE);

    /// Pixels from a wire at which it is under the mouse.
    private static final double WIRE_REACH = 5;

    private final ReadOnlyObjectWrapper<Optional<Link>> hoveredWire =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<LitPath> path = new SimpleObjectProperty<>(LitPath.NONE);
    private final ObjectProperty<Optional<NodeId>> hovered =
            new SimpleObjectProperty<>(Optional.empty());
    private double width = 800;
    private double height = 600;
    private final ObjectProperty<Rect> view =
            new SimpleObjectProperty<>(new Rect(0, 0, width, height));
    private boolean fitted;

    public CanvasModel(Edits edits) {
        this.edits = edits;
        document = edits.document();
    }

    public Edits edits() {
        return edits;
    }

    public DocumentModel document() {
        return document;
    }

    /// Whether it only shows, and nothing on it can be changed.
    public boolean isFixed() {
        return document.isFixed();
    }

    /// Shows everything where nothing of it would be seen.
    public void fitIfLost() {
        if (drawing().nodesWithin(seen()).isEmpty() && !drawing().nodes().isEmpty()) {
            fit();
        }
    }

    public Drawing drawing() {
        return document.drawing();
    }

    public Viewport viewport() {
        return viewport.get();
    }

    public ObjectProperty<Viewport> viewportProperty() {
        return viewport;
    }

    Overlay overlay() {
        return overlay.get();
    }

    ObjectProperty<Overlay> overlayProperty() {
        return overlay;
    }

    /// What stands out.
    public ObjectProperty<LitPath> pathProperty() {
        return path;
    }

    LitPath path() {
        return path.get();
    }

    /// The node under the mouse.
    Optional<NodeId> hovered() {
        return hovered.get();
    }

    ObjectProperty<Optional<NodeId>> hoveredProperty() {
        return hovered;
    }

    /// The wire under the mouse, where no node is; empty while something is dragged.
    public ReadOnlyObjectProperty<Optional<Link>> hoveredWireProperty() {
        return hoveredWire.getReadOnlyProperty();
    }

    /// The mouse is there, in the plane.
    void hover(Point at) {
        var node = drawing().nodeAt(at).map(Drawing.PlacedNode::id);
        hovered.set(node);
        var wire =
                node.isPresent()
                        ? Optional.<Link>empty()
                        : drawing()
                                .wireAt(at, WIRE_REACH / viewport().scale())
                                .map(Drawing.Wire::link);
        hoveredWire.set(wire);
    }

    void hoverNothing() {
        hovered.set(Optional.empty());
        hoveredWire.set(Optional.empty());
    }

    /// The view has another size. The first time, all of the pipeline is shown.
    void resized(double newWidth, double newHeight) {
        width = newWidth;
        height = newHeight;
        view.set(new Rect(0, 0, width, height));
        if (!fitted && width > 1 && height > 1) {
            fitted = true;
            start();
        }
    }

    /// The view in its own pixels: how large it is.
    ObjectProperty<Rect> viewProperty() {
        return view;
    }

    /// What is seen of the plane.
    public Rect seen() {
        return viewport().seen(width, height);
    }

    /// The middle of what is seen.
    public Point middle() {
        return seen().centre();
    }

    /// A pipeline that is large is shown from its beginning rather than too small to read.
    private void start() {
        var fit = Viewport.fitting(drawing().bounds(), width, height);
        if (fit.scale() >= 0.3 || drawing().nodes().isEmpty()) {
            viewport.set(fit);
            return;
        }
        var bounds = drawing().bounds();
        var part = new Rect(bounds.x(), bounds.y(), width / 0.6 - 140, height / 0.6 - 140);
        viewport.set(
                Viewport.fitting(
                        new Rect(
                                part.x(),
                                part.y(),
                                Math.min(part.width(), bounds.width()),
                                Math.min(part.height(), bounds.height())),
                        width,
                        height));
    }

    public void fit() {
        viewport.set(Viewport.fitting(drawing().bounds(), width, height));
    }

    public void fitSelection() {
        selectedBounds().ifPresent(box -> viewport.set(Viewport.fitting(box, width, height)));
    }

    public void zoomIn() {
        zoomTo(viewport().scale() * ZOOM_STEP);
    }

    public void zoomOut() {
        zoomTo(viewport().scale() / ZOOM_STEP);
    }

    /// About the middle of the view.
    public void zoomTo(double scale) {
        viewport.set(viewport().zoomedTo(scale, new Point(width / 2, height / 2)));
    }

    void pan(double dx, double dy) {
        viewport.set(viewport().pannedBy(dx, dy));
    }

    /// Brings a node into view, and selects it.
    public void reveal(NodeId node) {
        drawing()
                .node(node)
                .ifPresent(
                        placed -> {
                            document.select(Selection.of(node));
                            if (!seen().contains(placed.bounds())) {
                                viewport.set(viewport().showing(placed.bounds(), width, height));
                            }
                        });
    }

    /// Selects a node, and puts it into the middle of the view if it is not seen as a whole.
    public void centre(NodeId node) {
        drawing()
                .node(node)
                .ifPresent(
                        placed -> {
                            document.select(Selection.of(node));
                            if (seen().contains(placed.bounds())) {
                                return;
                            }
                            double scale = Math.max(viewport().scale(), 0.6);
                            viewport.set(
                                    Viewport.centred(
                                            placed.bounds().centre(), scale, width, height));
                        });
    }

    public Optional<Rect> selectedBounds() {
        var selection = document.selection();
        var rects = new ArrayList<Rect>();
        selection.nodes().forEach(id -> drawing().node(id).ifPresent(n -> rects.add(n.bounds())));
        drawing().notes().stream()
                .filter(note -> selection.notes().contains(note.id()))
                .forEach(note -> rects.add(Drawing.rect(note)));
        return rects.stream().reduce(Rect::with);
    }

    /// The node that arrow keys start from: the one selected last.
    public Optional<NodeId> current() {
        var nodes = document.selection().nodes();
        return nodes.isEmpty() ? Optional.empty() : Optional.of(nodes.getLast());
    }

    /// Goes to the next node: left and right along wires, up and down to the nearest one; where no
    /// wire leads, to the nearest node that way.
    ///
    /// @param extend whether what was selected stays so
    public void go(Direction direction, boolean extend) {
        var from = current().flatMap(drawing()::node);
        if (from.isEmpty()) {
            first().ifPresent(this::reveal);
            return;
        }
        alongWire(from.get(), direction)
                .or(() -> nearest(from.get(), direction))
                .ifPresent(next -> goTo(next, extend));
    }

    private void goTo(NodeId next, boolean extend) {
        var before = document.selection();
        reveal(next);
        if (extend) {
            document.select(before.without(next).with(next));
        }
    }

    private Optional<NodeId> first() {
        return drawing().nodes().stream()
                .min(Comparator.comparingDouble(node -> node.at().x() + node.at().y()))
                .map(Drawing.PlacedNode::id);
    }

    private Optional<NodeId> alongWire(Drawing.PlacedNode from, Direction direction) {
        Stream<NodeId> ends =
                switch (direction) {
                    case RIGHT ->
                            drawing().wires(from.id()).stream()
                                    .filter(wire -> wire.link().from().equals(from.id()))
                                    .sorted(Comparator.comparingInt(Drawing.Wire::fromPort))
                                    .map(wire -> wire.link().to());
                    case LEFT ->
                            drawing().wires(from.id()).stream()
                                    .filter(wire -> wire.link().to().equals(from.id()))
                                    .sorted(Comparator.comparingInt(Drawing.Wire::toPort))
                                    .map(wire -> wire.link().from());
                    case UP, DOWN -> Stream.empty();
                };
        var all = ends.filter(id -> !id.equals(from.id())).toList();
        return straightest(from, all);
    }

    /// Of several wires the one that goes on most nearly in a straight line.
    private Optional<NodeId> straightest(Drawing.PlacedNode from, List<NodeId> ends) {
        return ends.stream()
                .flatMap(id -> drawing().node(id).stream())
                .min(
                        Comparator.comparingDouble(
                                node ->
                                        Math.abs(
                                                node.bounds().centre().y()
                                                        - from.bounds().centre().y())))
                .map(Drawing.PlacedNode::id);
    }

    private Optional<NodeId> nearest(Drawing.PlacedNode from, Direction direction) {
        var start = from.bounds().centre();
        return drawing().nodes().stream()
                .filter(node -> !node.id().equals(from.id()))
                .filter(node -> cost(start, node.bounds().centre(), direction) < Double.MAX_VALUE)
                .min(
                        Comparator.comparingDouble(
                                node -> cost(start, node.bounds().centre(), direction)))
                .map(Drawing.PlacedNode::id);
    }

    /// How far a point is when one looks that way; what lies aside counts double.
    private static double cost(Point from, Point to, Direction direction) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double ahead =
                switch (direction) {
                    case LEFT -> -dx;
                    case RIGHT -> dx;
                    case UP -> -dy;
                    case DOWN -> dy;
                };
        boolean sideways = direction == Direction.LEFT || direction == Direction.RIGHT;
        double aside = Math.abs(sideways ? dy : dx);
        return ahead < 4 ? Double.MAX_VALUE : ahead + 2 * aside;
    }

    /// The wire under a node that is not connected, which would take it in.
    Optional<Link> insertionFor(NodeId node, Point centre) {
        if (!drawing().wires(node).isEmpty()) {
            return Optional.empty();
        }
        var type = document.pipeline().nodes().get(node);
        return type == null ? Optional.empty() : insertionFor(type.type(), centre);
    }

    /// The wire at a point that would take a new node of the type in.
    Optional<Link> insertionFor(String type, Point at) {
        return drawing()
                .wireAt(at, 16)
                .map(Drawing.Wire::link)
                .filter(
                        link ->
                                edits.placing()
                                        .insertRefusal(document.pipeline(), type, link)
                                        .isEmpty());
    }
}
