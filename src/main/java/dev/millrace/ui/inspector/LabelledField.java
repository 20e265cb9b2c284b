package dev.millrace.ui.inspector;

import dev.millrace.node.Setting;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A setting of the form: label, control, help, and what is wrong with it.
final class LabelledField extends VBox {

    private final Slot slot;
    private final FieldControl control;
    private final FaultLines faults;
    private @Nullable Label remark;

    LabelledField(Slot slot, Form form) {
        this.slot = slot;
        faults = new FaultLines(form.document().fixes());
        control = Controls.of(slot, form);
        getStyleClass().add("mill-field");
        var label = new Label(slot.setting().label());
        label.getStyleClass().add("mill-field-label");
        label.setLabelFor(control.input());
        if (slot.setting().kind() == Setting.Kind.SWITCH && !slot.isList()) {
            getChildren().add(besides(label, control.region()));
        } else {
            getChildren().addAll(label, control.region());
        }
        getChildren().add(faults);
        if (!slot.setting().help().isEmpty()) {
            getChildren().add(help(slot.setting().help()));
        }
    }

    private static HBox besides(Label label, Node control) {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var line = new HBox(8, label, room, control);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    static Label help(String text) {
        var help = new Label(text);
        help.setWrapText(true);
        help.setMinHeight(Region.USE_PREF_SIZE);
        help.getStyleClass().addAll("mill-muted", "mill-field-help");
        return help;
    }

    void refresh() {
        control.refresh();
    }

    void show(SettingFaults found) {
        faults.show(control.show(found, slot.path()));
        remark(found.remark(slot.path()));
    }

    /// Stands directly beneath the control.
    private void remark(String text) {
        if (remark == null && text.isEmpty()) {
            return;
        }
        if (remark == null) {
            remark = help("");
            remark.getStyleClass().add("mill-remark");
            getChildren().add(getChildren().indexOf(faults), remark);
        }
        remark.setText(text);
        remark.setVisible(!text.isEmpty());
        remark.setManaged(!text.isEmpty());
    }

    void focus() {
        control.focus();
    }
}
