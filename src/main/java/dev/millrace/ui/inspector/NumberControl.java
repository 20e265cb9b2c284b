package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/// A whole number, or `${parameter}` in its place. An empty line is the default; what is no number
/// stays in the line and out of the pipeline.
final class NumberControl implements FieldControl {

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");

    private final Slot slot;
    private final TextField field = new TextField();
    private final Binding binding;

    NumberControl(Slot slot, Form form) {
        this.slot = slot;
        binding = new Binding(slot, value -> field.setText(ValueText.plain(value)));
        Controls.name(field, slot);
        Controls.sealing(field, form);
        field.setPromptText(ValueText.plain(slot.setting().defaultValue()));
        field.textProperty()
                .addListener(
                        (_, _, typed) -> {
                            read(typed).ifPresent(binding::type);
                            form.recheck().run();
                        });
    }

    private Optional<Value> read(String typed) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return Optional.of(slot.setting().defaultValue());
        }
        if (WHOLE.matcher(text).matches()) {
            return Optional.of(new Value.Num(new BigDecimal(text)));
        }
        return text.startsWith("${") ? Optional.of(Value.of(text)) : Optional.empty();
    }

    @Override
    public Region region() {
        return field;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }

    @Override
    public List<Fault> show(SettingFaults faults, String path) {
        var mine =
                read(field.getText()).isPresent() ? faults.under(path) : List.of(notANumber(path));
        FieldControl.mark(field, mine);
        return mine;
    }

    private Fault notANumber(String path) {
        return Fault.of(
                        FaultCode.SETTING_WRONG_TYPE,
                        "\"" + field.getText().strip() + "\" is not a whole number.")
                .withHint("Write digits only, or ${name} for a parameter.")
                .at(Place.setting(path));
    }
}
