package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import java.util.function.Supplier;
import javafx.event.ActionEvent;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/// A line of text that suggests what to type: while typing what fits, by the arrow down or the mark
/// at its end everything. Enter and a pick both fire its action.
final class SuggestField extends LineField {

    private final Supplier<List<Suggestion>> suggestions;
    private final StackPane mark;
    private final SuggestionList list = new SuggestionList(this::take);

    SuggestField(Supplier<List<Suggestion>> suggestions) {
        this.suggestions = suggestions;
        getStyleClass().add("mill-suggest");
        mark = new StackPane(new PathIcon(Glyphs.DOWN, "", 12));
        mark.getStyleClass().add("mill-suggest-mark");
        mark.setCursor(Cursor.HAND);
        mark.setOnMouseClicked(_ -> toggle());
        mark(mark);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        textProperty().addListener((_, _, _) -> hideWhenWritten());
        Controls.whenLeft(this, list::hide);
    }

    /// What is written in full needs no list, which would only lie over other controls.
    private void hideWhenWritten() {
        if (list.isShowing() && isWritten(suggestions.get())) {
            list.hide();
        }
    }

    private boolean isWritten(List<Suggestion> known) {
        return known.stream().anyMatch(each -> each.text().equals(getText()));
    }

    /// Shows the mark only while it has the focus, where there is little room.
    void quiet() {
        mark(null);
        focusedProperty().addListener((_, _, focused) -> mark(focused ? mark : null));
    }

    private void toggle() {
        requestFocus();
        if (list.isShowing()) {
            list.hide();
        } else {
            suggest(suggestions.get());
        }
    }

    private void pressed(KeyEvent event) {
        if (list.pressed(event)) {
            return;
        }
        boolean asked =
                (event.getCode() == KeyCode.DOWN && !event.isAltDown())
                        || (event.getCode() == KeyCode.SPACE && event.isControlDown());
        if (asked) {
            suggest(suggestions.get());
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        boolean letter = !event.getCharacter().isEmpty() && event.getCharacter().charAt(0) >= ' ';
        if (letter && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
            suggest(Suggestion.matching(suggestions.get(), getText()));
        } else if (list.isShowing()) {
            suggest(Suggestion.matching(suggestions.get(), getText()));
        }
    }

    private void suggest(List<Suggestion> found) {
        if (isWritten(found)) {
            list.hide();
            return;
        }
        var at = localToScreen(0, getHeight() + 2);
        if (at != null) {
            list.show(this, at.getX(), at.getY(), Math.max(getWidth(), 220), found);
        }
    }

    private void take(Suggestion suggestion) {
        setText(suggestion.text());
        end();
        var action = getOnAction();
        if (action != null) {
            action.handle(new ActionEvent(this, this));
        }
    }
}
