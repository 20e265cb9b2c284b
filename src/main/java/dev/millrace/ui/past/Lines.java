package dev.millrace.ui.past;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lines of text and figures under each other.
final class Lines extends VBox {

    /// A name that is narrower cannot be read.
    private static final double LEAST_NAME = 72;

    Lines() {
        super(4);
    }

    /// @param style such as `mill-muted`
    void line(String text, String style) {
        getChildren().add(label(text, style));
    }

    /// A heading with room above it.
    void section(String title) {
        var label = label(title, "mill-strong");
        label.getStyleClass().add("section");
        getChildren().add(label);
    }

    void add(Node node) {
        getChildren().add(node);
    }

    /// A table whose first column has the room.
    ///
    /// @param head none of it shows where all of it is empty
    /// @param rows each as wide as the head
    void table(List<String> head, List<List<String>> rows) {
        var grid = new GridPane(12, 3);
        grid.getStyleClass().add("figures");
        for (int i = 0; i < head.size(); i++) {
            var column = new ColumnConstraints();
            column.setHgrow(i == 0 ? Priority.ALWAYS : Priority.NEVER);
            column.setMinWidth(i == 0 ? LEAST_NAME : Region.USE_COMPUTED_SIZE);
            grid.getColumnConstraints().add(column);
            if (head.stream().anyMatch(name -> !name.isEmpty())) {
                grid.add(figure(head.get(i), i == 0, "mill-muted"), i, 0);
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < head.size(); i++) {
                grid.add(figure(rows.get(row).get(i), i == 0, "figure"), i, row + 1);
            }
        }
        add(grid);
    }

    /// Figures stand on one line, however narrow it is, and end below each other.
    private static Label figure(String text, boolean isName, String style) {
        var label = label(text, isName && style.equals("figure") ? "plain" : style);
        if (!isName) {
            label.setWrapText(false);
            label.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setHalignment(label, HPos.RIGHT);
        }
        return label;
    }

    static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
