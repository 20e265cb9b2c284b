package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import java.util.List;

/// What the parts of a chart builder share: the chart as it is now, and how it is changed.
record ChartDesk(Slot slot, Form form) {

    /// Empty also for a value that is no chart at all.
    ChartSpec spec() {
        return ChartSpec.of(slot.value()).orElse(ChartSpec.EMPTY);
    }

    List<Column> columns() {
        return form.inputs().get().of(slot.setting().name());
    }

    ChartEdits edits() {
        return new ChartEdits(columns());
    }

    /// A change that is a step of its own.
    void set(ChartSpec spec) {
        if (!spec.equals(spec())) {
            form.seal();
            slot.set(spec.tree());
        }
    }

    /// A change of a burst of key presses.
    void type(ChartSpec spec) {
        if (!spec.equals(spec())) {
            slot.type(spec.tree());
        }
    }

    /// The id of a part: `setting-chart-x`.
    String id(String part) {
        return "setting-" + slot.path() + "-" + part;
    }

    String id(ChartShelf shelf) {
        return id(shelf.channel());
    }
}
