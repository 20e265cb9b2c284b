package dev.millrace.ui.canvas;

import dev.millrace.draw.Curve;
import dev.millrace.draw.Detail;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.Ink;
import dev.millrace.draw.NodeFigure;
import dev.millrace.draw.NodeState;
import dev.millrace.draw.NoteFigure;
import dev.millrace.draw.Palette;
import dev.millrace.draw.Rect;
import dev.millrace.draw.Shape;
import dev.millrace.draw.WireFigure;
import dev.millrace.draw.WireFigure.Mood;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.ui.document.DocumentModel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// Paints what is in view, and nothing else. FX thread only.
final class CanvasPainter {

    /// Wires bend outside the nodes they join, and labels hang over.
    private static final double OVERHANG = 40;

    private static final double DOTS = 32;
    private static final double GUIDE_WIDTH = 1;

    /// What is not on the path that stands out.
    private static final double FADED = 0.3;

    private final CanvasModel model;
    private final GraphicsContext g;

    /// Of the wires painted so far, until the nodes are painted.
    private final Map<Port, List<Shape>> labels = new HashMap<>();

    /// Of broken wires, until the nodes are painted.
    private final List<List<Shape>> signs = new ArrayList<>();

    private Brush brush;
    private double density = 1;

    CanvasPainter(CanvasModel model, Palette palette, GraphicsContext g) {
        this.model = model;
        this.g = g;
        brush = new Brush(palette);
    }

    /// Takes other colours.
    void palette(Palette palette) {
        brush = new Brush(palette);
    }

    /// @param width of the view
    /// @param height of the view
    /// @param newDensity pixels of the canvas per pixel of the view
    void paint(double width, double height, double newDensity) {
        density = newDensity;
        var viewport = model.viewport();
        brush.look(viewport, density);
        g.setFill(brush.colour(Ink.CANVAS));
        g.fillRect(0, 0, width * density, height * density);
        var seen = viewport.seen(width, height).grownBy(OVERHANG);
        var detail = Detail.at(viewport.scale());
        if (detail == Detail.BLOCK) {
            blocks(seen);
        } else {
            dots(viewport, width, height);
            notes(seen, detail, Note.Kind.FRAME);
            wires(seen, detail);
            nodes(seen, detail);
            labels.values().forEach(this::paint);
            labels.clear();
            signs.forEach(this::paint);
            signs.clear();
            notes(seen, detail, Note.Kind.NOTE);
        }
        overlay();
    }

    private void dots(Viewport viewport, double width, double height) {
        double step = DOTS * viewport.scale();
        if (step < 18) {
            return;
        }
        double size = Math.max(1, Math.rint(1.2 * viewport.scale())) * density;
        g.setFill(brush.colour(Ink.DOTS));
        for (double x = viewport.x() % step; x < width; x += step) {
            for (double y = viewport.y() % step; y < height; y += step) {
                g.fillRect(Math.rint(x * density), Math.rint(y * density), size, size);
            }
        }
    }

    /// Straight wires of a chain are one thread, since the blocks between lie over it.
    private void threads(List<Drawing.Wire> wires) {
        Point start = null;
        Point end = null;
        NodeId last = null;
        for (var wire : wires) {
            var curve = curve(wire);
            var from = curve.bends().getFirst().from();
            var to = curve.bends().getLast().to();
            boolean straight = curve.bends().size() == 1 && from.y() == to.y();
            boolean goesOn =
                    straight
                            && end != null
                            && wire.link().from().equals(last)
                            && end.y() == from.y()
                            && end.x() <= from.x();
            if (!goesOn) {
                thread(start, end);
                start = from;
            }
            end = straight ? to : null;
            last = wire.link().to();
            if (!straight) {
                brush.thread(g, curve);
            }
        }
        thread(start, end);
    }

    private void thread(@Nullable Point start, @Nullable Point end) {
        if (start != null && end != null) {
            brush.thread(g, start, end);
        }
    }

