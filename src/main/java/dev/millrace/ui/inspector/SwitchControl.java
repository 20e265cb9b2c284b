package dev.millrace.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import dev.millrace.model.Value;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// On or off; a line of text while the file holds something else, such as `${parameter}`.
final class SwitchControl implements FieldControl {

    private static final double LINE = 120;

    private final Slot slot;
    private final Binding binding;
    private final StackPane place = new StackPane();
    private final ToggleSwitch toggle = toggle();
    private final TextField line = new TextField();
    private Control input = toggle;

    SwitchControl(Slot slot, Form form) {
        this.slot = slot;
        binding = new Binding(slot, this::shown);
        place.setAlignment(Pos.CENTER_LEFT);
        line.setPrefWidth(LINE);
        Controls.name(toggle, slot);
        Controls.name(line, slot);
        Controls.sealing(line, form);
        toggle.selectedProperty().addListener((_, _, on) -> binding.set(Value.of(on)));
        line.textProperty().addListener((_, _, typed) -> type(typed));
        line.focusedProperty().addListener((_, _, _) -> settle());
        place.getChildren().setAll(toggle);
    }

    private void type(String typed) {
        binding.type(
                switch (typed.strip()) {
                    case "" -> slot.setting().defaultValue();
                    case "true" -> Value.of(true);
                    case "false" -> Value.of(false);
                    default -> Value.of(typed);
                });
        settle();
    }

    /// The switch is back once the line holds nothing else, but not while a person types into it.
    private void settle() {
        if (!line.isFocused() && slot.value() instanceof Value.Bool now) {
            shown(now);
        }
    }

    /// A switch that the space bar turns, too.
    static ToggleSwitch toggle() {
        var toggle = new ToggleSwitch();
        toggle.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        toggle.setMinWidth(Region.USE_PREF_SIZE);
        toggle.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER) {
                        toggle.fire();
                        event.consume();
                    }
                });
        toggle.setOnMousePressed(_ -> toggle.requestFocus());
        return toggle;
    }

    private void shown(Value value) {
        if (value instanceof Value.Bool(boolean on)) {
            toggle.setSelected(on);
            input = toggle;
        } else {
            line.setText(ValueText.plain(value));
            input = line;
        }
        place.getChildren().setAll(input);
    }

    @Override
    public Region region() {
        return place;
    }

    @Override
    public Control input() {
        return input;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
