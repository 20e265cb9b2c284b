package dev.millrace.ui.inspector;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import javafx.scene.control.TextArea;

/// The chart as the text that the file holds.
final class ChartJson extends TextArea {

    private static final int FEWEST = 4;
    private static final int MOST = 18;

    private final Binding binding;

    ChartJson(Slot slot, Form form) {
        binding = new Binding(slot, value -> setText(text(value)));
        Controls.name(this, slot);
        Controls.sealing(this, form);
        Controls.leavingByTab(this);
        Controls.whenLeft(this, this::tidy);
        getStyleClass().add("mill-mono");
        setWrapText(true);
        setPrefRowCount(FEWEST);
        textProperty()
                .addListener(
                        (_, _, typed) -> {
                            binding.type(ValueText.parse(typed));
                            setPrefRowCount(Math.clamp(typed.lines().count(), FEWEST, MOST));
                        });
    }

    /// Written as the builder would, once nobody types.
    private void tidy() {
        if (ValueText.parse(getText()) instanceof Value.Fields fields) {
            setText(text(fields));
        }
    }

    private static String text(Value value) {
        return value instanceof Value.Fields ? Json.pretty(value).strip() : ValueText.of(value);
    }

    void refresh() {
        binding.refresh();
    }
}
