package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.function.Function;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A line of text; an area where the text is long or has several lines, which a line would lose.
final class LineControl implements FieldControl {

    private static final int ROWS = 4;
    private static final int LONG = 80;

    private final Slot slot;
    private final Form form;
    private final Function<Value, String> text;
    private final Function<String, Value> parse;
    private final Binding binding;
    private final StackPane place = new StackPane();
    private TextInputControl input;

    /// @param text what the line shows of a value
    /// @param parse the value that a typed line is
    LineControl(Slot slot, Form form, Function<Value, String> text, Function<String, Value> parse) {
        this.slot = slot;
        this.form = form;
        this.text = text;
        this.parse = parse;
        binding = new Binding(slot, this::shown);
        input = place(new LineField());
    }

    private TextInputControl place(TextInputControl fresh) {
        Controls.name(fresh, slot);
        Controls.sealing(fresh, form);
        fresh.textProperty().addListener((_, _, typed) -> binding.type(parse.apply(typed)));
        place.getChildren().setAll(fresh);
        return fresh;
    }

    private void shown(Value value) {
        var now = text.apply(value);
        if (input instanceof TextField && !fits(now)) {
            var area = new TextArea();
            area.setPrefRowCount(ROWS);
            area.setWrapText(true);
            Controls.leavingByTab(area);
            input = place(area);
        }
        if (!now.equals(input.getText())) {
            input.setText(now);
        }
    }

    /// Elements of a list stand on one line where they can.
    private boolean fits(String now) {
        boolean element = slot.path().contains("[");
        return now.lines().count() <= 1 && (element || now.length() <= LONG);
    }

    @Override
    public Region region() {
        return place;
    }

    @Override
    public TextInputControl input() {
        return input;
    }

    @Override
    public void refresh() {
        binding.refresh();
    }
}
