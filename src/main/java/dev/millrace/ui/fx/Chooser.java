package dev.millrace.ui.fx;

import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/// A list that pops up, with a line to search it: nodes to add, commands, nodes to go to. Enter
/// takes what is marked, arrows move the mark, Escape gives up. FX thread only.
public final class Chooser {

    private static final double ROW = 34;
    private static final int MOST_ROWS = 11;

    private final Popup popup = new Popup();
    private final TextField query = new TextField();
    private final ListView<Choice> list = new ListView<>();
    private final Label nothing = new Label();
    private final Function<String, List<Choice>> search;

    /// @param search gives the choices for what was typed, best first
    private Chooser(String prompt, double width, Function<String, List<Choice>> search) {
        this.search = search;
        query.setPromptText(prompt);
        query.setId("chooser-query");
        query.setAccessibleText(prompt);
        list.setId("chooser-list");
        list.setAccessibleText(prompt);
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        nothing.getStyleClass().add("mill-muted");
        nothing.setId("chooser-nothing");
        list.setPlaceholder(nothing);
        var box = new VBox(6, query, list);
        box.setId("chooser");
        box.getStyleClass().add("mill-chooser");
        box.setPrefWidth(width);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        FreshKeys.only(query);
        query.textProperty().subscribe(this::find);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /// The choices that fit what is typed, found by title and words.
    public static Function<String, List<Choice>> among(List<Choice> choices) {
        return query -> Search.find(choices, query, Choice::searched);
    }

    /// Pops up with its top left corner at a point of the screen.
    public static Chooser show(
            Node owner,
            double x,
            double y,
            double width,
            String prompt,
            Function<String, List<Choice>> search) {
        var chooser = new Chooser(prompt, width, search);
        Bindings.bindContent(
                chooser.popup.getScene().getStylesheets(), owner.getScene().getStylesheets());
        chooser.popup.getScene().getRoot().getStyleClass().addAll("mill-popup", "root");
        chooser.find("");
        chooser.popup.show(owner, x, y);
        chooser.query.requestFocus();
        return chooser;
    }

    private void find(String typed) {
        var found = search.apply(typed);
        nothing.setText("Nothing fits \"" + typed + "\".");
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        list.setPrefHeight(Math.clamp(found.size(), 2, MOST_ROWS) * ROW + 4);
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> mark(1);
            case UP -> mark(-1);
            case PAGE_DOWN -> mark(MOST_ROWS - 1);
            case PAGE_UP -> mark(1 - MOST_ROWS);
            case ENTER -> take(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> popup.hide();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void mark(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int at =
                    Math.clamp(
                            list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
            list.getSelectionModel().select(at);
            list.scrollTo(Math.max(0, at - MOST_ROWS + 2));
        }
    }

    private void take(@Nullable Choice choice) {
        if (choice != null) {
            popup.hide();
            if (choice.action() != null) {
                choice.action().run();
            }
        }
    }

    public boolean isShowing() {
        return popup.isShowing();
    }

    public void hide() {
        popup.hide();
    }

    private final class Row extends ListCell<Choice> {

        Row() {
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            setOnMouseClicked(
                    event -> {
                        if (event.getButton() == MouseButton.PRIMARY && !isEmpty()) {
                            take(getItem());
                        }
                    });
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            setAccessibleText(choice.title() + " " + choice.detail());
            setGraphic(content(choice));
        }

        private HBox content(Choice choice) {
            var row = new HBox(10);
            row.setAlignment(Pos.CENTER_LEFT);
            if (!choice.icon().isEmpty()) {
                row.getChildren().add(new PathIcon(choice.icon(), choice.tone(), 18));
            }
            var title = new Label(choice.title());
            title.setMinWidth(Region.USE_PREF_SIZE);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var detail = new Label(choice.detail());
            detail.getStyleClass().add("mill-muted");
            row.getChildren().addAll(title, room, detail);
            row.setMaxWidth(list.getWidth() - 28);
            return row;
        }
    }
}
