package dev.millrace.ui.inspector;

import atlantafx.base.controls.ToggleSwitch;
import java.util.List;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import org.fxmisc.richtext.CodeArea;

/// Works controls as a person would, whatever they are.
final class Driver {

    static void change(Opened opened, String id) {
        var control = opened.find(id).orElseThrow();
        switch (control) {
            case TextInputControl input -> input.setText(other(input.getText()));
            case CodeArea code -> code.replaceText("1 + 1");
            case ToggleSwitch toggle -> toggle.fire();
            case ComboBox<?> combo ->
                    combo.getSelectionModel()
                            .select(combo.getSelectionModel().getSelectedIndex() == 0 ? 1 : 0);
            case Shares segments ->
                    segments.getChildren().stream()
                            .map(ToggleButton.class::cast)
                            .filter(button -> !button.isSelected())
                            .findFirst()
                            .orElseThrow()
                            .fire();
            default -> add(opened, id);
        }
    }

    private static String other(String text) {
        return text.matches("\\d+") ? "7" + text : text + "x";
    }

    /// Of a record its first member.
    private static void add(Opened opened, String id) {
        if (opened.find(id + "-add").isEmpty()) {
            var first =
                    Opened.within(opened.find(id).orElseThrow())
                            .map(Node::getId)
                            .filter(part -> part != null && part.startsWith(id + "."))
                            .findFirst();
            change(opened, first.orElseThrow());
            return;
        }
        switch (opened.find(id + "-add").orElseThrow()) {
            case TextField field -> {
                field.setText("fresh");
                field.getOnAction().handle(new ActionEvent());
            }
            case Button button -> button.fire();
            default -> throw new AssertionError(id);
        }
    }

    /// What the control shows, its parts too.
    static List<String> reading(Opened opened, String id) {
        return Opened.within(opened.find(id).orElseThrow())
                .map(Driver::reading)
                .filter(said -> !said.isEmpty())
                .toList();
    }

    private static String reading(Node node) {
        return switch (node) {
            case TextInputControl input -> input.getId() + "=" + input.getText();
            case CodeArea code -> code.getId() + "=" + code.getText();
            case ToggleSwitch toggle -> toggle.getId() + "=" + toggle.isSelected();
            case ToggleButton button -> button.getId() + "=" + button.isSelected();
            case ComboBox<?> combo -> combo.getId() + "=" + combo.getValue();
            case Chip chip -> chip.getId() + "=" + chip.name();
            default -> "";
        };
    }
}
