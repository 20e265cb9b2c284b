package dev.millrace.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The lower area: problems and the run of the pipeline in front.
final class DockView extends BorderPane {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Label count = new Label();
    private final Label summary = new Label();
    private final Map<String, Node> pages = new LinkedHashMap<>();

    DockView() {
        setId("dock");
        getStyleClass().add("mill-dock");
        count.getStyleClass().add("mill-count");
        summary.getStyleClass().add("mill-muted");
        summary.setId("run-summary");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var problems = tab("problems", "Problems");
        var head = new HBox(problems, count, tab("run", "Run"), room, summary);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mill-dock-tabs");
        setTop(head);
        group.selectToggle(problems);
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null && before != null) {
                                group.selectToggle(before);
                            }
                            showPage();
                        });
    }

    private ToggleButton tab(String id, String title) {
        var tab = new ToggleButton(title);
        tab.setId("dock-" + id);
        tab.setUserData(id);
        tab.setToggleGroup(group);
        tab.getStyleClass().add("mill-dock-tab");
        tab.setAccessibleText("Show " + title);
        tabs.put(id, tab);
        return tab;
    }

    /// Shows what belongs to a document.
    void show(Node problems, Node run) {
        pages.put("problems", problems);
        pages.put("run", run);
        showPage();
    }

    void clear() {
        pages.clear();
        setCenter(null);
        problems(0, 0);
        run("");
    }

    void open(String id) {
        var tab = tabs.get(id);
        if (tab != null) {
            group.selectToggle(tab);
        }
    }

    private void showPage() {
        var chosen = group.getSelectedToggle();
        setCenter(chosen == null ? null : pages.get(String.valueOf(chosen.getUserData())));
    }

    void problems(long errors, long warnings) {
        long all = errors + warnings;
        count.setText(Long.toString(all));
        count.setVisible(all > 0);
        count.setManaged(all > 0);
        count.getStyleClass().remove("warning");
        if (errors == 0) {
            count.getStyleClass().add("warning");
        }
    }

    void run(String said) {
        summary.setText(said);
    }
}
