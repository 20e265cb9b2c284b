package dev.millrace.ui.shell;

import dev.millrace.refactor.Span;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/// A text on one line with parts of it marked.
final class MarkedText {

    /// Characters shown around what is marked.
    private static final int AROUND = 48;

    private static final double WIDTH = 270;

    private MarkedText() {}

    /// @param style of the marked parts
    static FlowPane of(String text, List<Span> marks, String style) {
        var line = new FlowPane();
        int first = marks.isEmpty() ? 0 : marks.getFirst().from();
        int last = marks.isEmpty() ? Math.min(text.length(), AROUND) : marks.getLast().to();
        int at = Math.max(0, first - AROUND);
        int end = Math.min(text.length(), last + AROUND);
        add(line, at > 0 ? "…" : "", "");
        for (Span mark : marks) {
            add(line, text.substring(at, mark.from()), "");
            add(line, text.substring(mark.from(), mark.to()), style);
            at = mark.to();
        }
        add(line, text.substring(at, end) + (end < text.length() ? "…" : ""), "");
        line.setAccessibleText(text);
        line.setMinWidth(0);
        line.setPrefWidth(WIDTH);
        line.setPrefWrapLength(WIDTH);
        return line;
    }

    private static void add(FlowPane line, String part, String style) {
        if (part.isEmpty()) {
            return;
        }
        var label = new Label(part.replaceAll("\\s", " "));
        label.getStyleClass().add("mill-mono");
        if (!style.isEmpty()) {
            label.getStyleClass().add(style);
        }
        label.setWrapText(true);
        label.maxWidthProperty().bind(line.widthProperty());
        line.getChildren().add(label);
    }
}
