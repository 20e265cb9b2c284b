package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import dev.millrace.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The columns of one or several ports with their types. It makes cells only for those in sight.
final class ColumnsList extends StackPane {

    private static final double ROW = 26;

    /// @param column empty: the heading of a port
    private record Line(String port, String heading, @Nullable Column column) {}

    /// What is done with the chosen column of a port.
    interface OnColumn {
        void accept(String port, String column);
    }

    private final ListView<Line> list = new ListView<>();

    ColumnsList() {
        list.setId("inspector-columns");
        list.setAccessibleText("Columns");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Row());
        list.getStyleClass().add("mill-columns");
        var none =
                LabelledField.help(
                        "Connect the input and complete the settings to see the columns.");
        var top = new VBox(none);
        top.getStyleClass().add("mill-columns-none");
        list.setPlaceholder(top);
        getChildren().add(list);
    }

    /// Offers what can be done with a column: in a menu, and by keys.
    void offer(OnColumn rename, OnColumn uses) {
        var renaming = item("column-rename", "Rename column… (F2)", rename);
        var using = item("column-uses", "Find uses (Shift+F2)", uses);
        var menu = new ContextMenu(renaming, using);
        menu.setOnShowing(
                _ -> {
                    boolean none = chosen().isEmpty();
                    renaming.setDisable(none);
                    using.setDisable(none);
                });
        list.setContextMenu(menu);
        list.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.F2) {
                        act(event.isShiftDown() ? uses : rename);
                        event.consume();
                    }
                });
    }

    private MenuItem item(String id, String text, OnColumn action) {
        var item = new MenuItem(text);
        item.setId(id);
        item.setOnAction(_ -> act(action));
        return item;
    }

    private void act(OnColumn action) {
        chosen().ifPresent(
                        line -> action.accept(line.port(), requireNonNull(line.column()).name()));
    }

    private Optional<Line> chosen() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .filter(line -> line.column() != null);
    }

    void show(SequencedMap<String, Schema> schemas) {
        var lines = new ArrayList<Line>();
        schemas.forEach(
                (port, schema) -> {
                    var count = Figures.plural(schema.columns().size(), "column");
                    lines.add(new Line(port, port.isEmpty() ? count : port + " · " + count, null));
                    schema.columns().forEach(column -> lines.add(new Line(port, "", column)));
                });
        if (!lines.equals(List.copyOf(list.getItems()))) {
            list.getItems().setAll(lines);
        }
    }

    private static final class Row extends ListCell<Line> {

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setGraphic(empty || line == null ? null : content(line));
            setAccessibleText(empty || line == null ? "" : spoken(line));
        }

        private static String spoken(Line line) {
            var column = line.column();
            return column == null ? line.heading() : column.name() + " " + column.type();
        }

        private static Region content(Line line) {
            var column = line.column();
            if (column == null) {
                var heading = new Label(line.heading());
                heading.getStyleClass().add("mill-field-label");
                return heading;
            }
            var name = new Label(column.name());
            name.setMinWidth(60);
            var room = new Region();
            HBox.setHgrow(room, Priority.ALWAYS);
            var type = new Label(column.type());
            type.getStyleClass().addAll("mill-mono", "mill-muted");
            var row = new HBox(8, name, room, type);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMinWidth(0);
            row.setPrefWidth(1);
            return row;
        }
    }
}
