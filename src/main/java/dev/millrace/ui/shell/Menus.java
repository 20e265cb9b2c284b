package dev.millrace.ui.shell;

import dev.millrace.ui.shell.Action.Group;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The menu bar, and the menu of the canvas. Keys are dispatched by the window, not by menu items,
/// so a letter typed into a field never reaches an action.
final class Menus {

    private static final List<String> ON_CANVAS =
            List.of(
                    "add",
                    "connect",
                    "replace",
                    "settings",
                    "rename",
                    "off",
                    "-",
                    "cut",
                    "copy",
                    "paste",
                    "duplicate",
                    "delete",
                    "delete-plain",
                    "-",
                    "note",
                    "frame",
                    "arrange",
                    "-",
                    "extract",
                    "inline",
                    "open-pipeline",
                    "-",
                    "node-help");

    private static final double WIDTH = 300;

    private final Actions actions;

    Menus(Actions actions) {
        this.actions = actions;
    }

    MenuBar bar() {
        var bar = new MenuBar();
        bar.setId("menu");
        for (Group group : Group.values()) {
            var menu = new Menu(group.title());
            menu.setId("menu-" + group.title().toLowerCase(Locale.ROOT));
            actions.in(group).stream()
                    .filter(action -> !action.title().isEmpty())
                    .forEach(action -> menu.getItems().add(item(action)));
            bar.getMenus().add(menu);
        }
        return bar;
    }

    ContextMenu onCanvas() {
        var menu = new ContextMenu();
        menu.setId("canvas-menu");
        for (String id : ON_CANVAS) {
            menu.getItems().add(id.equals("-") ? new SeparatorMenuItem() : item(actions.find(id)));
        }
        return menu;
    }

    private static MenuItem item(Action action) {
        var title = new Label(action.title());
        var key = new Label(action.key());
        key.getStyleClass().add("mill-menu-key");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(title, room, key);
        line.setPrefWidth(WIDTH);
        var item = new CustomMenuItem(line);
        item.setId("menu-item-" + action.id());
        item.disableProperty().bind(Bindings.not(action.enabled()));
        item.setOnAction(_ -> action.perform());
        return item;
    }
}
