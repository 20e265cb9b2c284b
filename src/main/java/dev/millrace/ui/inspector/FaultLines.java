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

    private List<Fault> shown = List.of();

    FaultLines() {
        getStyleClass().add("mill-faults");
        setVisible(false);
        setManaged(false);
    }

    void show(List<Fault> faults) {
        if (faults.equals(shown)) {
            return;
        }
        shown = List.copyOf(faults);
        getChildren().setAll(shown.stream().map(FaultLines::line).toList());
        setVisible(!shown.isEmpty());
        setManaged(!shown.isEmpty());
    }

    private static HBox line(Fault fault) {
        var tone = fault.isError() ? "danger" : "warning";
        var icon = new PathIcon(fault.isError() ? Glyphs.ERROR : Glyphs.WARNING, tone, ICON);
        var text = new Label(fault.message() + (fault.hint().isEmpty() ? "" : " " + fault.hint()));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add(tone);
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(6, icon, text);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
