package dev.millrace.ui.shell;

import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The pages that only tell something.
final class Pages {

    private Pages() {}

    /// Every action that has a key, by menu.
    static Node shortcuts(List<Action> actions, Runnable close) {
        var rows = new GridPane();
        rows.setHgap(24);
        rows.setVgap(5);
        var grow = new ColumnConstraints();
        grow.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().addAll(grow, new ColumnConstraints());
        int row = 0;
        for (Action.Group group : Action.Group.values()) {
            var some =
                    actions.stream()
                            .filter(action -> action.group() == group && !action.key().isEmpty())
                            .filter(action -> !action.title().isEmpty())
                            .toList();
            if (!some.isEmpty()) {
                row = add(rows, row, group.title());
            }
            for (Action action : some) {
                row = add(rows, row, action.title(), action.key());
            }
        }
        row = add(rows, row, "On the canvas");
        row = add(rows, row, "Go from node to node along wires", "Arrow keys");
        row = add(rows, row, "Select on the way", "Shift+Arrow keys");
        row = add(rows, row, "Move the selection", "Ctrl+Arrow keys");
        row = add(rows, row, "Pan", "Space+Drag, or the wheel");
        row = add(rows, row, "Zoom", "Ctrl+Wheel");
        row = add(rows, row, "Move without snapping", "Alt+Drag");
        add(rows, row, "Give up a gesture", "Esc");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setPrefSize(520, 520);
        return Sheets.card("shortcuts", "Keyboard shortcuts", scroll, closing(close));
    }

    private static int add(GridPane rows, int row, String group) {
        var label = new Label(group);
        label.getStyleClass().add("group");
        rows.add(label, 0, row, 2, 1);
        return row + 1;
    }

    private static int add(GridPane rows, int row, String title, String key) {
        var label = new Label(key);
        label.getStyleClass().add("key");
        label.setMinWidth(Region.USE_PREF_SIZE);
        rows.add(new Label(title), 0, row);
        rows.add(label, 1, row);
        return row + 1;
    }

    /// @param version such as `0.1.0`
    static Node about(String version, Runnable close) {
        var logo =
                new HBox(
                        10,
                        new PathIcon(Glyphs.LOGO, "accent", 36),
                        new Label("Version " + version));
        logo.setAlignment(Pos.CENTER_LEFT);
        var text =
                new Label(
                        "Draw data pipelines in which every wire is a relation that can be queried, and"
                                + " run them on your own machine.");
        text.setWrapText(true);
        text.setMaxWidth(420);
        var java =
                new Label(
                        "Java "
                                + System.getProperty("java.version")
                                + " · JavaFX "
                                + System.getProperty("javafx.runtime.version", "")
                                + " · "
                                + System.getProperty("os.name"));
        java.getStyleClass().add("mill-muted");
        return Sheets.card("about", "Millrace", logo, text, java, closing(close));
    }

    static Node closing(Runnable close) {
        var button = new Button("Close");
        button.setId("sheet-close");
        button.setDefaultButton(true);
        button.setCancelButton(true);
        button.setOnAction(_ -> close.run());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return new HBox(room, button);
    }
}
