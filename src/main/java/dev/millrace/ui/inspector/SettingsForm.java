package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import dev.millrace.node.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.layout.VBox;

/// The form of a settings record, a field a setting in the order of the record. Fields come into
/// the window from pulse to pulse, as they are made; they leave it with the form and come again the
/// same way, since it is not the making alone that takes its time but the styles of all that is in
/// it.
final class SettingsForm extends VBox {

    private static final int BEFORE = 1; // children in front of the fields

    private final List<String> names;
    private final List<Slot> slots;
    private final Form form;
    private final FaultLines elsewhere;
    private final List<LabelledField> fields = new ArrayList<>(); // those that are made
    private final Slices slices = new Slices(this, this::goOn);
    private SettingFaults faults = SettingFaults.NONE;

    SettingsForm(
            List<Setting> settings, Supplier<Value.Fields> record, Slot.Saving saving, Form form) {
        this.form = form;
        getStyleClass().add("mill-form");
        elsewhere = new FaultLines(form.document().fixes());
        names = settings.stream().map(Setting::name).toList();
        slots = settings.stream().map(each -> Slot.of(settings, each, record, saving)).toList();
        getChildren().add(elsewhere);
        if (settings.isEmpty()) {
            getChildren().add(LabelledField.help("There is nothing to set."));
        } else {
            slices.begin();
            sceneProperty()
                    .addListener(
                            (_, _, now) -> {
                                if (now == null) {
                                    left();
                                }
                            });
        }
    }

    /// It leaves the window, and its fields leave it.
    private void left() {
        getChildren().remove(BEFORE, getChildren().size());
        slices.begin();
    }

    private int shown() {
        return getChildren().size() - BEFORE;
    }

    private boolean isWhole() {
        return shown() == slots.size();
    }

    /// Shows one more field.
    private boolean goOn() {
        if (isWhole()) {
            return false;
        }
        getChildren().add(shown() < fields.size() ? fields.get(shown()) : made());
        return !isWhole();
    }

    private LabelledField made() {
        var field = new LabelledField(slots.get(fields.size()), form);
        fields.add(field);
        field.refresh();
        field.show(faults);
        return field;
    }

    void refresh() {
        fields.forEach(LabelledField::refresh);
    }

    void show(SettingFaults found) {
        faults = found;
        elsewhere.show(found.elsewhere(names));
        fields.forEach(field -> field.show(found));
    }

    void focusFirst() {
        if (slots.isEmpty()) {
            return;
        }
        if (shown() == 0) {
            goOn();
        }
        fields.getFirst().focus();
    }
}
