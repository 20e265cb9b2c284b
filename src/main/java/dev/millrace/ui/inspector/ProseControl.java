package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A long text, as tall as it is within bounds, and beneath it the inputs that it can name: a click
/// writes one where the caret stands.
final class ProseControl implements FieldControl {

    private static final int LEAST_ROWS = 16;
    private static final int MOST_ROWS = 36;

    /// Letters of a line, about, in a form of usual width.
    private static final int LINE = 46;

    private static final String PROMPT =
            "# What happened\n\nThere were {{orders_figure}} orders.\n\n{{orders_by_month}}";

    private final Form form;
    private final Binding binding;
    private final TextArea area = new TextArea();
    private final FlowPane names = new FlowPane(8, 2);
    private final VBox box = new VBox(4, area, names);
    private List<String> offered = List.of();

    ProseControl(Slot slot, Form form) {
        this.form = form;
        binding = new Binding(slot, value -> shown(ValueText.plain(value)));
        area.setWrapText(true);
        area.setPromptText(PROMPT);
        area.setPrefRowCount(LEAST_ROWS);
        area.textProperty()
                .addListener(
                        (_, _, typed) -> {
                            binding.type(Value.of(typed));
                            area.setPrefRowCount(rows(typed));
                        });
        Controls.name(area, slot);
        Controls.leavingByTab(area);
        Controls.sealing(area, form);
        names.setId("names-" + slot.path());
    }

    private static int rows(String text) {
        long rows = 1 + text.lines().mapToLong(line -> 1 + line.length() / LINE).sum();
        return Math.clamp(rows, LEAST_ROWS, MOST_ROWS);
    }

    private void shown(String text) {
        if (!text.equals(area.getText())) {
            int caret = area.getCaretPosition();
            area.setText(text);
            area.positionCaret(Math.min(caret, text.length()));
        }
    }

    /// One that is not named yet is to be seen at once.
    private void offer() {
        var now = form.inputs().get().tables(true).stream().map(table -> table.name()).toList();
        if (now.equals(offered)) {
            return;
        }
        offered = now;
        names.getChildren().clear();
        if (!now.isEmpty()) {
            var label = new Label("Insert");
            label.getStyleClass().add("mill-muted");
            names.getChildren().add(label);
        }
        now.forEach(name -> names.getChildren().add(link(name)));
    }

    private Hyperlink link(String name) {
        var link = new Hyperlink(name);
        link.setId("name-" + name);
        link.setAccessibleText("Insert the input " + name);
        link.setTooltip(new Tooltip("Writes {{" + name + "}} where the caret stands"));
        link.setOnAction(
                _ -> {
                    area.replaceSelection("{{" + name + "}}");
                    area.requestFocus();
                });
        return link;
    }

    @Override
    public Region region() {
        return box;
    }

    @Override
    public TextInputControl input() {
        return area;
    }

    @Override
    public void refresh() {
        binding.refresh();
        offer();
    }
}
