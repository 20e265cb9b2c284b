package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import java.util.Objects;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All statistics of a column. FX thread only.
final class FactsView extends VBox {

    private @Nullable ColumnStatistics shown;

    FactsView() {
        super(3);
        setId("grid-facts");
        getStyleClass().add("mill-grid-facts");
    }

    void show(@Nullable GridColumn column, @Nullable ColumnStatistics facts) {
        if (Objects.equals(facts, shown)) {
            return;
        }
        shown = facts;
        getChildren().clear();
        if (column == null || facts == null) {
            return;
        }
        var title = new Label(column.name());
        title.getStyleClass().add("mill-grid-popup-title");
        getChildren().add(title);
        line("rows", Figures.grouped(facts.rows()));
        line("null", nulls(facts));
        line("distinct", FactsText.distinct(facts));
        facts.range()
                .ifPresent(
                        range -> {
                            line("least", FactsText.end(range.least(), column.kind()));
                            line("most", FactsText.end(range.most(), column.kind()));
                        });
        if (!facts.top().isEmpty()) {
            var caption = new Label("Most frequent");
            caption.getStyleClass().addAll("mill-muted", "mill-grid-caption");
            getChildren().add(caption);
            facts.top().forEach(top -> getChildren().add(TopValues.line(top, facts.rows())));
        }
    }

    private static String nulls(ColumnStatistics facts) {
        return facts.nulls() == 0
                ? "none"
                : Figures.percent(facts.nullShare()) + " · " + Figures.grouped(facts.nulls());
    }

    private void line(String name, String value) {
        var label = new Label(name);
        label.getStyleClass().add("mill-muted");
        label.setMinWidth(Region.USE_PREF_SIZE);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var text = new Label(CellText.shown(value));
        text.setMinWidth(0);
        text.getStyleClass().add("mill-grid-figure");
        var line = new HBox(10, label, room, text);
        line.setAccessibleText(name + " " + value);
        getChildren().add(line);
    }
}
