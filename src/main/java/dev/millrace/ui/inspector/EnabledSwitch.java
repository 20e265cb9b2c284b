package dev.millrace.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.model.Node;
import dev.millrace.ui.document.Edits;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Whether a run does the node, and what hangs on it, or skips both.
final class EnabledSwitch extends HBox {

    private final ToggleSwitch toggle = SwitchControl.toggle();
    private @Nullable Node shown;

    EnabledSwitch(Edits edits) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label("Enabled");
        label.getStyleClass().add("mill-muted");
        label.setLabelFor(toggle);
        var skipped = new Label("Skipped in runs");
        skipped.getStyleClass().addAll("mill-muted", "mill-field-help");
        skipped.visibleProperty().bind(toggle.selectedProperty().not());
        toggle.setId("inspector-enabled");
        toggle.setAccessibleText("Enabled. While it is off, runs skip the node and what follows.");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().addAll(label, room, skipped, toggle);
        toggle.selectedProperty().addListener((_, _, on) -> turned(edits, on));
    }

    private void turned(Edits edits, boolean on) {
        if (shown != null) {
            edits.enable(shown.id(), on);
        }
    }

    void refresh(Node node) {
        shown = node;
        toggle.setSelected(!node.off());
    }
}
