package dev.millrace.ui.canvas;

import dev.millrace.draw.Detail;
import dev.millrace.draw.Drawing;
import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// The handles of the nodes in view. They are used again for other nodes, since to make and to
/// dress them would cost more than a frame has.
final class Handles extends Pane {

    /// More handles help nobody, and the scene graph stays small.
    private static final int MOST = 200;

    private final CanvasModel model;
    private final Map<NodeId, NodeHandle> shown = new HashMap<>();

    Handles(CanvasModel model) {
        this.model = model;
        setMouseTransparent(true);
        setManaged(false);
    }

    Optional<Node> of(NodeId node) {
        return Optional.ofNullable(shown.get(node));
    }

    /// Puts them where the nodes are now.
    void update() {
        var viewport = model.viewport();
        var before = new HashMap<>(shown);
        shown.clear();
        var missing = new ArrayList<Drawing.PlacedNode>();
        for (var node : inView()) {
            var handle = before.remove(node.id());
            if (handle == null) {
                missing.add(node);
            } else {
                shown.put(node.id(), handle);
                handle.show(node, model.document().badge(node.id()), viewport);
            }
        }
        var spare = new ArrayList<>(before.values());
        for (var node : missing) {
            var handle = spare.isEmpty() ? new NodeHandle() : spare.removeLast();
            shown.put(node.id(), handle);
            handle.show(node, model.document().badge(node.id()), viewport);
            if (handle.getParent() == null) {
                getChildren().add(handle);
            }
        }
        getChildren().removeAll(spare);
    }

    private List<Drawing.PlacedNode> inView() {
        if (Detail.at(model.viewport().scale()) == Detail.BLOCK) {
            return List.of();
        }
        var nodes = model.drawing().nodesWithin(model.seen());
        return nodes.subList(0, Math.min(MOST, nodes.size()));
    }
}
