package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.ui.fx.PathIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Colours by conditions, in the order in which they are asked, and the colour of all else.
final class ChartThresholdsField extends VBox {

    private static final String HELP = "Colours by a condition: below 0 bad, above 100 good.";

    private final ChartDesk desk;
    private final VBox rows = new VBox(6);
    private final HBox rest = new HBox(6);
    private final ChartColourField otherwise;
    private final Button add = new Button("Condition", new PathIcon(Glyphs.ADD, "", 12));
    private List<ThresholdRow> shown = List.of();

    ChartThresholdsField(ChartDesk desk) {
        super(5);
        this.desk = desk;
        setId(desk.id("thresholds"));
        getStyleClass().add("mill-thresholds");
        var label = new Label("Threshold colours");
        label.getStyleClass().add("mill-member-label");
        otherwise =
                new ChartColourField(
                        desk.id("threshold-else"),
                        "Colour where no condition is true",
                        desk.form(),
                        next -> desk.set(ChartThresholds.otherwise(desk.spec(), next)),
                        next -> desk.type(ChartThresholds.otherwise(desk.spec(), next)));
        var caption = new Label("All else");
        caption.getStyleClass().addAll("mill-member-label", "mill-shelf-label");
        HBox.setHgrow(otherwise, Priority.ALWAYS);
        rest.setAlignment(Pos.CENTER_LEFT);
        rest.getStyleClass().add("mill-shelf-options");
        rest.getChildren().addAll(caption, otherwise);
        add.setId(desk.id("add-threshold"));
        add.getStyleClass().add("mill-chart-button");
        add.setAccessibleText("Condition. " + HELP);
        add.setTooltip(new Tooltip(HELP));
        add.setOnAction(_ -> add());
        getChildren().addAll(label, rows, rest, add);
    }

    /// The first one is about zero, the next ones about what is above.
    private void add() {
        var spec = desk.spec();
        var all = ChartThresholds.all(spec);
        var fields = ChartThresholds.fields(spec);
        boolean first = all.isEmpty();
        var field =
                all.stream()
                        .flatMap(each -> ChartThresholds.rule(each).stream())
                        .map(ChartThresholds.Rule::field)
                        .filter(fields::contains)
                        .findFirst()
                        .orElseGet(fields::getFirst);
        var rule =
                new ChartThresholds.Rule(
                        field, first ? "lt" : "gt", Value.of(0), first ? "@bad" : "@good");
        desk.set(ChartThresholds.added(spec, rule));
        shown.getLast().focus();
        Scrolling.reveal(this);
    }

    void refresh() {
        var spec = desk.spec();
        var all = ChartThresholds.all(spec);
        if (all.size() != shown.size()) {
            build(all.size());
        }
        for (int i = 0; i < all.size(); i++) {
            var row = shown.get(i);
            ChartThresholds.rule(all.get(i)).ifPresentOrElse(row::show, row::byHand);
        }
        otherwise.show(ChartThresholds.otherwise(spec));
        visible(rest, !all.isEmpty() && !ChartThresholds.hasColumn(spec));
        visible(rows, !all.isEmpty());
        visible(add, !ChartThresholds.fields(spec).isEmpty());
        visible(this, ChartThresholds.fits(spec));
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    private void build(int count) {
        boolean fewer = count < shown.size();
        boolean held = fewer && getScene() != null && holds(getScene().getFocusOwner());
        var next = new ArrayList<>(fewer ? List.<ThresholdRow>of() : shown);
        for (int i = next.size(); i < count; i++) {
            int index = i;
            next.add(
                    new ThresholdRow(
                            desk,
                            desk.id("threshold-" + (i + 1)),
                            rule -> desk.set(ChartThresholds.replaced(desk.spec(), index, rule)),
                            rule -> desk.type(ChartThresholds.replaced(desk.spec(), index, rule)),
                            () -> desk.set(ChartThresholds.removed(desk.spec(), index))));
        }
        shown = List.copyOf(next);
        rows.getChildren().setAll(shown);
        if (held) {
            add.requestFocus();
        }
    }

    private boolean holds(@Nullable Node focused) {
        for (Node at = focused; at != null; at = at.getParent()) {
            if (at.equals(rows)) {
                return true;
            }
        }
        return false;
    }
}
