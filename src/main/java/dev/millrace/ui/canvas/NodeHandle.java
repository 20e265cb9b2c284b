package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NodeBadge;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// Stands where a node is painted, for screen readers and for whoever looks a node up by its id. It
/// shows nothing, and the mouse goes through it.
final class NodeHandle extends Region {

    NodeHandle() {
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setMouseTransparent(true);
        setManaged(false);
    }

    void show(Drawing.PlacedNode node, NodeBadge badge, Viewport viewport) {
        var at = viewport.toView(node.bounds());
        setId("node-" + node.id());
        setAccessibleText(words(node, badge));
        resizeRelocate(at.x(), at.y(), at.width(), at.height());
    }

    private static String words(Drawing.PlacedNode node, NodeBadge badge) {
        var face = node.face();
        var words = new StringBuilder(face.title());
        if (face.stage() != null) {
            words.append(", ").append(face.stage().name().toLowerCase(Locale.ROOT));
        }
        if (!face.summary().isEmpty()) {
            words.append(", ").append(face.summary());
        }
        if (face.off()) {
            words.append(", disabled");
        }
        if (badge.errors() > 0) {
            words.append(", ").append(badge.errors()).append(" problems");
        }
        if (badge.warnings() > 0) {
            words.append(", ").append(badge.warnings()).append(" warnings");
        }
        switch (badge.state()) {
            case IDLE -> {}
            case WAITING -> words.append(", waiting");
            case RUNNING -> words.append(", running");
            case DONE -> words.append(", done");
            case REUSED -> words.append(", reused");
            case FAILED -> words.append(", failed");
            case SKIPPED -> words.append(", skipped");
            case CANCELLED -> words.append(", cancelled");
        }
        if (!badge.figure().isEmpty()) {
            words.append(", ").append(badge.figure());
        }
        return words.toString();
    }
}
