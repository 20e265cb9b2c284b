package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
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
    private record Line(String heading, @Nullable Column column) {}

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

    void show(SequencedMap<String, Schema> schemas) {
        var lines = new ArrayList<Line>();
        schemas.forEach(
                (port, schema) -> {
                    var count = Words.counted(schema.columns().size(), "column");
                    lines.add(new Line(port.isEmpty() ? count : port + " · " + count, null));
                    schema.columns().forEach(column -> lines.add(new Line("", column)));
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
