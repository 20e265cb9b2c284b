package dev.millrace.ui.past;

import dev.millrace.draw.Mark;
import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.history.RunRow;
import dev.millrace.ui.fx.PathIcon;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/// A run as a line: state, number, when, how long with a bar in scale, rows, parameters.
final class RunCell extends ListCell<RunRow> {

    private static final double ICON = 14;
    private static final double BAR = 90;

    /// A list that is no wider leaves out the bar and the rows.
    private static final double ROOM = 520;

    private final PastModel model;

    RunCell(PastModel model) {
        this.model = model;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable RunRow run, boolean empty) {
        super.updateItem(run, empty);
        if (empty || run == null) {
            setGraphic(null);
            setAccessibleText("");
            return;
        }
        var odd = model.odd(run.number());
        var given = PastWords.parameters(run);
        var said = model.isWhole() ? run.pipeline() + "  " + given : given;
        var text =
                label(
                        odd.isEmpty() ? said : said + "  " + odd,
                        odd.isEmpty() ? "mill-muted" : "warning");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row =
                new HBox(
                        10,
                        icon(run.outcome()),
                        wide(label("#" + run.number(), "figure"), 46),
                        wide(when(run), 84));
        boolean hasRoom = getListView().getWidth() > ROOM;
        if (hasRoom) {
            row.getChildren().add(bar(run));
        }
        row.getChildren().add(wide(label(took(run), "figure"), 62));
        if (hasRoom) {
            row.getChildren().add(wide(label(PastWords.rows(run), "figure"), 110));
        }
        row.getChildren().add(text);
        row.setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(
                "Run "
                        + run.number()
                        + " "
                        + PastWords.outcome(run.outcome())
                        + ", "
                        + took(run)
                        + ", "
                        + PastWords.rows(run)
                        + (odd.isEmpty() ? "" : ", " + odd));
        setGraphic(row);
    }

    private static Label when(RunRow run) {
        var when = label(PastWords.ago(run.started(), Instant.now()), "mill-muted");
        when.setTooltip(new Tooltip(PastWords.when(run.started())));
        return when;
    }

    private static String took(RunRow run) {
        return run.took().map(PastWords::took).orElse("");
    }

    private StackPane bar(RunRow run) {
        double longest =
                model.runs().stream()
                        .flatMap(each -> each.took().stream())
                        .mapToLong(Duration::toMillis)
                        .max()
                        .orElse(0);
        double share = longest > 0 ? run.took().map(Duration::toMillis).orElse(0L) / longest : 0;
        var filled = new Region();
        filled.getStyleClass().addAll("bar", PastWords.outcome(run.outcome()));
        filled.setMinSize(Math.max(2, share * BAR), 6);
        filled.setMaxSize(Math.max(2, share * BAR), 6);
        var track = new StackPane(filled);
        track.getStyleClass().add("track");
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinSize(BAR, 6);
        track.setMaxSize(BAR, 6);
        return track;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static Label wide(Label label, double width) {
        label.setMinWidth(width);
        label.setPrefWidth(width);
        return label;
    }

    /// The sign that a node in that state has on the canvas.
    static PathIcon icon(Optional<Outcome> outcome) {
        var state =
                outcome.map(
                                how ->
                                        switch (how) {
                                            case SUCCEEDED -> NodeState.DONE;
                                            case FAILED, PARTIAL -> NodeState.FAILED;
                                            case CANCELLED, INTERRUPTED -> NodeState.CANCELLED;
                                        })
                        .orElse(NodeState.RUNNING);
        var mark = Mark.of(NodeBadge.NONE.withState(state, ""));
        return mark == null
                ? new PathIcon("", "", ICON)
                : new PathIcon(mark.path(), mark.ink().name().toLowerCase(Locale.ROOT), ICON);
    }
}
