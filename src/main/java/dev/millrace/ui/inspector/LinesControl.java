package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;

/// A list of values, one a line: quick to paste into, and the same for three values or three
/// thousand.
final class LinesControl implements FieldControl {

    private static final int FEWEST = 2;
    private static final int MOST = 10;

    private final TextArea area = new TextArea();
    private final Binding binding;

    LinesControl(Slot slot, Form form) {
        binding = new Binding(slot, this::shown);
        Controls.name(area, slot);
        Controls.sealing(area, form);
        Controls.leavingByTab(area);
        area.setPromptText("One value a line");
        area.getStyleClass().add("mill-mono");
        area.textProperty()
                .addListener(
                        (_, _, typed) -> {
                            binding.type(parse(typed));
                            area.setPrefRowCount(Math.clamp(typed.lines().count(), FEWEST, MOST));
                        });
        area.setPrefRowCount(FEWEST);
    }

    static Value.Items parse(String typed) {
        return new Value.Items(
                typed.lines().filter(line -> !line.isBlank()).map(ValueText::parse).toList());
    }

    static String text(List<Value> values) {
        return values.stream().map(LinesControl::line).collect(Collectors.joining("\n"));
    }

    /// NULL has a line too, which an empty one would not be.
    private static String line(Value value) {
        return value instanceof Value.Null ? "null" : ValueText.of(value);
    }

    private void shown(Value value) {
        area.setText(text(ShortForm.items(value)));
    }

    @Override
    public Region region() {
        return area;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
