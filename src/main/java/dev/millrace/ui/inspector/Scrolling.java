package dev.millrace.ui.inspector;

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
}
