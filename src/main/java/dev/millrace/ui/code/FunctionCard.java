package dev.millrace.ui.code;

import dev.millrace.engine.look.EngineFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// What a function does, beside the list it is marked in.
final class FunctionCard {

    static final double WIDTH = 270;
    private static final int MOST_SIGNATURES = 4;

    private final Popup popup = new Popup();
    private final VBox box = new VBox(6);
    private @Nullable EngineFunction shown;

    FunctionCard() {
        box.setId("function-card");
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("mill-function");
        var frame = new StackPane(box);
        frame.getStyleClass().addAll("mill-chooser", "mill-completion");
        popup.getContent().add(frame);
        popup.setAutoFix(false);
    }

    /// @param x left edge on the screen
    void show(Node owner, EngineFunction function, double x, double y) {
        if (!function.equals(shown)) {
            shown = function;
            fill(function);
        }
        if (popup.isShowing()) {
            popup.setX(x);
            popup.setY(y);
        } else {
            CompletionPopup.dress(popup, owner);
            popup.show(owner, x, y);
        }
    }

    void hide() {
        popup.hide();
    }

    private void fill(EngineFunction function) {
        box.getChildren().clear();
        function.signatures().stream()
                .limit(MOST_SIGNATURES)
                .forEach(each -> add(Signatures.full(function, each), "mill-mono"));
        if (!function.description().isEmpty()) {
            add(function.description().replace("`", ""), "description");
        }
        if (!function.examples().isEmpty()) {
            add("Example", "mill-muted");
            add(function.examples().getFirst(), "mill-mono");
        }
        box.setAccessibleText(
                Signatures.full(function, function.signatures().getFirst())
                        + ". "
                        + function.description());
    }

    private void add(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        box.getChildren().add(label);
    }
}
