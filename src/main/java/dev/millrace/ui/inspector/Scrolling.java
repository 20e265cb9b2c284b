package dev.millrace.ui.inspector;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// A page that scrolls up and down.
final class Scrolling {

    private Scrolling() {}

    static ScrollPane of(Region content) {
        var pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.setFocusTraversable(false);
        pane.getStyleClass().add("mill-scrolling");
        return pane;
    }

    /// Scrolls the page in which a node lies so far that all of the node shows, or its beginning.
    static void reveal(Node node) {
        for (Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                pane.applyCss();
                pane.layout();
                reveal(pane, node);
                return;
            }
        }
    }

    private static void reveal(ScrollPane pane, Node node) {
        var content = pane.getContent();
        var bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        double view = pane.getViewportBounds().getHeight();
        double range = content.getBoundsInLocal().getHeight() - view;
        if (range > 0) {
            double least = Math.max(pane.getVvalue() * range, bounds.getMaxY() - view);
            pane.setVvalue(Math.clamp(Math.min(least, bounds.getMinY()) / range, 0, 1));
        }
    }
}
