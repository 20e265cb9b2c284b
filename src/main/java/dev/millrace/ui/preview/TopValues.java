package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// A frequent value with a bar as long as its share.
final class TopValues {

    private static final double BAR = 60;
    private static final double LEAST = 2;

    private TopValues() {}

    /// @param rows of which the value has some
    static HBox line(ColumnStatistics.Top top, long rows) {
        var text = new Label(top.value().isEmpty() ? "empty text" : CellText.shown(top.value()));
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        if (top.value().isEmpty()) {
            text.getStyleClass().add("mill-muted");
        }
        HBox.setHgrow(text, Priority.ALWAYS);
        var bar = new Region();
        bar.getStyleClass().add("mill-grid-bar");
        double width = rows == 0 ? LEAST : Math.max(LEAST, BAR * top.rows() / rows);
        bar.setMaxSize(width, 8);
        var track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(BAR);
        track.setPrefWidth(BAR);
        var count = new Label(Figures.grouped(top.rows()));
        count.getStyleClass().add("mill-grid-figure");
        count.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(8, text, track, count);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
