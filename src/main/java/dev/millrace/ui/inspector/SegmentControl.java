package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A few short choices side by side. One that is none of them stands beside them as it is.
final class SegmentControl implements FieldControl {

    private final Slot slot;
    private final Binding binding;
    private final HBox box = new HBox();
    private final ToggleGroup group = new ToggleGroup();

    SegmentControl(Slot slot) {
        this.slot = slot;
        binding = new Binding(slot, this::shown);
        Controls.name(box, slot);
        box.getStyleClass().add("mill-segments");
        slot.setting().choices().forEach(this::add);
        group.selectedToggleProperty().addListener((_, old, now) -> selected(old, now));
    }

    private ToggleButton add(String choice) {
        var button = new ToggleButton(Words.choice(choice));
        button.setUserData(choice);
        button.setToggleGroup(group);
        button.setId(box.getId() + "-" + choice);
        button.setAccessibleText(slot.label() + ": " + Words.choice(choice));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        HBox.setHgrow(button, Priority.ALWAYS);
        box.getChildren().add(button);
        return button;
    }

    private void selected(Toggle old, Toggle now) {
        if (now != null) {
            binding.set(Value.of(now.getUserData().toString()));
        } else if (old != null && group.equals(old.getToggleGroup())) {
            old.setSelected(true);
        }
    }

    private void shown(Value value) {
        var choice = ValueText.plain(value);
        int known = slot.setting().choices().size();
        if (box.getChildren().size() > known) {
            ((ToggleButton) box.getChildren().removeLast()).setToggleGroup(null);
        }
        for (Toggle toggle : new ArrayList<>(group.getToggles())) {
            if (choice.equals(toggle.getUserData())) {
                group.selectToggle(toggle);
                return;
            }
        }
        group.selectToggle(add(choice));
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }

    @Override
    public void focus() {
        if (group.getSelectedToggle() instanceof Node selected) {
            selected.requestFocus();
        }
    }
}
