package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.ArrayList;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// A few short choices side by side. One that is none of them stands beside them as it is.
final class SegmentControl implements FieldControl {

    private final Slot slot;
    private final Binding binding;
    private final Segments box = new Segments();
    private final ToggleGroup group = new ToggleGroup();

    SegmentControl(Slot slot) {
        this.slot = slot;
        binding = new Binding(slot, this::shown);
        Controls.name(box, slot);
        box.getStyleClass().add("mill-segments");
        slot.setting().choices().forEach(this::add);
        group.selectedToggleProperty().addListener((_, old, now) -> selected(old, now));
    }

    /// Equal shares where every choice fits into one; else as the words need, whichever is chosen.
    private static final class Segments extends Shares {

        private static final String CHOSEN = "Inter SemiBold";
        private static final double AROUND = 12;

        @Override
        double share(Node child) {
            double widest = getChildren().stream().mapToDouble(Segments::words).max().orElse(0);
            return widest * getChildren().size() <= room() ? 1 : words(child);
        }

        private static double words(Node child) {
            var button = (ToggleButton) child;
            var text = new Text(button.getText());
            text.setFont(Font.font(CHOSEN, button.getFont().getSize()));
            return text.getLayoutBounds().getWidth() + AROUND;
        }
    }

    private ToggleButton add(String choice) {
        var button = new ToggleButton(Words.choice(choice));
        button.setUserData(choice);
        button.setToggleGroup(group);
        button.setId(box.getId() + "-" + choice);
        button.setAccessibleText(slot.label() + ": " + Words.choice(choice));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        box.getChildren().add(button);
        round();
        return button;
    }

    /// Only the outer corners are round.
    private void round() {
        var all = box.getChildren();
        for (Node button : all) {
            button.getStyleClass().removeAll("first", "last");
        }
        all.getFirst().getStyleClass().add("first");
        all.getLast().getStyleClass().add("last");
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
            round();
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
