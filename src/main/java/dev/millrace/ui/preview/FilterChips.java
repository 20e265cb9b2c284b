package dev.millrace.ui.preview;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/// The filters that hold, each with a way out. FX thread only.
final class FilterChips extends FlowPane {

    private static final double WIDEST = 260;

    private final GridModel model;
    private LookQuery shown = LookQuery.ALL;

    FilterChips(GridModel model) {
        super(6, 4);
        this.model = model;
        setId("grid-chips");
        setMinWidth(0);
        model.revisionProperty().subscribe(this::follow);
    }

    private void follow() {
        if (!model.query().filters().equals(shown.filters())) {
            var chips = new ArrayList<Node>();
            List<Filter> filters = model.query().filters();
            for (int i = 0; i < filters.size(); i++) {
                chips.add(chip(filters.get(i), i));
            }
            getChildren().setAll(chips);
        }
        shown = model.query();
    }

    private Button chip(Filter filter, int place) {
        var words = QueryEdits.words(filter);
        var chip = new Button(words + "  ×");
        chip.setMnemonicParsing(false);
        chip.setId("grid-chip-" + place);
        chip.getStyleClass().add("mill-grid-chip");
        chip.setMinWidth(0);
        chip.maxWidthProperty().bind(Bindings.min(WIDEST, widthProperty()));
        chip.setAccessibleText("Remove the filter: " + words);
        chip.setTooltip(new Tooltip("Remove the filter: " + words));
        chip.setOnAction(_ -> model.query(QueryEdits.without(model.query(), filter)));
        return chip;
    }
}
