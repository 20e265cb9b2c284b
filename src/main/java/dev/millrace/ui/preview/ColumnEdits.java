package dev.millrace.ui.preview;

import java.util.Collection;
import java.util.Optional;
import java.util.stream.LongStream;

/// Changes which columns show, in which order and how wide. The current cell stays in its column.
/// FX thread only.
final class ColumnEdits {

    private final GridModel model;
    private final ColumnWidths widths;

    ColumnEdits(GridModel model, ColumnWidths widths) {
        this.model = model;
        this.widths = widths;
    }

    void hide(Collection<String> names) {
        model.columnsChanged(() -> model.columns().hide(names));
    }

    void show(Collection<String> names) {
        model.columnsChanged(() -> model.columns().show(names));
    }

    void showAll() {
        show(model.columns().hidden());
    }

    void resize(String name, double width) {
        model.columnsChanged(() -> model.columns().resize(name, width));
    }

    void move(int from, int to) {
        model.columnsChanged(() -> model.columns().move(from, to));
    }

    /// As wide as the rows in view ask for.
    void fit(int place) {
        var scroll = model.scroll();
        var rows = model.rows().now();
        var inView =
                LongStream.rangeClosed(scroll.firstRow(), scroll.lastRow())
                        .mapToObj(row -> rows.flatMap(held -> held.row(row)))
                        .flatMap(Optional::stream)
                        .toList();
        var fitted = widths.fitted(model.columns().at(place), inView, GridColumn.MOST);
        resize(fitted.name(), fitted.width());
    }
}
