package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridGeometry.Spot;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/// Says of what is under the mouse what does not show. FX thread only.
final class GridHint {

    private static final double WIDTH = 420;

    private final GridModel model;
    private final Node owner;
    private final Tooltip tooltip = new Tooltip();
    private Spot spot = new Spot.Nothing();

    GridHint(GridModel model, Node owner) {
        this.model = model;
        this.owner = owner;
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(WIDTH);
    }

    void at(Spot newSpot) {
        if (newSpot.equals(spot)) {
            return;
        }
        spot = newSpot;
        tooltip.hide();
        Tooltip.uninstall(owner, tooltip);
        var text = text();
        if (!text.isEmpty()) {
            tooltip.setText(text);
            Tooltip.install(owner, tooltip);
        }
    }

    private String text() {
        return switch (spot) {
            case Spot.Header(int column) -> header(model.columns().at(column));
            case Spot.Funnel(int column) -> "Filter " + model.columns().at(column).name();
            case Spot.Cell(long row, int column) -> cell(row, model.columns().at(column));
            default -> "";
        };
    }

    private String header(GridColumn column) {
        var said = column.name() + "\n" + column.column().type();
        var facts = model.facts().of(column.name());
        if (facts.isEmpty()) {
            return said;
        }
        var known = facts.get();
        said += "\n" + FactsText.range(known, column.kind());
        if (column.kind().isRanged()) {
            said += ", " + FactsText.distinct(known);
        }
        return known.nulls() == 0
                ? said
                : said + "\n" + Figures.percent(known.nullShare()) + " NULL";
    }

    private String cell(long row, GridColumn column) {
        var value = model.rows().has(row) ? model.rows().value(row, column.name()) : "-";
        return value != null && value.isEmpty() ? "empty text" : "";
    }
}
