package dev.millrace.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.millrace.ui.fx.PathIcon;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lower area: rows, problems and the run of the pipeline in front.
final class DockView extends BorderPane {

    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
    private static final PseudoClass TIGHT = PseudoClass.getPseudoClass("tight");
    private static final double ICON = 14;

    /// What the head takes less when it is tight, by its style; rather too much than too little, or
    /// it would be in doubt.
    private static final double SAVED = 21;

    private static final double SAVED_BY_TAB = 14;

    private final ToggleGroup group = new ToggleGroup();
    private final Map<String, ToggleButton> tabs = new LinkedHashMap<>();
    private final Label count = new Label();
    private final Label caption = new Label();
    private final HBox head = new HBox();
    private final HBox narrow = new HBox();
    private final Button move = new Button();
    private final Map<String, Node> pages = new LinkedHashMap<>();

    DockView() {
        move.setId("dock-move");
        move.setMinWidth(Region.USE_PREF_SIZE);
        move.getStyleClass().add("mill-dock-move");
        beside(false);
        setId("dock");
        getStyleClass().add("mill-dock");
        count.getStyleClass().add("mill-count");
        caption.setId("grid-caption");
        caption.getStyleClass().add("mill-muted");
        caption.setMinWidth(0);
        narrow.getStyleClass().add("mill-dock-caption");
        say(narrow, false);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var data = tab("data", "Data");
        var problems = tab("problems", "Problems");
        problems.setContentDisplay(ContentDisplay.RIGHT);
        head.getChildren()
                .addAll(
                        data,
                        problems,
                        tab("run", "Run"),
                        tab("chart", "Chart"),
                        tab("lineage", "Lineage"),
                        tab("explain", "Explain"),
                        tab("past", "History"),
                        room,
                        caption,
                        move);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mill-dock-tabs");
        setTop(new VBox(head, narrow));
        group.selectToggle(data);
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null && before != null) {
                                group.selectToggle(before);
                            }
                            showPage();
                        });
    }

    /// Only now the texts have their widths.
    @Override
    protected void layoutChildren() {
        head.applyCss();
        drawTogether();
        placeCaption();
        super.layoutChildren();
    }

    /// Tabs that do not fit stand closer.
    private void drawTogether() {
        boolean isTight = head.getPseudoClassStates().contains(TIGHT);
        long shown = tabs.values().stream().filter(Node::isManaged).count();
        double saved = isTight ? SAVED + shown * SAVED_BY_TAB : 0;
        head.pseudoClassStateChanged(TIGHT, room() < saved);
        head.applyCss();
    }

    /// Where the tabs leave too little room the caption has a line of its own.
    private void placeCaption() {
        boolean isCut = caption.isManaged() && room() < caption.prefWidth(-1);
        if (isCut == narrow.getChildren().contains(caption)) {
            return;
        }
        if (isCut) {
            head.getChildren().remove(caption);
            narrow.getChildren().setAll(caption);
        } else {
            narrow.getChildren().clear();
            head.getChildren().add(head.getChildren().indexOf(move), caption);
        }
        say(narrow, isCut);
    }

    /// What the other things in the head leave.
    private double room() {
        double taken =
                head.getChildren().stream()
                        .filter(each -> each.isManaged() && !each.equals(caption))
                        .mapToDouble(each -> each.prefWidth(-1) + head.getSpacing())
                        .sum();
        return head.getWidth() - head.snappedLeftInset() - head.snappedRightInset() - taken;
    }

    private ToggleButton tab(String id, String title) {
        var tab = new ToggleButton(title);
        tab.setId("dock-" + id);
        tab.setUserData(id);
        tab.setToggleGroup(group);
        tab.getStyleClass().add("mill-dock-tab");
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setAccessibleText("Show " + title);
        tabs.put(id, tab);
        return tab;
    }

    /// Shows what belongs to a document.
    ///
    /// @param captioned tells what the head says while the rows are in front
    /// @param shown pages by the ids of their tabs; tabs without a page do not show
    void show(DataView captioned, Map<String, Node> shown) {
        caption.textProperty().bind(captioned.captionProperty());
        pages.clear();
        pages.putAll(shown);
        tabs.forEach((id, tab) -> say(tab, shown.containsKey(id)));
        if (group.getSelectedToggle() instanceof ToggleButton tab && !tab.isVisible()) {
            open("data");
        }
        showPage();
    }

    void clear() {
        pages.clear();
        caption.textProperty().unbind();
        setCenter(null);
        problems(0, 0);
    }

    /// @param moved puts the area beside the canvas or back below it
    void onMove(Runnable moved) {
        move.setOnAction(_ -> moved.run());
    }

    /// It lies beside the canvas now, or below it.
    void beside(boolean beside) {
        pseudoClassStateChanged(BESIDE, beside);
        move.setGraphic(new PathIcon(beside ? Glyphs.BELOW : Glyphs.BESIDE, "plain", ICON));
        var says = beside ? "Move below the canvas" : "Move beside the canvas";
        move.setAccessibleText(says);
        move.setTooltip(new Tooltip(says + "  Shift+F9"));
    }

    void open(String id) {
        var tab = tabs.get(id);
        if (tab != null) {
            group.selectToggle(tab);
        }
    }

    private void showPage() {
        var chosen = group.getSelectedToggle();
        var id = chosen == null ? "" : String.valueOf(chosen.getUserData());
        setCenter(pages.get(id));
        say(caption, id.equals("data"));
        say(narrow, caption.isManaged() && narrow.getChildren().contains(caption));
    }

    private static void say(Node label, boolean shown) {
        label.setVisible(shown);
        label.setManaged(shown);
    }

    void problems(long errors, long warnings) {
        long all = errors + warnings;
        count.setText(Long.toString(all));
        requireNonNull(tabs.get("problems")).setGraphic(all > 0 ? count : null);
        count.getStyleClass().remove("warning");
        if (errors == 0) {
            count.getStyleClass().add("warning");
        }
    }
}
