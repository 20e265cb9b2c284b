package dev.millrace.ui.shell;

import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.model.Node;
import dev.millrace.ui.document.RunModel;
import java.time.Duration;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What the last run did, node by node, and what it said.
final class RunView extends VBox {

    private final OpenDocument document;
    private final ListView<String> lines = new ListView<>();

    RunView(OpenDocument document) {
        this.document = document;
        setId("run-view");
        lines.setId("run-lines");
        lines.getStyleClass().addAll("mill-problems", "mill-log");
        lines.setAccessibleText("Nodes of the run");
        var none = new Label("Not run yet.");
        none.getStyleClass().add("mill-muted");
        lines.setPlaceholder(none);
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().add(lines);
        document.model().run().revisionProperty().subscribe(this::show);
    }

    private void show() {
        var run = document.model().run();
        if (run.nodes() == 0) {
            lines.getItems().clear();
            return;
        }
        var now = new java.util.ArrayList<String>();
        for (Node node : document.pipeline().nodes().values()) {
            var state = run.state(node.id());
            if (state != NodeState.IDLE) {
                now.add(
                        String.format(
                                Locale.ROOT,
                                "%-10s %-32s %s",
                                word(state),
                                node.displayTitle(),
                                run.figure(node.id())));
            }
        }
        for (LogLine line : run.log()) {
            now.add(line.level().name().toLowerCase(Locale.ROOT) + "  " + line.text());
        }
        if (!now.equals(lines.getItems())) {
            lines.getItems().setAll(now);
        }
    }

    private static String word(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
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
        var outcome = run.outcome().map(o -> o.name().toLowerCase(Locale.ROOT)).orElse("");
        return outcome + " · " + run.over() + " of " + run.nodes() + " nodes · " + took;
    }

    private static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
