package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import java.util.List;
import java.util.function.BiPredicate;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The id of a node. It changes on Enter or when the focus leaves, as one rename; Escape gives up.
final class IdField extends TextField {

    private final BiPredicate<NodeId, String> rename;
    private final FaultLines refusal = new FaultLines();
    private NodeId shown = new NodeId("none");

    IdField(BiPredicate<NodeId, String> rename) {
        this.rename = rename;
        setId("inspector-id");
        setAccessibleText("Id of the node, which SQL and links name");
        getStyleClass().addAll("mill-flat", "mill-mono", "mill-inspector-id");
        setOnAction(_ -> commit());
        textProperty().addListener((_, _, _) -> refusal.show(List.of()));
        Controls.whenLeft(this, this::commit);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// Says why an id will not do.
    FaultLines refusal() {
        return refusal;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !getText().equals(shown.value())) {
            setText(shown.value());
            event.consume();
        }
    }

    private void commit() {
        var typed = getText().strip();
        if (typed.equals(shown.value())) {
            return;
        }
        if (!NodeId.isValid(typed)) {
            refusal.show(
                    List.of(
                            Fault.of(FaultCode.ID_INVALID, "\"" + typed + "\" is no id.")
                                    .withHint(
                                            "Write small letters, digits and _, a letter"
                                                    + " first.")));
        } else if (!rename.test(shown, typed)) {
            setText(shown.value());
        }
    }

    void refresh(NodeId id) {
        if (!id.equals(shown)) {
            shown = id;
            setText(id.value());
        }
    }
}
