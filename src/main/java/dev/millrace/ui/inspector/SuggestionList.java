package dev.millrace.ui.inspector;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// A list of suggestions beneath what a person types into, which keeps the focus: arrows move the
/// mark, Enter takes, Escape closes.
final class SuggestionList {

    private static final double ROW = 28;
    private static final int MOST_ROWS = 8;

    private final Popup popup = new Popup();
    private final ListView<Suggestion> list = new ListView<>();
    private final Consumer<Suggestion> taken;

    SuggestionList(Consumer<Suggestion> taken) {
        this.taken = taken;
        list.setId("suggestions");
        list.setAccessibleText("Suggestions");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        var box = new StackPane(list);
        box.getStyleClass().addAll("mill-chooser", "mill-suggestions");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        // A click elsewhere means what it hits, not only the end of the list.
        popup.setConsumeAutoHidingEvents(false);
    }

    /// Shows the suggestions with the top left corner at a point of the screen; none if there are
    /// none.
    void show(Node owner, double x, double y, double width, List<Suggestion> suggestions) {
        if (suggestions.isEmpty() || owner.getScene() == null) {
            popup.hide();
            return;
        }
        list.getItems().setAll(suggestions);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefWidth(width);
        list.setPrefHeight(Math.min(suggestions.size(), MOST_ROWS) * ROW + 2);
        if (!popup.isShowing()) {
            var sheets = owner.getScene().getStylesheets();
            popup.getScene().getStylesheets().setAll(sheets);
            popup.getScene().getRoot().getStyleClass().setAll("mill-popup", "root");
            popup.show(owner, x, y);
        }
    }

    boolean isShowing() {
        return popup.isShowing();
    }

    void hide() {
        popup.hide();
    }

    /// What a key does while the list shows.
    ///
    /// @return whether it was meant for the list
    boolean pressed(KeyEvent event) {
        if (!popup.isShowing()) {
            return false;
        }
        switch (event.getCode()) {
            case DOWN -> mark(1);
            case UP -> mark(-1);
            case PAGE_DOWN -> mark(MOST_ROWS);
            case PAGE_UP -> mark(-MOST_ROWS);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> hide();
            default -> {
                return false;
            }
        }
        event.consume();
        return true;
    }

    private void mark(int by) {
        int last = list.getItems().size() - 1;
        int at = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, last);
        list.getSelectionModel().select(at);
        list.scrollTo(Math.max(0, at - MOST_ROWS + 2));
    }

    private void take(@Nullable Suggestion suggestion) {
        hide();
        if (suggestion != null) {
            taken.accept(suggestion);
        }
    }

    private final class Row extends ListCell<Suggestion> {

        Row() {
            setOnMouseClicked(_ -> take(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Suggestion suggestion, boolean empty) {
            super.updateItem(suggestion, empty);
            if (empty || suggestion == null) {
                setGraphic(null);
                return;
            }
            var text = new Label(suggestion.text());
            text.setMinWidth(60);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var detail = new Label(suggestion.detail());
            detail.getStyleClass().add("mill-muted");
            var row = new HBox(8, text, room, detail);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMaxWidth(list.getPrefWidth() - 24);
            setGraphic(row);
            setAccessibleText(suggestion.text() + " " + suggestion.detail());
        }
    }
}
