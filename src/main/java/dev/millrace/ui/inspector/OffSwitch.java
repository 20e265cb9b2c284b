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

/// Whether a run skips the node, with what hangs on it.
final class OffSwitch extends HBox {

    private final ToggleSwitch toggle = SwitchControl.toggle();
    private @Nullable Node shown;

    OffSwitch(Edits edits) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        var label = new Label("Off (skipped in runs)");
        label.getStyleClass().add("mill-muted");
        label.setLabelFor(toggle);
        toggle.setId("inspector-off");
        toggle.setAccessibleText("Off: skipped in runs, with what hangs on it");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().addAll(label, room, toggle);
        toggle.selectedProperty()
                .addListener(
                        (_, _, off) -> {
                            if (shown != null && shown.off() != off) {
                                var what = off ? "Switch off " : "Switch on ";
                                edits.change(shown.withOff(off), what + shown.displayTitle());
                            }
                        });
    }

    void refresh(Node node) {
        shown = node;
        toggle.setSelected(node.off());
    }
}
