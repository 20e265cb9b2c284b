package dev.millrace.ui.inspector;

import dev.millrace.fault.Fault;
import dev.millrace.ui.fx.PathIcon;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is wrong, a line each, beneath what it is about.
final class FaultLines extends VBox {

    private static final double ICON = 13;

    private record Line(String text, boolean isError) {}

    private List<Line> shown = List.of();

    FaultLines() {
        getStyleClass().add("mill-faults");
        setVisible(false);
        setManaged(false);
    }

    void show(List<Fault> faults) {
        lines(faults.stream().map(fault -> new Line(text(fault), fault.isError())).toList());
    }

    /// @param text empty: there is nothing to warn of
    void warn(String text) {
        lines(text.isEmpty() ? List.of() : List.of(new Line(text, false)));
    }

    private void lines(List<Line> lines) {
        if (lines.equals(shown)) {
            return;
        }
        shown = lines;
        getChildren().setAll(shown.stream().map(FaultLines::line).toList());
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private static String text(Fault fault) {
        return fault.message() + (fault.hint().isEmpty() ? "" : " " + fault.hint());
    }

    private static HBox line(Line said) {
        var tone = said.isError() ? "danger" : "warning";
        var icon = new PathIcon(said.isError() ? Glyphs.ERROR : Glyphs.WARNING, tone, ICON);
        var text = new Label(said.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add(tone);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(6, icon, text);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
