package dev.millrace.ui.inspector;

import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The mark of a chart as a row of icons, and its name. One that is none of the usual ones stands
/// beside them.
final class ChartMarks extends VBox {

    private static final double ICON = 15;

    private final ChartDesk desk;
    private final ToggleGroup group = new ToggleGroup();
    private final Shares row = new Shares();
    private final Label name = new Label();
    private List<String> marks = List.of();
    private boolean showing;

    ChartMarks(ChartDesk desk) {
        this.desk = desk;
        getStyleClass().add("mill-field");
        row.setId(desk.id("mark"));
        row.setAccessibleText("Mark");
        row.getStyleClass().addAll("mill-segments", "mill-marks");
        var label = new Label("Mark");
        label.getStyleClass().add("mill-member-label");
        label.setLabelFor(row);
        name.setId(desk.id("mark-name"));
        name.getStyleClass().addAll("mill-muted", "mill-field-help");
        getChildren().addAll(new HBox(6, label, name), row);
        group.selectedToggleProperty().addListener((_, old, now) -> selected(old, now));
    }

    private void selected(Toggle old, Toggle now) {
        if (showing) {
            return;
        }
        if (now != null) {
            var mark = now.getUserData().toString();
            desk.set(ChartMark.change(desk.spec(), mark, desk.edits()));
        } else if (old != null) {
            old.setSelected(true);
        }
    }

    void refresh() {
        var mark = desk.spec().mark();
        var all = new ArrayList<>(ChartMark.USUAL);
        if (!mark.isEmpty() && !all.contains(mark)) {
            all.add(mark);
        }
        showing = true;
        try {
            if (!all.equals(marks)) {
                marks = List.copyOf(all);
                group.getToggles().clear();
                row.getChildren().clear();
                marks.forEach(this::add);
            }
            name.setText(mark.isEmpty() ? "" : ChartNames.mark(mark));
            group.selectToggle(
                    group.getToggles().stream()
                            .filter(toggle -> mark.equals(toggle.getUserData()))
                            .findFirst()
                            .orElse(null));
        } finally {
            showing = false;
        }
    }

    private void add(String mark) {
        var button = new ToggleButton("", new PathIcon(ChartGlyphs.mark(mark), "", ICON));
        button.setUserData(mark);
        button.setToggleGroup(group);
        button.setId(desk.id("mark-" + mark));
        button.setAccessibleText("Mark: " + ChartNames.mark(mark));
        button.setTooltip(new Tooltip(ChartNames.mark(mark)));
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setMinWidth(0);
        if (mark.equals(marks.getFirst())) {
            button.getStyleClass().add("first");
        }
        if (mark.equals(marks.getLast())) {
            button.getStyleClass().add("last");
        }
        row.add(button, 1);
    }

    Region row() {
        return row;
    }

    void focus() {
        if (group.getSelectedToggle() instanceof ToggleButton selected) {
            selected.requestFocus();
        } else {
            row.getChildren().getFirst().requestFocus();
        }
    }
}
