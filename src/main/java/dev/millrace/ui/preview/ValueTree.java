package dev.millrace.ui.preview;

import dev.millrace.model.Value;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// A nested value as a tree. FX thread only.
final class ValueTree extends TreeView<ValueBranch.Entry> {

    private static final double ROW = 24;
    private static final int OPEN = 20;

    ValueTree(Value value) {
        setId("grid-value-tree");
        getStyleClass().add("mill-grid-tree");
        setAccessibleText("Nested value");
        setFixedCellSize(ROW);
        setCellFactory(_ -> new Row());
        var root = new ValueBranch(ValueBranch.Entry.of("", value));
        root.setExpanded(true);
        setRoot(root);
        setShowRoot(false);
        if (root.getChildren().size() <= OPEN) {
            root.getChildren().forEach(below -> below.setExpanded(true));
        }
    }

    private static final class Row extends TreeCell<ValueBranch.Entry> {

        private final Label name = new Label();
        private final Label text = new Label();
        private final HBox line = new HBox(8, name, text);

        Row() {
            name.getStyleClass().add("mill-muted");
            name.setMinWidth(USE_PREF_SIZE);
            text.setMinWidth(0);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ValueBranch.@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(entry.name());
            text.setText(entry.isNull() ? CellText.NULL : entry.text());
            text.getStyleClass().setAll("label", entry.isNull() ? "mill-grid-null" : "value");
            setAccessibleText(entry.name() + ": " + text.getText());
            setGraphic(line);
        }
    }
}
