package dev.millrace.ui.shell;

import dev.millrace.ui.fx.PathIcon;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The lower area: rows, problems and the run of the pipeline in front.
final class DockView extends BorderPane {

    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");
    private static final double ICON = 14;

    private static final Map<String, String> TITLES = titles();

    private final DockTabs tabs = new DockTabs(TITLES);
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
        tabs.find("problems").setContentDisplay(ContentDisplay.RIGHT);
        head.getChildren().addAll(tabs, room, caption, move);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("mill-dock-head");
        setTop(new VBox(head, narrow));
        tabs.frontProperty().subscribe(this::showPage);
    }

    private static Map<String, String> titles() {
        var titles = new LinkedHashMap<String, String>();
        titles.put("data", "Data");
        titles.put("problems", "Problems");
        titles.put("run", "Run");
        titles.put("chart", "Chart");
        titles.put("lineage", "Lineage");
        titles.put("explain", "Explain");
        titles.put("past", "History");
        return titles;
    }

    /// Only now the texts have their widths.
    @Override
    protected void layoutChildren() {
        head.applyCss();
        placeCaption();
        super.layoutChildren();
    }

    /// Where the tabs leave too little room the caption has a line of its own.
    private void placeCaption() {
        boolean says = caption.isManaged() && !caption.getText().isEmpty();
        boolean isCut = says && room() < caption.prefWidth(-1);
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

    /// Shows what belongs to a document.
    ///
    /// @param captioned tells what the head says while the rows are in front
    /// @param shown pages by the ids of their tabs; tabs without a page do not show
    void show(DataView captioned, Map<String, Node> shown) {
        caption.textProperty().bind(captioned.captionProperty());
        pages.clear();
        pages.putAll(shown);
        tabs.offer(shown.keySet());
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
        tabs.open(id);
    }

    private void showPage() {
        var id = tabs.frontProperty().get();
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
        tabs.find("problems").setGraphic(all > 0 ? count : null);
        count.getStyleClass().remove("warning");
        if (errors == 0) {
            count.getStyleClass().add("warning");
        }
    }
}
