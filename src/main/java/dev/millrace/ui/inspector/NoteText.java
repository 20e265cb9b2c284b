package dev.millrace.ui.inspector;

import dev.millrace.model.Node;
import dev.millrace.ui.document.Edits;
import java.util.function.Supplier;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a person writes about the node for others.
final class NoteText extends VBox {

    private final Supplier<Node> node;
    private final TextArea area = new TextArea();
    private boolean showing;

    NoteText(Edits edits, Supplier<Node> node) {
        this.node = node;
        getStyleClass().add("mill-form");
        var document = edits.document();
        area.setId("inspector-note");
        area.setAccessibleText("Note about the node");
        area.setPromptText("What others should know about this node");
        area.setWrapText(true);
        Controls.leavingByTab(area);
        VBox.setVgrow(area, Priority.ALWAYS);
        area.textProperty()
                .addListener(
                        (_, _, typed) -> {
                            var now = node.get();
                            if (!showing && !typed.equals(now.note())) {
                                document.edit(
                                        "Write the note of " + now.displayTitle(),
                                        "note " + now.id(),
                                        before -> before.with(now.withNote(typed)));
                            }
                        });
        Controls.whenLeft(area, document::seal);
        getChildren().add(area);
    }

    void refresh() {
        var note = node.get().note();
        if (!note.equals(area.getText())) {
            showing = true; // an area drops characters it cannot show; that is no edit
            area.setText(note);
            showing = false;
        }
    }
}