    /// All threads, then all blocks of one colour after another.
    private void blocks(Rect seen) {
        var drawing = model.drawing();
        var path = model.path();
        var nodes = drawing.nodesWithin(seen);
        notes(seen, Detail.BLOCK, Note.Kind.FRAME);
        faded(!path.isOn());
        g.setFill(brush.colour(Ink.WIRE));
        threads(drawing.wiresWithin(seen));
        blocks(nodes);
        faded(true);
        if (path.isOn()) {
            g.setFill(brush.colour(Ink.ACCENT));
            threads(
                    drawing.wiresWithin(seen).stream()
                            .filter(wire -> path.links().contains(wire.link()))
                            .toList());
            blocks(nodes.stream().filter(node -> path.nodes().contains(node.id())).toList());
        }
        var selected = model.document().selection().nodes();
        nodes.stream()
                .filter(node -> selected.contains(node.id()))
                .forEach(node -> paint(outline(rect(node).grownBy(10), 12, Ink.ACCENT, 10)));
        notes(seen, Detail.BLOCK, Note.Kind.NOTE);
    }

    private void blocks(List<Drawing.PlacedNode> nodes) {
        var byInk = new EnumMap<Ink, List<Rect>>(Ink.class);
        for (var node : nodes) {
            byInk.computeIfAbsent(blockInk(node), _ -> new ArrayList<>()).add(rect(node));
        }
        byInk.forEach(
                (ink, rects) -> {
                    g.setFill(brush.colour(ink));
                    rects.forEach(rect -> brush.block(g, rect));
                });
    }

    private Ink blockInk(Drawing.PlacedNode node) {
        var badge = model.document().badge(node.id());
        if (badge.errors() > 0 || badge.state() == NodeState.FAILED) {
            return Ink.DANGER;
        }
        return badge.state() == NodeState.RUNNING ? Ink.ACCENT : node.face().ink();
    }

    private void notes(Rect seen, Detail detail, Note.Kind kind) {
        var moved = model.overlay().notes();
        var selected = model.document().selection().notes();
        for (Note note : model.drawing().notes()) {
            var rect = moved.getOrDefault(note.id(), Drawing.rect(note));
            if (note.kind() == kind && rect.intersects(seen)) {
                boolean isSelected = selected.contains(note.id());
                paint(NoteFigure.shapes(note, rect, isSelected, detail));
            }
        }
    }

    private void wires(Rect seen, Detail detail) {
        var drawing = model.drawing();
        var overlay = model.overlay();
        var moving = overlay.nodes();
        var document = model.document();
        for (var wire : drawing.wiresWithin(seen)) {
            if (!touches(wire, moving)) {
                wire(wire, wire.curve(), document, detail);
            }
        }
        for (NodeId id : moving.keySet()) {
            for (var wire : drawing.wires(id)) {
                boolean twice =
                        moving.containsKey(wire.link().from()) && !wire.link().from().equals(id);
                if (!twice) {
                    wire(wire, drawing.curve(wire, moving), document, detail);
                }
            }
        }
    }

    private static boolean touches(Drawing.Wire wire, Map<NodeId, Point> moving) {
        return !moving.isEmpty()
                && (moving.containsKey(wire.link().from()) || moving.containsKey(wire.link().to()));
    }

    private void wire(Drawing.Wire wire, Curve curve, DocumentModel document, Detail detail) {
        var link = wire.link();
        if (model.overlay().hidden().filter(link::equals).isPresent()) {
            return;
        }
        faded(!model.path().isOn() || model.path().links().contains(link));
        paint(WireFigure.shape(curve, mood(wire, document)));
        if (document.breaks().containsKey(link)) {
            signs.add(WireFigure.sign(curve));
        }
        faded(true);
        if (detail == Detail.FULL) {
            output(wire).ifPresent(output -> count(output, curve));
        }
    }

    private Mood mood(Drawing.Wire wire, DocumentModel document) {
        var link = wire.link();
        if (document.selection().links().contains(link)
                || model.path().links().contains(link)
                || model.overlay().insertion().filter(link::equals).isPresent()) {
            return Mood.SELECTED;
        }
        if (document.run().state(link.from()) == NodeState.RUNNING
                || document.run().state(link.to()) == NodeState.RUNNING) {
            return Mood.RUNNING;
        }
        if (document.breaks().containsKey(link)) {
            return Mood.BROKEN;
        }
        return WireFigure.mood(link);
    }

