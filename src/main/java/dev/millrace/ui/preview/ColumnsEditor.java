package dev.millrace.ui.preview;

import dev.millrace.ui.fx.Search;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Says which columns show: a list to search in, of any length. FX thread only.
final class ColumnsEditor extends VBox {

    private static final double WIDTH = 300;
    private static final double ROW = 28;
    private static final int MOST_ROWS = 11;
    private static final double TYPE = 100;

    private final GridModel model;
    private final TextField search = new TextField();
    private final ListView<GridColumn> list = new ListView<>();

    ColumnsEditor(GridModel model) {
        super(8);
        this.model = model;
        setId("grid-columns");
        setPrefWidth(WIDTH);
        search.setId("grid-columns-search");
        search.setPromptText("Search columns");
        search.setAccessibleText("Search columns");
        search.textProperty().subscribe(this::find);
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::searching);
        list.setId("grid-columns-list");
        list.setAccessibleText("Columns");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.setPlaceholder(new Label("No such column."));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(search, list, buttons());
        find();
    }

    private HBox buttons() {
        var all = button("all", "Show all");
        all.setOnAction(_ -> change(() -> model.edits().show(names())));
        var none = button("none", "Hide all");
        none.setOnAction(_ -> change(() -> model.edits().hide(names())));
        var row = new HBox(6, all, none);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button button(String id, String title) {
        var button = new Button(title);
        button.setId("grid-columns-" + id);
        return button;
    }

    private List<String> names() {
        return list.getItems().stream().map(GridColumn::name).toList();
    }

    private void find() {
        var all = model.columns().all();
        var found = Search.find(all, search.getText(), c -> new Search.Words(c.name(), List.of()));
        list.getItems().setAll(found);
        list.setPrefHeight(Math.clamp(found.size(), 2, MOST_ROWS) * ROW + 4);
        list.getSelectionModel().selectFirst();
    }

    private void searching(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            toggleSelected();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
            toggleSelected();
            event.consume();
        }
    }

    private void toggleSelected() {
        var chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            toggle(chosen);
        }
    }

    private void toggle(GridColumn column) {
        var names = List.of(column.name());
        boolean hidden = model.columns().isHidden(column.name());
        change(() -> show(names, hidden));
    }

    private void show(List<String> names, boolean shows) {
        if (shows) {
            model.edits().show(names);
        } else {
            model.edits().hide(names);
        }
    }

    private void change(Runnable change) {
        change.run();
        list.refresh();
    }

    void begin() {
        search.requestFocus();
    }

    private final class Row extends ListCell<GridColumn> {

        private final CheckBox check = new CheckBox();
        private final Label type = new Label();
        private final HBox line;

        Row() {
            check.setFocusTraversable(false);
            check.setMnemonicParsing(false);
            check.setMinWidth(0);
            check.setOnAction(_ -> clicked());
            type.getStyleClass().add("mill-grid-figure");
            type.setMinWidth(30);
            type.setMaxWidth(TYPE);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            line = new HBox(8, check, room, type);
            line.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        private void clicked() {
            if (getItem() != null) {
                toggle(getItem());
            }
        }

        @Override
        protected void updateItem(@Nullable GridColumn column, boolean empty) {
            super.updateItem(column, empty);
            if (column == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            boolean shows = !model.columns().isHidden(column.name());
            check.setText(column.name());
            check.setSelected(shows);
            type.setText(column.column().type());
            setAccessibleText(column.name() + (shows ? ", shown" : ", hidden"));
            setGraphic(line);
        }
    }
}
