package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.ui.fx.PathIcon;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A column that can be carried about, with the icon of its type.
final class ColumnChip extends HBox {

    private static final double ICON = 12;

    /// @param sort empty: not known
    ColumnChip(String id, String text, Optional<Sort> sort) {
        super(5);
        setId(id);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("mill-chip", "mill-column-chip");
        setAccessibleRole(AccessibleRole.BUTTON);
        var name = new Label(text);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        setMinWidth(0);
        getChildren().addAll(new PathIcon(ChartGlyphs.of(sort), tone(sort), ICON), name);
        setOnMousePressed(_ -> requestFocus());
    }

    private static String tone(Optional<Sort> sort) {
        return sort.filter(s -> s == Sort.NUMBER || s == Sort.TIME).isPresent() ? "accent" : "";
    }

    /// What stands at its end.
    void end(Node node) {
        getChildren().add(node);
    }

    void removable(String what, Runnable removed) {
        var remove = new Button("", new PathIcon(Glyphs.REMOVE, "", 11));
        remove.getStyleClass().add("mill-mini");
        remove.setId(getId() + "-remove");
        remove.setFocusTraversable(false);
        remove.setAccessibleText("Remove " + what);
        remove.setOnAction(_ -> removed.run());
        getChildren().add(remove);
    }
}
