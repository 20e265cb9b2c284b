package dev.millrace.ui.canvas;

import dev.millrace.draw.Rect;
import dev.millrace.model.Note;
import dev.millrace.ui.fx.FreshKeys;
import java.util.function.Consumer;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Writes the text of a note in place: Escape gives up, the loss of the focus keeps it.
final class NoteEditor extends TextArea {

    private static final double LEAST_WIDTH = 160;
    private static final double LEAST_HEIGHT = 80;

    private final Note note;

    NoteEditor(Note note) {
        super(note.text());
        this.note = note;
        setId("note-text");
        setWrapText(true);
        setManaged(false);
        setAccessibleText("Text of the note");
        getStyleClass().add("mill-note-text");
    }

    /// @param at the note in the view
    /// @param leave takes the focus elsewhere
    /// @param written is told the text, unless it is as before
    void begin(Rect at, Runnable leave, Consumer<String> written) {
        resizeRelocate(
                at.x(),
                at.y(),
                Math.max(LEAST_WIDTH, at.width()),
                Math.max(LEAST_HEIGHT, at.height()));
        FreshKeys.only(this);
        requestFocus();
        selectAll();
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        setText(note.text());
                        leave.run();
                        event.consume();
                    }
                });
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                end(written);
                            }
                        });
    }

    private void end(Consumer<String> written) {
        var text = getText();
        if (getParent() instanceof CanvasView canvas && canvas.remove(this)) {
            if (!text.equals(note.text())) {
                written.accept(text);
            }
        }
    }
}
