package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Builds a chart without JSON: a mark, shelves for columns, and charts to choose from. The JSON is
/// there for those who want it, and for what the shelves cannot say.
final class ChartControl implements FieldControl {

    private static final String NO_CHART =
            "This is no chart yet: a chart is a JSON object. Correct the text, or empty it.";

    private final Slot slot;
    private final ChartDesk desk;
    private final VBox box = new VBox();
    private final ToggleButton showMe = new ToggleButton("Show me");
    private final ToggleButton json = new ToggleButton("JSON");
    private final Button swap = new Button("", new PathIcon(ChartGlyphs.SWAP, "", 14));
    private final Label limits = LabelledField.help("");
    private final Label others = LabelledField.help("");
    private final ChartProposals proposals;
    private final ChartMarks marks;
    private final ChartPalette palette;
    private final VBox shelves = new VBox();
    private final Map<ChartShelf, ShelfRow> rows = new EnumMap<>(ChartShelf.class);
    private final ChartDrag drag;
    private final ChartTopField top;
    private final ChartThresholdsField thresholds;
    private final ChartAnnotations annotations;
    private final ChartJson text;
    private boolean decided;

    ChartControl(Slot slot, Form form) {
        this.slot = slot;
        desk = new ChartDesk(slot, form);
        box.setId(desk.id("builder"));
        box.getStyleClass().add("mill-chart");
        drag = new ChartDrag(box, this::shownRows);
        proposals = new ChartProposals(desk);
        marks = new ChartMarks(desk);
        palette = new ChartPalette(desk, drag);
        top = new ChartTopField(desk);
        thresholds = new ChartThresholdsField(desk);
        annotations = new ChartAnnotations(desk);
        text = new ChartJson(slot, form);
        shelves.getStyleClass().add("mill-shelves");
        limits.setId(desk.id("limits"));
        limits.getStyleClass().add("mill-remark");
        others.setId(desk.id("others"));
        box.getChildren().addAll(0, parts());
        showMe.selectedProperty().subscribe((_, on) -> shows(on));
        json.selectedProperty().subscribe(this::refresh);
        visible(proposals, false);
        refresh();
    }

    private List<Node> parts() {
        button(showMe, "show-me", "Proposes charts by the columns of the input.");
        button(json, "json", "Shows the chart as the text of the file: Vega-Lite.");
        showMe.setGraphic(new PathIcon(ChartGlyphs.PROPOSE, "", 13));
        swap.setId(desk.id("swap"));
        swap.setAccessibleText("Swap X and Y");
        swap.setTooltip(new Tooltip("Swap X and Y"));
        swap.getStyleClass().add("mill-chart-button");
        swap.setOnAction(_ -> desk.set(desk.spec().swapped()));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var head = new HBox(6, showMe, room, swap, json);
        head.setAlignment(Pos.CENTER_LEFT);
        return List.of(
                head,
                limits,
                proposals,
                marks,
                palette,
                shelves,
                top,
                thresholds,
                annotations,
                others,
                text);
    }

    private void button(ToggleButton button, String part, String help) {
        button.setId(desk.id(part));
        button.setAccessibleText(button.getText() + ". " + help);
        button.setTooltip(new Tooltip(help));
        button.getStyleClass().add("mill-chart-button");
    }

    private void shows(boolean on) {
        if (on) {
            proposals.open();
        }
        visible(proposals, on);
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private List<ShelfRow> shownRows() {
        return shelves.getChildren().stream().map(ShelfRow.class::cast).toList();
    }

    @Override
    public void refresh() {
        var read = ChartSpec.of(slot.value());
        boolean isChart = read.isPresent();
        var spec = desk.spec();
        var said = isChart ? spec.limits() : NO_CHART;
        limits.setText(said);
        visible(limits, !said.isEmpty());
        visible(marks, isChart && !spec.hasLayers());
        visible(palette, isChart);
        visible(shelves, isChart);
        visible(swap, isChart && hasAxes(spec));
        marks.refresh();
        fill(spec);
        var kept = spec.others();
        others.setText("Kept, and edited as JSON: " + String.join(", ", kept) + ".");
        visible(others, !kept.isEmpty());
        top.refresh();
        text.refresh();
        visible(text, json.isSelected() || !said.isEmpty());
        json.setDisable(!said.isEmpty());
        columns();
    }

    private static boolean hasAxes(ChartSpec spec) {
        return !spec.entries(ChartShelf.X).isEmpty() || !spec.entries(ChartShelf.Y).isEmpty();
    }

    /// A shelf keeps its row, and with it the focus and what is open.
    private void fill(ChartSpec spec) {
        var next = new ArrayList<Node>();
        for (ChartShelf shelf : ChartShelf.of(spec)) {
            next.add(rows.computeIfAbsent(shelf, _ -> new ShelfRow(desk, shelf, drag)));
        }
        if (!next.equals(List.copyOf(shelves.getChildren()))) {
            shelves.getChildren().setAll(next);
        }
        shownRows().forEach(ShelfRow::refresh);
    }

    /// The columns of the input come later than the node: they are asked of the engine.
    private void columns() {
        palette.refresh();
        shownRows().forEach(ShelfRow::refresh);
        thresholds.refresh();
        annotations.refresh();
        if (!desk.columns().isEmpty() && !decided) {
            decided = true;
            showMe.setSelected(desk.spec().encoding().isEmpty() && !desk.spec().hasLayers());
        }
        if (showMe.isSelected()) {
            proposals.refresh();
        }
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public Region input() {
        return text;
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        columns();
        var spec = desk.spec();
        for (ShelfRow row : shownRows()) {
            row.show(faults.under(path + "." + spec.path(row.shelf())));
        }
        FieldControl.mark(marks.row(), faults.under(path + "." + spec.place() + "mark"));
        var mine = faults.under(path);
        FieldControl.mark(text, mine);
        return mine;
    }

    @Override
    public void focus() {
        if (marks.isVisible()) {
            marks.focus();
        } else {
            text.requestFocus();
        }
    }
}
