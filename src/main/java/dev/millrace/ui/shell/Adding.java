package dev.millrace.ui.shell;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NodeFigure;
import dev.millrace.edit.Retyping;
import dev.millrace.edit.Wiring;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.ui.canvas.CanvasView;
import dev.millrace.ui.canvas.QuickAdd;
import dev.millrace.ui.fx.Choice;
import dev.millrace.ui.fx.Chooser;
import dev.millrace.ui.fx.Search;
import dev.millrace.ui.palette.NodeChoices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/// Adds and connects nodes by a list that pops up: the way of the keyboard, and of a wire dropped
/// on empty canvas. FX thread only.
final class Adding {

    private static final double WIDTH = 340;

    /// Ports are asked whether they take a wire; more than these nobody reads.
    private static final int MOST_TARGETS = 60;

    private final OpenDocument document;
    private final CanvasView canvas;

    Adding(OpenDocument document, CanvasView canvas) {
        this.document = document;
        this.canvas = canvas;
    }

    /// Asks for a node type, and adds a node as wished.
    void ask(QuickAdd wish) {
        var end = wish.end();
        var placing = document.edits().placing();
        var place = wish.at().orElseGet(() -> beside(end));
        var choices =
                NodeChoices.of(
                        document.model().catalog(),
                        spec ->
                                end.isEmpty()
                                        || fits(
                                                placing.freshSpec(spec.id()),
                                                end.get(),
                                                wish.at().isPresent()),
                        type -> add(type, wish));
        popUp(place, end.isEmpty() ? "Add a node" : "Add a connected node", choices);
    }

    /// Adds behind the selected node, if one is selected that has an output; in front of it, if it
    /// has only inputs; else on its own.
    void askBesideSelection() {
        ask(new QuickAdd(document.canvas().current().flatMap(this::freeEnd), Optional.empty()));
    }

    private Optional<Drawing.Spot> freeEnd(NodeId node) {
        var drawing = document.model().drawing();
        var spots = drawing.node(node).map(Drawing::spots).orElse(List.of());
        return spots.stream().filter(spot -> !spot.isInput()).findFirst();
    }

    /// A wire that was dropped wants a node that takes it; beside a node a source may begin anew.
    private static boolean fits(NodeSpec<?> spec, Drawing.Spot end, boolean dropped) {
        return end.isInput() ? !spec.outputs().isEmpty() : !dropped || !spec.inputs().isEmpty();
    }

    private void add(String type, QuickAdd wish) {
        var edits = document.edits();
        var found = document.model().catalog().find(type);
        boolean hasInput = found.map(t -> !t.spec().inputs().isEmpty()).orElse(false);
        Optional<NodeId> added;
        if (wish.end().isEmpty()) {
            added = edits.add(type, wish.at().orElse(document.canvas().middle()));
        } else if (wish.end().get().isInput()) {
            added = edits.addBefore(type, wish.end().get().port(), corner(wish));
        } else if (hasInput) {
            added = edits.addAfter(type, wish.end().get().port(), corner(wish));
        } else {
            var beside = below(wish.end().get());
            added = edits.add(type, corner(wish).orElse(beside));
        }
        added.ifPresent(document.canvas()::reveal);
        canvas.requestFocus();
    }

    /// The port of the new node, not its corner, goes where the wire was dropped.
    private static Optional<Point> corner(QuickAdd wish) {
        return wish.at()
                .map(
                        at ->
                                wish.end().filter(Drawing.Spot::isInput).isPresent()
                                        ? new Point(
                                                at.x() - NodeFigure.WIDTH,
                                                at.y() - NodeFigure.HEIGHT / 2)
                                        : new Point(at.x(), at.y() - NodeFigure.HEIGHT / 2));
    }

    private Point below(Drawing.Spot end) {
        var node = document.model().drawing().node(end.port().node());
        return node.map(n -> new Point(n.at().x(), n.at().y() + 120))
                .orElse(document.canvas().middle());
    }

    private Point beside(Optional<Drawing.Spot> end) {
        return end.map(spot -> new Point(spot.at().x() + 24, spot.at().y()))
                .orElse(document.canvas().middle());
    }

    /// Asks which port the selected node is to be connected with.
    void connect() {
        var node = document.canvas().current();
        if (node.isEmpty()) {
            return;
        }
        var from = node.get();
        var place =
                document.model()
                        .drawing()
                        .node(from)
                        .map(placed -> new Point(placed.bounds().right(), placed.bounds().y()))
                        .orElse(document.canvas().middle());
        popUp(
                place,
                "Connect " + document.model().title(from) + " with",
                query -> targets(from, query));
    }

