package dev.millrace.ui.preview;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A text of any length to read and to copy from, in parts that are laid out at once without
/// holding up the window: a million characters would take it half a second. FX thread only.
final class LongText extends VBox {

    static final int PART = 50_000;

    private final TextArea area = new TextArea();
    private final Label place = new Label();
    private final Button back = button("grid-value-back", "‹", "Part before");
    private final Button on = button("grid-value-on", "›", "Part behind");
    private final HBox parts = new HBox(4, back, on, place);
    private String text = "";
    private int from;

    LongText() {
        super(4);
        area.setId("grid-value-text");
        area.setAccessibleText("Value");
        area.setEditable(false);
        area.setWrapText(true);
        VBox.setVgrow(area, Priority.ALWAYS);
        place.setId("grid-value-part");
        place.getStyleClass().add("mill-grid-figure");
        parts.setAlignment(Pos.CENTER_LEFT);
        back.setOnAction(_ -> go(Math.max(0, from - PART)));
        on.setOnAction(_ -> go(from + PART));
        getChildren().setAll(area, parts);
    }

    private static Button button(String id, String title, String says) {
        var button = new Button(title);
        button.setId(id);
        button.getStyleClass().add("mill-grid-tool");
        button.setAccessibleText(says);
        button.setTooltip(new Tooltip(says));
        return button;
    }

    void show(String newText) {
        if (!newText.equals(text) || area.getText().isEmpty()) {
            text = newText;
            go(0);
        }
    }

    private void go(int newFrom) {
        from = boundary(newFrom);
        int to = boundary(Math.min(text.length(), newFrom + PART));
        area.setText(text.substring(from, to));
        boolean several = text.length() > PART;
        parts.setVisible(several);
        parts.setManaged(several);
        back.setDisable(from == 0);
        on.setDisable(to == text.length());
        place.setAccessibleText("Characters in view");
        place.setText(
                Figures.grouped(from + 1L)
                        + " … "
                        + Figures.grouped(to)
                        + " of "
                        + Figures.grouped(text.length()));
    }

    /// Never between the halves of a character.
    private int boundary(int at) {
        boolean splits =
                at > 0
                        && at < text.length()
                        && Character.isLowSurrogate(text.charAt(at))
                        && Character.isHighSurrogate(text.charAt(at - 1));
        return splits ? at - 1 : at;
    }
}
