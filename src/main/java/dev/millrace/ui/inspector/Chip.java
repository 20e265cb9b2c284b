package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// A name that is one of several.
final class Chip extends HBox {

    private final String name;

    Chip(String of, String name, Runnable removed) {
        super(4);
        this.name = name;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("mill-chip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(of + ": " + name);
        setAccessibleHelp("Delete removes it, Alt and the arrows move it.");
        var remove = new Button("", new PathIcon(Glyphs.REMOVE, "", 11));
        remove.getStyleClass().add("mill-mini");
        remove.setFocusTraversable(false);
        remove.setAccessibleText("Remove " + name);
        remove.setOnAction(_ -> removed.run());
        getChildren().addAll(new Label(name), remove);
        setOnMousePressed(_ -> requestFocus());
    }

    String name() {
        return name;
    }
}
