package dev.millrace.ui.shell;

import dev.millrace.draw.Mark;
import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.RunModel;
import dev.millrace.ui.fx.PathIcon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// What the last run did, node by node, and what it said. A click or Enter goes to the node.
final class RunView extends ListView<RunView.Line> {

    private static final double ICON = 14;

    private final OpenDocument document;
    private final Consumer<NodeId> jump;

    /// A node that took part, or something that was said.
    ///
    /// @param node empty: it was said
    record Line(Optional<NodeId> node, NodeBadge badge, String text) {}

    /// @param jump goes to a node
    RunView(OpenDocument document, Consumer<NodeId> jump) {
        this.document = document;
        this.jump = jump;
        setId("run-lines");
        getStyleClass().add("mill-problems");
        setAccessibleText("Nodes of the run");
        var none = new Label("Not run yet.");
        none.getStyleClass().add("mill-muted");
        setPlaceholder(none);
        setCellFactory(_ -> new Row());
        document.model().run().revisionProperty().subscribe(this::show);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        go(getSelectionModel().getSelectedItem());
                        event.consume();
                    }
                });
    }

    private void go(@Nullable Line line) {
        if (line != null) {
            line.node().ifPresent(jump);
        }
    }

    private void show() {
        var run = document.model().run();
        if (run.nodes() == 0) {
            getItems().clear();
            return;
        }
        var now = new ArrayList<Line>();
        for (Node node : document.pipeline().nodes().values()) {
            var state = run.state(node.id());
            if (state != NodeState.IDLE) {
                var badge = run.badge(node.id());
                now.add(new Line(Optional.of(node.id()), badge, node.displayTitle()));
            }
        }
        for (LogLine line : run.log()) {
            var level = NodeBadge.NONE.withState(NodeState.IDLE, lower(line.level()));
            now.add(new Line(Optional.empty(), level, line.text()));
        }
        if (!now.equals(getItems())) {
            getItems().setAll(now);
        }
    }

    /// `running 9 of 13 nodes · 0.4 s`; empty before the first run.
    static String summary(RunModel run) {
        if (run.nodes() == 0) {
            return "";
        }
        var took = seconds(run.took());
        if (run.isRunning()) {
            return "running " + run.over() + " of " + run.nodes() + " nodes · " + took;
        }
        var outcome = run.outcome().map(RunView::lower).orElse("");
        var reused = run.reused() == 0 ? "" : ", " + run.reused() + " reused";
        return outcome
                + " · "
                + run.over()
                + " of "
                + run.nodes()
                + " nodes"
                + reused
                + " · "
                + took;
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }

    private final class Row extends ListCell<Line> {

        Row() {
            setPrefWidth(0); // as wide as the list, so that long lines wrap
            setOnMouseClicked(_ -> go(getItem()));
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            if (empty || line == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var text = new Label(line.text());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            var figure = new Label(line.badge().figure());
            figure.getStyleClass()
                    .addAll("figure", line.badge().alert() ? "warning" : "mill-muted");
            figure.setMinWidth(Region.USE_PREF_SIZE);
            var row = new HBox(10, icon(line.badge()), text, figure);
            row.setAlignment(Pos.CENTER_LEFT);
            setAccessibleText(word(line) + line.text() + " " + line.badge().figure());
            setGraphic(row);
        }
    }

    private static String word(Line line) {
        return line.node().isEmpty() ? "" : lower(line.badge().state()) + ": ";
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    /// The sign that the node has on the canvas.
    private static PathIcon icon(NodeBadge badge) {
        var mark = Mark.of(badge);
        return mark == null
                ? new PathIcon(Glyphs.SAID, "", ICON)
                : new PathIcon(mark.path(), lower(mark.ink()), ICON);
    }
}
