package dev.millrace.ui.inspector;

import dev.millrace.ui.document.Edits;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The form of the selected node.
public final class InspectorView extends VBox {

    private final Label title = new Label();

    public InspectorView(Edits edits, FilePicker files) {
        setId("inspector");
        getStyleClass().add("mill-inspector");
        getChildren().add(title);
        edits.document()
                .selectionProperty()
                .subscribe(
                        () ->
                                title.setText(
                                        edits.document()
                                                .selectedNode()
                                                .map(node -> node.displayTitle())
                                                .orElse("")));
    }

    public void focusFirst() {
        requestFocus();
    }

    public void showHelp() {}
}
