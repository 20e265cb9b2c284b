package dev.millrace.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A member on a card. The first one and SQL say by their prompt what they are, the others by a
/// label at their left. Its control is made when it is first shown; once shown it stays, so that
/// nothing vanishes under the hands.
final class MemberField extends VBox {

    private static final double LABEL = 88;
    private static final double LOWEST = 20;

    private final Slot slot;
    private final Form form;
    private final FaultLines lines;
    private final boolean first;
    private @Nullable FieldControl made;

    MemberField(Slot slot, Form form, boolean first) {
        super(3);
        this.slot = slot;
        this.form = form;
        lines = new FaultLines(form.document().fixes());
        this.first = first;
        setVisible(false);
        setManaged(false);
    }

    private FieldControl control() {
        var control = made;
        if (control == null) {
            control = Controls.of(slot, form);
            made = control;
            fill(control);
        }
        return control;
    }

    private void fill(FieldControl control) {
        var region = control.region();
        if (control.input() instanceof TextField field && field.getPromptText().isEmpty()) {
            field.setPromptText(slot.setting().label());
        } else if (control instanceof CodeControl code) {
            code.prompt(slot.setting().label());
        }
        if (first || Controls.isCode(slot.setting())) {
            getChildren().add(region);
        } else {
            var label = new Label(slot.setting().label());
            label.setMinWidth(LABEL);
            label.setPrefWidth(LABEL);
            label.getStyleClass().addAll("mill-muted", "mill-member-label");
            if (slot.isList()) {
                label.getStyleClass().add("of-list");
            }
            label.setTooltip(new Tooltip(slot.setting().help()));
            label.setLabelFor(control.input());
            HBox.setHgrow(region, Priority.ALWAYS);
            var line = new Line(label, region);
            line.setAlignment(slot.isList() ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
            getChildren().add(line);
        }
        getChildren().add(lines);
    }

    /// A box asks chips how tall they are before it knows how wide they may be.
    private static final class Line extends HBox {

        private final Region control;

        Line(Label label, Region control) {
            super(label, control);
            this.control = control;
        }

        @Override
        protected double computeMinHeight(double width) {
            return computePrefHeight(width);
        }

        @Override
        protected double computePrefHeight(double width) {
            return width > LABEL
                    ? Math.max(LOWEST, control.prefHeight(width - LABEL))
                    : super.computePrefHeight(width);
        }
    }

    boolean isFirst() {
        return first;
    }

    void reveal(boolean visible) {
        setVisible(visible);
        setManaged(visible);
        if (visible) {
            control().refresh();
        }
    }

    void refresh() {
        boolean given = !slot.value().equals(slot.setting().defaultValue());
        if (given || slot.setting().required()) {
            reveal(true);
        } else if (made != null) {
            made.refresh();
        }
    }

    void show(SettingFaults faults) {
        if (!faults.under(slot.path()).isEmpty()) {
            reveal(true);
        }
        if (made != null) {
            lines.show(made.show(faults, slot.path()));
        }
    }

    void focus() {
        control().focus();
    }
}