    private Optional<Port> output(Drawing.Wire wire) {
        return model.drawing()
                .node(wire.link().from())
                .map(Drawing.PlacedNode::face)
                .filter(face -> wire.fromPort() < face.outputs().size())
                .map(face -> new Port(face.id(), face.outputs().get(wire.fromPort())));
    }

    /// Wires from the same output tell the same, so one of them says it.
    private void count(Port output, Curve curve) {
        var count = model.document().run().count(output);
        if (!count.isEmpty()) {
            labels.computeIfAbsent(output, _ -> WireFigure.label(curve, count));
        }
    }

    private void nodes(Rect seen, Detail detail) {
        var moving = model.overlay().nodes();
        for (var node : model.drawing().nodesWithin(seen)) {
            if (!moving.containsKey(node.id())) {
                node(node, node.at(), detail);
            }
        }
        for (var moved : moving.entrySet()) {
            model.drawing()
                    .node(moved.getKey())
                    .ifPresent(node -> node(node, moved.getValue(), detail));
        }
    }

    private void node(Drawing.PlacedNode node, Point at, Detail detail) {
        var document = model.document();
        boolean selected = document.selection().nodes().contains(node.id());
        faded(!model.path().isOn() || model.path().nodes().contains(node.id()));
        boolean named = selected || model.hovered().filter(node.id()::equals).isPresent();
        paint(
                NodeFigure.shapes(
                        node.face(),
                        document.badge(node.id()),
                        at,
                        selected,
                        detail,
                        output -> named || model.drawing().isNamed(node.id(), output)));
        faded(true);
    }

    private void faded(boolean plain) {
        g.setGlobalAlpha(plain ? 1 : FADED);
    }

    private void overlay() {
        var overlay = model.overlay();
        overlay.insertion().ifPresent(this::insertion);
        overlay.wire().ifPresent(wire -> paint(WireFigure.shape(wire.curve(), wire.mood())));
        overlay.target().ifPresent(spot -> target(spot, overlay.reason().isEmpty()));
        for (var guide : overlay.guides()) {
            paint(
                    new Shape.Line(
                            Curve.straight(guide.from(), guide.to()),
                            Ink.ACCENT,
                            GUIDE_WIDTH / model.viewport().scale(),
                            Shape.Dash.SOLID));
        }
        overlay.marquee()
                .ifPresent(
                        area -> {
                            g.setGlobalAlpha(0.25);
                            paint(Shape.Box.filled(area, 0, Ink.ACCENT_SOFT));
                            g.setGlobalAlpha(1);
                            paint(outline(area, 0, Ink.ACCENT, 1 / model.viewport().scale()));
                        });
    }

    private void insertion(Link link) {
        Optional<Drawing.Wire> wire =
                model.drawing().wires(link.from()).stream()
                        .filter(one -> one.link().equals(link))
                        .findFirst();
        wire.ifPresent(
                one -> {
                    var middle = one.curve().at(0.5);
                    paint(new Shape.Disc(middle, 7, Ink.ACCENT, Ink.SURFACE, 2));
                });
    }

    private void target(Drawing.Spot spot, boolean allowed) {
        var ink = allowed ? Ink.ACCENT : Ink.DANGER;
        paint(new Shape.Disc(spot.at(), 7, ink, Ink.SURFACE, 2));
    }

    private static Shape outline(Rect rect, double radius, Ink ink, double width) {
        return new Shape.Box(rect, radius, null, ink, width, Shape.Dash.SOLID);
    }

    private Curve curve(Drawing.Wire wire) {
        var moving = model.overlay().nodes();
        return touches(wire, moving) ? model.drawing().curve(wire, moving) : wire.curve();
    }

    private Rect rect(Drawing.PlacedNode node) {
        var at = model.overlay().nodes().get(node.id());
        return at == null ? node.bounds() : NodeFigure.bounds(node.face(), at);
    }

    private void paint(List<Shape> shapes) {
        shapes.forEach(this::paint);
    }

    private void paint(Shape shape) {
        brush.paint(g, shape);
    }
}
