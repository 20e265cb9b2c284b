package dev.millrace.ui.shell;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A row of tabs, one of them in front. Those that do not fit are in a menu behind the others; the
/// one in front is always in sight.
final class DockTabs extends HBox {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Set<ToggleButton> offered = new LinkedHashSet<>();
    private final MenuButton more = new MenuButton("»");
    private final ReadOnlyStringWrapper front = new ReadOnlyStringWrapper("");
    private List<ToggleButton> listed = List.of(); // in the menu

    /// @param titles by the ids of the tabs; the first is in front
    DockTabs(Map<String, String> titles) {
        getStyleClass().add("mill-dock-tabs");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        titles.forEach((id, title) -> tabs.put(id, tab(id, title)));
        offered.addAll(tabs.values());
        more.setId("dock-more");
        more.getStyleClass().add("mill-dock-more");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.setAccessibleText("More tabs");
        more.setTooltip(new Tooltip("More tabs"));
        getChildren().addAll(tabs.values());
        getChildren().add(more);
        group.selectToggle(tabs.values().iterator().next());
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null) {
                                group.selectToggle(before);
                            }
                            chosen();
                        });
        chosen();
    }

    private ToggleButton tab(String id, String title) {
        var tab = new ToggleButton(title);
        tab.setId("dock-" + id);
        tab.setUserData(id);
        tab.setToggleGroup(group);
        tab.getStyleClass().add("mill-dock-tab");
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setAccessibleText("Show " + title);
        return tab;
    }

    private void chosen() {
        var chosen = group.getSelectedToggle();
        if (chosen != null) {
            front.set(String.valueOf(chosen.getUserData()));
            requestLayout();
        }
    }

    /// The id of the tab in front.
    ReadOnlyStringProperty frontProperty() {
        return front.getReadOnlyProperty();
    }

    void open(String id) {
        var tab = tabs.get(id);
        if (tab != null && offered.contains(tab)) {
            group.selectToggle(tab);
        }
    }

    ToggleButton find(String id) {
        return requireNonNull(tabs.get(id));
    }

    /// Offers only these; if the one in front is not among them, the first comes to the front.
    void offer(Set<String> ids) {
        offered.clear();
        tabs.forEach(
                (id, tab) -> {
                    if (ids.contains(id)) {
                        offered.add(tab);
                    } else {
                        say(tab, false);
                    }
                });
        if (!offered.isEmpty() && !ids.contains(front.get())) {
            group.selectToggle(offered.iterator().next());
        }
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return snappedLeftInset() + width(offered) + snappedRightInset();
    }

    private double width(Set<? extends Region> regions) {
        double gaps = getSpacing() * Math.max(0, regions.size() - 1);
        return gaps + regions.stream().mapToDouble(this::width).sum();
    }

    private double width(Region region) {
        return snapSizeX(region.prefWidth(-1));
    }

    @Override
    protected void layoutChildren() {
        var fitting = fitting(getWidth() - snappedLeftInset() - snappedRightInset());
        offered.forEach(tab -> say(tab, fitting.contains(tab)));
        list(offered.stream().filter(tab -> !fitting.contains(tab)).toList());
        super.layoutChildren();
    }

    private Set<ToggleButton> fitting(double room) {
        if (width(offered) <= room) {
            return offered;
        }
        var fitting = new LinkedHashSet<ToggleButton>();
        fitting.add(find(front.get()));
        for (ToggleButton tab : offered) {
            var next = new LinkedHashSet<>(fitting);
            next.add(tab);
            if (width(next) + getSpacing() + width(more) > room) {
                break;
            }
            fitting.add(tab);
        }
        return fitting;
    }

    private void list(List<ToggleButton> hidden) {
        say(more, !hidden.isEmpty());
        if (!hidden.equals(listed)) {
            listed = hidden;
            var items = new ArrayList<MenuItem>();
            for (ToggleButton tab : hidden) {
                var item = new MenuItem(tab.getText());
                item.setId(tab.getId() + "-item");
                item.setOnAction(_ -> tab.setSelected(true));
                items.add(item);
            }
            more.getItems().setAll(items);
        }
    }

    private static void say(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
