package dev.millrace.ui.shell;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.ui.monitor.MonitorView;
import dev.millrace.ui.past.NodeOfRun;
import dev.millrace.ui.past.PastView;
import dev.millrace.ui.past.ReplayModel;
import dev.millrace.ui.past.Replayed;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;

/// A past run as its pipeline is shown, by the same views: the canvas with what the run made of the
/// nodes, its rows as far as they are kept, its problems and its course. FX thread only.
///
/// @param document of the pipeline as it was, which a replay changes in place
/// @param past the list of runs, which belongs to the pipeline as it is now
record ReplayDesk(
        OpenDocument document,
        ReplayModel replay,
        EditorView editor,
        NodeOfRun side,
        DataView data,
        ReplayRows rows,
        ProblemsView problems,
        MonitorView run,
        PastView past)
        implements Desk {

    /// Shows the run that was read last.
    void show(Replayed run) {
        var model = document.model();
        model.show(run.pipeline().orElse(Pipeline.EMPTY));
        model.run().clear();
        model.run().acceptAll(run.events());
        document.bannerProperty().set(run.trouble());
        document.canvas().fitIfLost();
        rows.ask();
    }

    /// Selects what a person wants to see first: what was selected before, else what failed, else
    /// the last node whose rows may be kept.
    void begin(Replayed run, Selection before) {
        var there = before.in(document.pipeline());
        if (!there.isEmpty()) {
            document.model().select(there);
            return;
        }
        document.model()
                .run()
                .failedNode()
                .map(NodeId::outermost)
                .or(() -> lastKept(run))
                .filter(document.pipeline().nodes()::containsKey)
                .ifPresent(node -> document.model().select(Selection.of(node)));
    }

    private static Optional<NodeId> lastKept(Replayed run) {
        return run.record().nodes().stream()
                .filter(node -> !node.prints().isEmpty())
                .map(node -> node.id().outermost())
                .reduce((_, last) -> last);
    }

    @Override
    public Map<String, Node> pages() {
        return Map.of("data", data, "problems", problems, "run", run, "past", past);
    }

    @Override
    public void close() {
        replay.close();
        rows.close();
    }
}
