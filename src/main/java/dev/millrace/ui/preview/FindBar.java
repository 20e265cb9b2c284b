package dev.millrace.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The line to find a text in the rows. FX thread only.
final class FindBar extends HBox {

    private final TextField field = new TextField();
    private final GridFinder finder;
    private final Runnable leave;

    /// @param leave gives the focus back to the grid
    FindBar(GridFinder finder, Runnable leave) {
        super(6);
        this.finder = finder;
        this.leave = leave;
        setId("grid-find-bar");
        getStyleClass().add("mill-grid-find");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("grid-find-text");
        field.setPromptText("Find in all rows");
        field.setAccessibleText("Find in all rows");
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setMaxWidth(320);
        field.textProperty().subscribe((String text) -> finder.type(text));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren()
                .addAll(
                        field,
                        button(
                                "previous",
                                "↑",
                                "Find previous  Shift+F3",
                                () -> finder.next(false)),
                        button("next", "↓", "Find next  F3", () -> finder.next(true)),
                        button("find-close", "×", "Close  Esc", this::close));
        setVisible(false);
        setManaged(false);
    }

    private static Button button(String id, String text, String says, Runnable action) {
        var button = new Button(text);
        button.setId("grid-" + id);
        button.getStyleClass().add("mill-grid-tool");
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void pressed(KeyEvent event) {
        boolean onField = field.isFocused();
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
        } else if (event.getCode() == KeyCode.F3 || (onField && event.getCode() == KeyCode.ENTER)) {
            finder.next(!event.isShiftDown());
        } else if (onField && event.getCode() == KeyCode.DOWN) {
            leave.run();
        } else {
            return;
        }
        event.consume();
    }

    void open() {
        setVisible(true);
        setManaged(true);
        field.requestFocus();
        field.selectAll();
        finder.type(field.getText());
    }

    /// @return whether it was open
    boolean close() {
        boolean was = isVisible();
        setVisible(false);
        setManaged(false);
        if (was) {
            finder.type("");
            leave.run();
        }
        return was;
    }

    boolean hasText() {
        return isVisible() && !field.getText().isEmpty();
    }
}
