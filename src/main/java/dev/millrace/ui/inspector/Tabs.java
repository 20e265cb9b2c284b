package dev.millrace.ui.inspector;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Pages of which one shows. A page is made when it is first shown.
final class Tabs extends VBox {

    private final HBox bar = new HBox();
    private final StackPane content = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> buttons = new LinkedHashMap<>();
    private final Map<String, Supplier<Region>> pages = new LinkedHashMap<>();
    private final Map<String, Region> made = new LinkedHashMap<>();

    Tabs() {
        bar.getStyleClass().add("mill-inspector-tabs");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(bar, content);
        group.selectedToggleProperty()
                .addListener(
                        (_, old, now) -> {
                            if (now != null) {
                                show(now.getUserData().toString());
                            } else if (old != null) {
                                old.setSelected(true);
                            }
                        });
    }

    void add(String id, String title, Region page) {
        add(id, title, () -> page);
    }

    /// The first one added is selected.
    void add(String id, String title, Supplier<Region> page) {
        var tab = new ToggleButton(title);
        tab.setId("inspector-tab-" + id);
        tab.setUserData(id);
        tab.setToggleGroup(group);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.setAccessibleText(title);
        tab.getStyleClass().add("mill-dock-tab");
        buttons.put(id, tab);
        pages.put(id, page);
        bar.getChildren().add(tab);
        if (group.getSelectedToggle() == null) {
            tab.setSelected(true);
        }
    }

    void text(String id, String title) {
        var tab = requireNonNull(buttons.get(id));
        tab.setText(title);
        tab.setAccessibleText(title);
    }

    void select(String id) {
        var tab = buttons.get(id);
        if (tab != null) {
            tab.setSelected(true);
        }
    }

    private void show(String id) {
        var page = requireNonNull(pages.get(id));
        content.getChildren().setAll(made.computeIfAbsent(id, _ -> page.get()));
    }
}