    private List<Choice> targets(NodeId from, String query) {
        var pipeline = document.pipeline();
        var wiring = document.edits().wiring();
        var choices = new ArrayList<Choice>();
        var others = pipeline.nodes().values().stream().filter(n -> !n.id().equals(from)).toList();
        var found =
                Search.find(
                        others,
                        query,
                        n -> new Search.Words(n.displayTitle(), List.of(n.id().value())));
        for (var other : found) {
            for (Port out : outputs(wiring, pipeline, from)) {
                for (var input : wiring.inputs(pipeline, other.id())) {
                    var to = new Port(other.id(), input.name());
                    if (choices.size() < MOST_TARGETS
                            && wiring.refusal(pipeline, out, to).isEmpty()) {
                        choices.add(choice(out, to, wiring, pipeline));
                    }
                }
            }
        }
        return choices;
    }

    /// Asks which type the selected node is to be of, and says which of its wires would not fit.
    void retype() {
        var node = document.canvas().current();
        if (node.isEmpty()) {
            return;
        }
        var id = node.get();
        var drawing = document.model().drawing();
        var place = drawing.node(id).map(placed -> new Point(placed.at().x(), placed.bounds().y()));
        popUp(
                place.orElse(document.canvas().middle()),
                "Replace " + document.model().title(id) + " by",
                replacements(id));
    }

    private List<Choice> replacements(NodeId node) {
        var pipeline = document.pipeline();
        var now = pipeline.find(node).map(Node::type).orElse("");
        var retyping = new Retyping(document.model().catalog());
        var lost = new HashMap<String, Integer>();
        for (NodeType<?> type : document.model().catalog().all()) {
            var id = type.spec().id();
            lost.put(id, retyping.retype(pipeline, node, id).lost().size());
        }
        var choices = new ArrayList<Choice>();
        for (int wires : new TreeSet<>(lost.values())) { // what keeps the wires comes first
            choices.addAll(
                    NodeChoices.of(
                            document.model().catalog(),
                            spec ->
                                    !spec.id().equals(now)
                                            && lost.getOrDefault(spec.id(), 0) == wires,
                            _ -> lost(wires),
                            type -> {
                                document.edits().retype(node, type);
                                canvas.requestFocus();
                            }));
        }
        return choices;
    }

    private static String lost(int wires) {
        return switch (wires) {
            case 0 -> "";
            case 1 -> "loses a wire";
            default -> "loses " + wires + " wires";
        };
    }

    private static List<Port> outputs(Wiring wiring, Pipeline pipeline, NodeId node) {
        return wiring.outputs(pipeline, node).stream().map(p -> new Port(node, p)).toList();
    }

    private Choice choice(Port from, Port to, Wiring wiring, Pipeline pipeline) {
        boolean severalOut = wiring.outputs(pipeline, from.node()).size() > 1;
        boolean severalIn = wiring.inputs(pipeline, to.node()).size() > 1;
        var title = document.model().title(to.node()) + (severalIn ? " · " + to.port() : "");
        return Choice.of(
                title,
                severalOut ? "from " + from.port() : "",
                () -> {
                    document.edits().connect(from, to);
                    canvas.requestFocus();
                });
    }

    /// Asks which node to go to.
    void find() {
        var nodes = document.pipeline().nodes().values();
        var choices =
                nodes.stream()
                        .map(
                                node ->
                                        new Choice(
                                                node.displayTitle(),
                                                node.id().value(),
                                                "",
                                                "",
                                                List.of(node.id().value(), node.type()),
                                                () -> {
                                                    document.canvas().centre(node.id());
                                                    canvas.requestFocus();
                                                }))
                        .toList();
        var bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        Chooser.show(
                canvas,
                bounds.getCenterX() - WIDTH / 2,
                bounds.getMinY() + 48,
                WIDTH,
                "Find a node",
                Chooser.among(choices));
    }

    private void popUp(Point place, String prompt, List<Choice> choices) {
        popUp(place, prompt, Chooser.among(choices));
    }

    private void popUp(Point place, String prompt, Function<String, List<Choice>> search) {
        var at = canvas.onScreen(place);
        var bounds = canvas.localToScreen(canvas.getBoundsInLocal());
        double x =
                Math.clamp(
                        at.getX(),
                        bounds.getMinX(),
                        Math.max(bounds.getMinX(), bounds.getMaxX() - WIDTH));
        double y =
                Math.clamp(
                        at.getY(),
                        bounds.getMinY(),
                        Math.max(bounds.getMinY(), bounds.getMaxY() - 200));
        Chooser.show(canvas, x, y, WIDTH, prompt, search);
    }
}
