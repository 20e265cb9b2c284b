package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Moves an element of a list, or removes it.
final class ElementButtons extends HBox {

    /// What becomes of the element.
    interface Listener {
        void moved(int index, int by);

        void removed(int index);
    }

    private final Button up;
    private final Button down;
    private final Button remove;
    private final VBox order;

    ElementButtons(Slot element, int index, Listener listener) {
        getStyleClass().add("mill-element-buttons");
        setAlignment(Pos.CENTER);
        setMinWidth(Region.USE_PREF_SIZE);
        up = button(element, "up", "Move up", Glyphs.UP, () -> listener.moved(index, -1));
        down = button(element, "down", "Move down", Glyphs.DOWN, () -> listener.moved(index, 1));
        remove = button(element, "remove", "Remove", Glyphs.REMOVE, () -> listener.removed(index));
        order = new VBox(up, down);
        order.setAlignment(Pos.CENTER);
        getChildren().addAll(order, remove);
    }

    private static Button button(
            Slot element, String id, String what, String icon, Runnable action) {
        var button = new Button("", new PathIcon(icon, "", 12));
        button.setId("setting-" + element.path() + "-" + id);
        button.setAccessibleText(what + ": " + element.label());
        button.getStyleClass().addAll("mill-mini", id);
        button.setOnAction(_ -> action.run());
        return button;
    }

    /// @param size of the list
    void refresh(int index, int size) {
        order.setVisible(size > 1);
        up.setDisable(index == 0);
        down.setDisable(index == size - 1);
    }

    /// @param by in which direction it was moved
    void focus(int by) {
        var inOrder = by < 0 ? List.of(up, down, remove) : List.of(down, up, remove);
        var usable =
                inOrder.stream()
                        .filter(button -> !button.isDisabled() && order.isVisible())
                        .findFirst();
        (by == 0 ? remove : usable.orElse(remove)).requestFocus();
    }
}
