package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.VBox;

/// The form of a settings record, a field a setting in the order of the record.
final class SettingsForm extends VBox {

    private final List<String> names;
    private final FaultLines elsewhere;
    private final List<LabelledField> fields;

    SettingsForm(
            List<Setting> settings, Supplier<Value.Fields> record, Slot.Saving saving, Form form) {
        getStyleClass().add("mill-form");
        elsewhere = new FaultLines(form.document().fixes());
        names = settings.stream().map(Setting::name).toList();
        fields =
                settings.stream()
                        .map(each -> Slot.of(settings, each, record, saving))
                        .map(slot -> new LabelledField(slot, form))
                        .toList();
        getChildren().add(elsewhere);
        getChildren().addAll(fields);
        if (settings.isEmpty()) {
            getChildren().add(LabelledField.help("There is nothing to set."));
        }
    }

    void refresh() {
        fields.forEach(LabelledField::refresh);
    }

    void show(SettingFaults faults) {
        elsewhere.show(faults.elsewhere(names));
        fields.forEach(field -> field.show(faults));
    }

    void focusFirst() {
        if (!fields.isEmpty()) {
            fields.getFirst().focus();
        }
    }
}
