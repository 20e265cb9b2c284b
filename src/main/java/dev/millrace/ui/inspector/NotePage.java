package dev.millrace.ui.inspector;

import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Edits;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A note or a frame on the canvas: its text.
final class NotePage implements Page {

    private final DocumentModel document;
    private final String id;
    private final Label title = new Label();
    private final TextArea area = new TextArea();
    private final VBox box;
    private boolean showing;

    NotePage(Edits edits, String id) {
        this.id = id;
        document = edits.document();
        title.getStyleClass().add("mill-inspector-title");
        area.setId("inspector-note-text");
        area.setAccessibleText("Text of the note");
        area.setWrapText(true);
        Controls.leavingByTab(area);
        area.textProperty().addListener((_, _, typed) -> write(typed));
        Controls.whenLeft(area, document::seal);
        box = new VBox(10, title, area);
        box.getStyleClass().addAll("mill-inspector-head", "alone");
    }

    private void write(String typed) {
        Notes.find(document.pipeline(), id)
                .filter(note -> !showing && !note.text().equals(typed))
                .ifPresent(
                        note ->
                                document.edit(
                                        "Write the note",
                                        "note " + id,
                                        before -> Notes.put(before, note.withText(typed))));
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        Notes.find(document.pipeline(), id)
                .ifPresent(
                        note -> {
                            title.setText(note.kind() == Note.Kind.FRAME ? "Frame" : "Note");
                            if (!note.text().equals(area.getText())) {
                                showing = true;
                                area.setText(note.text());
                                showing = false;
                            }
                        });
    }

    @Override
    public void focusFirst() {
        area.requestFocus();
    }
}
