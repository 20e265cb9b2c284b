package dev.millrace.ui.inspector;

import atlantafx.base.controls.CustomTextField;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A line of text. Where it is too narrow for its text, it says so by an ellipsis while nobody
/// writes in it, and the whole text to those who point at it.
class LineField extends CustomTextField {

    private static final double GAP = 1;

    private final Label ellipsis = new Label("…");
    private final HBox end = new HBox();
    private @Nullable Node mark;

    LineField() {
        ellipsis.setMouseTransparent(true);
        ellipsis.getStyleClass().add("mill-cut");
        end.setAlignment(Pos.CENTER_LEFT);
        InvalidationListener changed = _ -> refresh();
        textProperty().addListener(changed);
        widthProperty().addListener(changed);
        fontProperty().addListener(changed);
        focusedProperty().addListener(changed);
        Controls.whenLeft(this, this::turnBack);
    }

    /// What stands at its end.
    void mark(@Nullable Node now) {
        mark = now;
        refresh();
    }

    /// The beginning of a text says most; while the window is away, the caret keeps its place.
    private void turnBack() {
        if (getTooltip() != null && !equals(getScene().getFocusOwner())) {
            home();
        }
    }

    private void refresh() {
        boolean cut = isCut();
        setTooltip(cut ? new Tooltip(getText()) : null);
        end.getChildren().clear();
        if (cut && !isFocused()) {
            end.getChildren().add(ellipsis);
        }
        if (mark != null) {
            end.getChildren().add(mark);
        }
        setRight(end.getChildren().isEmpty() ? null : end);
    }

    private boolean isCut() {
        if (getWidth() <= 0 || getText().isEmpty()) {
            return false;
        }
        var text = new Text(getText());
        text.setFont(getFont());
        double room =
                getWidth() - snappedLeftInset() - GAP - (mark == null ? 0 : mark.prefWidth(-1));
        return text.getLayoutBounds().getWidth() > room;
    }
}
