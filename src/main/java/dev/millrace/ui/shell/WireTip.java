package dev.millrace.ui.shell;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.model.Figures;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is told of a wire under the mouse: its ends, its rows and columns, and how one of them is
/// spread.
final class WireTip extends VBox {

    private static final Pattern AMOUNT = Pattern.compile("DECIMAL.*|DOUBLE|FLOAT");
    private static final double BAR_HEIGHT = 18;
    private static final double BAR_WIDTH = 5;
    private static final double WIDEST = 320;

    /// @param title such as `Orders to Contract`
    WireTip(String title, Looked looked, LookSummary summary) {
        setId("wire-tip");
        getStyleClass().add("mill-wire-tip");
        var head = new Label(title);
        head.getStyleClass().add("mill-strong");
        getChildren().add(head);
        row("rows", rows(looked, summary));
        row("columns", Figures.number(looked.rows().schema().columns().size()));
        double cells = summary.columns().stream().mapToLong(ColumnStatistics::rows).sum();
        double nulls = summary.columns().stream().mapToLong(ColumnStatistics::nulls).sum();
        if (cells > 0) {
            row("null share", String.format(Locale.ROOT, "%.1f %%", 100 * nulls / cells));
        }
        spread(looked, summary).ifPresent(this::bars);
    }

    /// Of a broken wire.
    ///
    /// @param why sentences that name what changed
    WireTip(String title, List<String> why) {
        setId("wire-tip");
        getStyleClass().add("mill-wire-tip");
        var head = new Label(title);
        head.getStyleClass().add("mill-strong");
        getChildren().add(head);
        for (String sentence : why) {
            var text = new Label(sentence);
            text.setWrapText(true);
            text.setMaxWidth(WIDEST);
            text.getStyleClass().add("mill-broken");
            getChildren().add(text);
        }
    }

    private static String rows(Looked looked, LookSummary summary) {
        if (summary.count().isPresent()) {
            return Figures.number(summary.count().getAsLong());
        }
        if (summary.estimate().isPresent()) {
            return "about " + Figures.number(summary.estimate().getAsLong());
        }
        return looked.extent().kind() == Looked.Kind.SAMPLED ? "sampled" : "not counted";
    }

    /// A column that tells something: an amount if there is one, no key.
    private static Optional<ColumnStatistics> spread(Looked looked, LookSummary summary) {
        return summary.columns().stream()
                .filter(column -> column.histogram().size() > 1)
                .filter(column -> column.distinct() < column.rows())
                .min(Comparator.comparing(column -> !isAmount(looked, column.column())));
    }

    private static boolean isAmount(Looked looked, String column) {
        return looked.rows()
                .schema()
                .find(column)
                .filter(found -> AMOUNT.matcher(found.type()).matches())
                .isPresent();
    }

    private void row(String what, String figure) {
        var name = new Label(what);
        name.getStyleClass().add("mill-muted");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().add(new HBox(16, name, room, new Label(figure)));
    }

    private void bars(ColumnStatistics column) {
        long most = column.histogram().stream().mapToLong(each -> each).max().orElse(1);
        var bars = new HBox(1);
        bars.setAlignment(Pos.BOTTOM_RIGHT);
        for (long each : column.histogram()) {
            var bar = new Region();
            bar.getStyleClass().add("mill-grid-bar");
            bar.setMinSize(BAR_WIDTH, Math.max(1, BAR_HEIGHT * each / Math.max(1, most)));
            bar.setMaxHeight(bar.getMinHeight());
            bars.getChildren().add(bar);
        }
        var name = new Label(column.column());
        name.getStyleClass().add("mill-muted");
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().add(new HBox(16, name, room, bars));
    }
}
