package dev.millrace.ui.past;

import dev.millrace.draw.Mark;
import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.history.RunRow;
import dev.millrace.history.RunText;
import dev.millrace.model.Figures;
import dev.millrace.ui.fx.PathIcon;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A run as a line: state, number, when, how long with a bar in scale, rows, parameters.
final class RunCell extends ListCell<RunRow> {

    private static final double ICON = 14;
    private static final double BAR = 90;

    private static final double NUMBER = 46;

    /// In a list that is no wider a run takes two lines.
    private static final double ROOM = 520;

    private final PastModel model;

    RunCell(PastModel model) {
        this.model = model;
        setPrefWidth(0);
        setOnMouseClicked(
                event -> {
                    var run = getItem();
                    if (run != null && event.getClickCount() == 2) {
                        model.open(run.number());
                    }
                });
    }

    /// Whether a run has one line in a list of that width.
    static boolean hasRoom(double width) {
        return width > ROOM;
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
        setGraphic(hasRoom(getListView().getWidth()) ? line(run, text) : lines(run, text));
        setAccessibleText(
                "Run "
                        + run.number()
                        + " "
                        + RunText.outcome(run.outcome())
                        + ", "
                        + took(run)
                        + ", "
                        + RunText.rows(run)
                        + (odd.isEmpty() ? "" : ", " + odd));
    }

    private HBox line(RunRow run, Label text) {
        return row(
                icon(run.outcome()),
                wide(number(run), NUMBER),
                wide(when(run), 84),
                bar(run),
                wide(label(took(run), "figure"), 76),
                wide(label(RunText.rows(run), "figure"), 110),
                text);
    }

    /// Where there is little room rows and parameters stand below the rest.
    private static VBox lines(RunRow run, Label text) {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var rows = label(RunText.rows(run), "figure");
        rows.setMinWidth(Region.USE_PREF_SIZE);
        var took = label(took(run), "figure");
        took.setMinWidth(Region.USE_PREF_SIZE);
        var number = number(run);
        number.setMinWidth(Region.USE_PREF_SIZE);
        var indent = new Region();
        indent.setMinWidth(ICON);
        return new VBox(
                2,
                row(icon(run.outcome()), number, when(run), room, took),
                row(indent, rows, text));
    }

    private static HBox row(Node... parts) {
        var row = new HBox(10, parts);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label number(RunRow run) {
        return label("#" + run.number(), "figure");
    }

    private static Label when(RunRow run) {
        var when = label(PastWords.ago(run.started(), Instant.now()), "mill-muted");
        when.setTooltip(new Tooltip(PastWords.when(run.started())));
        return when;
    }

    private static String took(RunRow run) {
        return run.took().map(Figures::time).orElse("");
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
        filled.getStyleClass().addAll("bar", RunText.outcome(run.outcome()));
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
