package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;

/// Many choices in a list that drops down. One that is none of them stands in it as it is.
final class ChoiceControl implements FieldControl {

    private final Slot slot;
    private final Binding binding;
    private final ComboBox<String> combo = new ComboBox<>();

    ChoiceControl(Slot slot) {
        this.slot = slot;
        binding = new Binding(slot, this::shown);
        Controls.name(combo, slot);
        combo.setMaxWidth(Double.MAX_VALUE);
        combo.getItems().setAll(slot.setting().choices());
        combo.setConverter(new ChoiceWords());
        combo.valueProperty()
                .addListener(
                        (_, _, choice) -> {
                            if (choice != null) {
                                binding.set(Value.of(choice));
                            }
                        });
    }

    private static final class ChoiceWords extends StringConverter<String> {

        @Override
        public String toString(String choice) {
            return choice == null ? "" : Words.choice(choice);
        }

        @Override
        public String fromString(String words) {
            return words;
        }
    }

    private void shown(Value value) {
        var choice = ValueText.plain(value);
        var known = slot.setting().choices();
        if (known.contains(choice)) {
            combo.setValue(choice);
            combo.getItems().removeIf(item -> !known.contains(item));
        } else {
            combo.getItems().removeIf(item -> !known.contains(item));
            combo.getItems().add(choice);
            combo.setValue(choice);
        }
    }

    @Override
    public Region region() {
        return combo;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
