package dev.millrace.ui.preview;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// A box that pops up over the grid and goes away by a click elsewhere or by Escape.
final class GridPopup {

    private static final double EDGE = 8;

    private final Popup popup = new Popup();

    private GridPopup(VBox content) {
        content.getStyleClass().addAll("mill-chooser", "mill-grid-popup");
        popup.getContent().add(content);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// Shows it with its top left corner at a point of the owner.
    static GridPopup show(Node owner, VBox content, double x, double y) {
        var made = new GridPopup(content);
        var scene = made.popup.getScene();
        Bindings.bindContent(scene.getStylesheets(), owner.getScene().getStylesheets());
        scene.getRoot().getStyleClass().addAll("mill-popup", "root");
        var at = owner.localToScreen(x, y);
        made.popup.show(owner, at.getX(), at.getY());
        made.keepWithin(owner.getScene().getWindow());
        return made;
    }

    private void keepWithin(@Nullable Window window) {
        if (window != null) {
            double right = window.getX() + window.getWidth() - EDGE;
            double bottom = window.getY() + window.getHeight() - EDGE;
            popup.setX(Math.max(0, Math.min(popup.getX(), right - popup.getWidth())));
            popup.setY(Math.max(0, Math.min(popup.getY(), bottom - popup.getHeight())));
        }
    }

    void hide() {
        popup.hide();
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    /// Is run once it is gone, whatever made it go.
    void onHidden(Runnable action) {
        popup.setOnHidden(_ -> action.run());
    }
}
