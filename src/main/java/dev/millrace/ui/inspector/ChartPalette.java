package dev.millrace.ui.inspector;

import dev.millrace.chart.Sort;
import dev.millrace.model.Column;
import dev.millrace.model.Figures;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The columns of the input as chips to be dragged onto shelves. Tab goes to one of them, the
/// arrows to the others, Enter puts it onto the first shelf that suits it.
final class ChartPalette extends VBox {

    private static final int FEW = 16;

    private final ChartDesk desk;
    private final ChartDrag drag;
    private final Label label = new Label("Columns");
    private final FlowPane chips = new FlowPane(4, 4);
    private final Hyperlink all = new Hyperlink();
    private final Label help = LabelledField.help("");
    private List<Column> shown = List.of();
    private boolean everything;
    private boolean built;

    ChartPalette(ChartDesk desk, ChartDrag drag) {
        this.desk = desk;
        this.drag = drag;
        getStyleClass().add("mill-field");
        label.getStyleClass().add("mill-member-label");
        chips.setId(desk.id("columns"));
        chips.setAccessibleText("Columns of the input");
        chips.setPrefWrapLength(100);
        all.setId(desk.id("columns-all"));
        all.setOnAction(
                _ -> {
                    everything = true;
                    build();
                });
        help.setId(desk.id("columns-help"));
        getChildren().addAll(label, chips, all, help);
    }

    void refresh() {
        var now = desk.columns();
        if (!now.equals(shown) || !built) {
            shown = now;
            built = true;
            build();
        }
        help.setText(says());
    }

    private String says() {
        if (!shown.isEmpty()) {
            return "Drag one onto a shelf, or press Enter.";
        }
        return desk.form().inputs().get().byPort().isEmpty()
                ? "Connect the input to see its columns here."
                : "The columns of the input are not known yet: complete the nodes before this one.";
    }

    private void build() {
        int count = everything ? shown.size() : Math.min(shown.size(), FEW);
        var next = new ArrayList<ColumnChip>();
        for (Column column : shown.subList(0, count)) {
            next.add(chip(column, next.isEmpty()));
        }
        chips.getChildren().setAll(next);
        visible(chips, !next.isEmpty());
        all.setText("Show all " + Figures.plural(shown.size(), "column"));
        visible(all, count < shown.size());
    }

    private static void visible(javafx.scene.Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private ColumnChip chip(Column column, boolean first) {
        var sort = Sort.of(column);
        var chip =
                new ColumnChip(
                        desk.id("palette-" + column.name()),
                        column.name(),
                        java.util.Optional.of(sort));
        chip.getStyleClass().add("mill-palette-chip");
        chip.setFocusTraversable(first);
        chip.setAccessibleText(column.name() + ", " + ChartGlyphs.words(sort));
        chip.setAccessibleHelp("Enter puts it onto the first shelf that suits it.");
        Tooltip.install(chip, new Tooltip(column.name() + "  " + column.type()));
        chip.addEventHandler(KeyEvent.KEY_PRESSED, event -> pressed(event, chip, column));
        chip.setOnMouseClicked(
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                        take(column);
                    }
                });
        drag.carry(
                chip,
                column.name(),
                target ->
                        target.ifPresent(
                                shelf ->
                                        desk.set(
                                                desk.edits()
                                                        .put(desk.spec(), shelf, column.name()))));
        return chip;
    }

    private void take(Column column) {
        var spec = desk.spec();
        desk.set(desk.edits().put(spec, desk.edits().best(spec, column), column.name()));
    }

    private void pressed(KeyEvent event, ColumnChip chip, Column column) {
        if (event.isAltDown() || event.isControlDown()) {
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> take(column);
            case LEFT, UP -> step(chip, -1);
            case RIGHT, DOWN -> step(chip, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(ColumnChip chip, int by) {
        var all = chips.getChildren();
        var next = all.get(Math.clamp(all.indexOf(chip) + (long) by, 0, all.size() - 1));
        chip.setFocusTraversable(false);
        next.setFocusTraversable(true);
        next.requestFocus();
    }
}
