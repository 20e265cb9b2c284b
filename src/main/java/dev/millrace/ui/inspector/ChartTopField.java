package dev.millrace.ui.inspector;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A line for how many of the largest groups a chart keeps; it takes digits only.
final class ChartTopField extends HBox {

    private final ChartDesk desk;
    private final LineField line = new LineField();
    private boolean showing;

    ChartTopField(ChartDesk desk) {
        super(6);
        this.desk = desk;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("mill-chart-top");
        var label = new Label("Largest only");
        label.getStyleClass().addAll("mill-member-label", "mill-shelf-label");
        label.setLabelFor(line);
        line.setId(desk.id("top"));
        line.setAccessibleText("How many of the largest groups are shown; empty: all");
        line.setPromptText("All groups");
        line.setTextFormatter(new TextFormatter<>(ChartTopField::digits));
        HBox.setHgrow(line, Priority.ALWAYS);
        Controls.sealing(line, desk.form());
        line.textProperty().addListener((_, _, typed) -> typed(typed));
        getChildren().addAll(label, line);
    }

    private static TextFormatter.Change digits(TextFormatter.Change change) {
        if (!change.getControlNewText().matches("\\d{0,4}")) {
            change.setText("");
            change.setRange(change.getRangeStart(), change.getRangeStart());
            change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
        }
        return change;
    }

    private void typed(String typed) {
        if (!showing) {
            long top = typed.isEmpty() ? 0 : Long.parseLong(typed);
            desk.type(ChartTop.with(desk.spec(), top));
        }
    }

    void refresh() {
        long top = ChartTop.of(desk.spec());
        showing = true;
        try {
            var text = top > 0 ? Long.toString(top) : "";
            boolean zero = top == 0 && line.getText().matches("0*");
            if (!text.equals(line.getText()) && !(zero && line.isFocused())) {
                line.setText(text);
            }
        } finally {
            showing = false;
        }
        boolean fits = ChartTop.fits(desk.spec());
        setVisible(fits);
        setManaged(fits);
    }
}
