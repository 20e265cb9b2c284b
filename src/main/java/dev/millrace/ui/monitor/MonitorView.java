package dev.millrace.ui.monitor;

import dev.millrace.draw.Palette;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import dev.millrace.ui.canvas.CanvasModel;
import dev.millrace.ui.canvas.LitPath;
import dev.millrace.ui.document.DocumentModel;
import dev.millrace.ui.document.Rates;
import dev.millrace.ui.document.RunTrace.Use;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The run of a pipeline, live and after it: what it took, its timeline, its log, and why it
/// failed. While it is in sight the critical path is marked on the canvas. FX thread only.
public final class MonitorView extends BorderPane {

    private static final double TIMELINE_SHARE = 0.58;

    /// Narrower, the log comes under the timeline.
    private static final double BESIDE = 640;

    private static final double LEAST_HEIGHT = 150;

    private final DocumentModel document;
    private final CanvasModel canvas;
    private final TimelineView timeline;
    private final FailureCard failure;
    private final Label figures = new Label();
    private final ToggleButton path = new ToggleButton("Critical path");
    private final SplitPane split = new SplitPane();
    private final ScrollPane page = new ScrollPane();
    private final StackPane none = new StackPane();
    private final Label nothing = new Label();
    private final LogView log;
    private final Executor fxThread;
    private boolean waits;
    private Map<NodeId, Duration> lastTimes = Map.of();
    private LitPath lastCritical = LitPath.NONE;

    /// What the view asks of the window.
    ///
    /// @param jump goes to a node
    /// @param retry runs the pipeline again
    public record Asking(
            Culprits culprits, Executor fxThread, Consumer<NodeId> jump, Runnable retry) {}

    /// @param colours followed, but not kept alive by it
    public MonitorView(CanvasModel canvas, Asking asking, ObservableValue<Palette> colours) {
        this.canvas = canvas;
        document = canvas.document();
        timeline = new TimelineView(document, asking.jump(), colours);
        failure =
                new FailureCard(
                        document.run(),
                        new CulpritRows(asking.culprits(), asking.fxThread()),
                        asking.retry(),
                        asking.jump());
        setId("monitor");
        getStyleClass().add("mill-monitor");
        figures.setId("run-figures");
        figures.setMinWidth(0);
        figures.setMaxWidth(Double.MAX_VALUE); // nothing beside it moves when its text changes
        HBox.setHgrow(figures, Priority.ALWAYS);
        path.setId("critical-path");
        path.setSelected(true);
        path.setMinWidth(USE_PREF_SIZE);
        path.setTooltip(
                new Tooltip("Mark the way through the pipeline that took most of the time"));
        var bar = new HBox(figures, path);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("mill-monitor-bar");
        nothing.setId("run-none");
        nothing.getStyleClass().add("mill-muted");
        none.getChildren().setAll(nothing);
        split.getStyleClass().add("mill-split");
        log = new LogView(document, asking.jump());
        split.getItems().setAll(timeline, log);
        split.setDividerPositions(TIMELINE_SHARE);
        split.setMinHeight(LEAST_HEIGHT);
        VBox.setVgrow(split, Priority.ALWAYS);
        page.setContent(new VBox(failure, bar, split));
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        page.setFocusTraversable(false);
        page.getStyleClass().add("mill-monitor-page");
        setMinSize(0, 0);
        fxThread = asking.fxThread();
        document.run().revisionProperty().subscribe(this::changed);
        show();
        path.selectedProperty().subscribe(this::light);
        sceneProperty().subscribe(this::light);
        widthProperty().subscribe(this::turn);
    }

    private void turn() {
        boolean beside = getWidth() >= BESIDE;
        split.setOrientation(beside ? Orientation.HORIZONTAL : Orientation.VERTICAL);
    }

    /// Many events come at once: shown is what they lead to.
    private void changed() {
        if (!waits) {
            waits = true;
            fxThread.execute(this::show);
        }
    }

    private void show() {
        waits = false;
        log.grow();
        boolean isEmpty = document.run().nodes() == 0;
        nothing.setText(
                document.run().isExpected()
                        ? "Getting ready to run…"
                        : "Not run yet. Run the pipeline with Ctrl+R.");
        setCenter(isEmpty ? none : page);
        figures.setText(words());
        failure.show();
        light();
    }

    /// `3.1 M rows/s · memory 312 MB, peak 400 MB · nothing spilled`.
    private String words() {
        var run = document.run();
        var uses = run.trace().uses();
        var words = new ArrayList<String>();
        if (run.isRunning()) {
            words.add(Figures.number(run.over()) + " of " + Figures.plural(run.nodes(), "node"));
        }
        words.add(Words.time(run.took()));
        if (!uses.isEmpty()) {
            words.addAll(used(uses, run.trace().rate(), run.isRunning()));
        }
        return String.join("  ·  ", words);
    }

    private static List<String> used(List<Use> uses, double rate, boolean isRunning) {
        var last = uses.getLast();
        double peak = uses.stream().mapToDouble(Use::memory).max().orElse(0);
        double spilled = uses.stream().mapToDouble(Use::spilled).max().orElse(0);
        var words = new ArrayList<String>();
        words.add(Rates.text(isRunning ? last.rate() : rate));
        words.add(
                isRunning
                        ? String.format(
                                Locale.ROOT,
                                "memory %s, peak %s",
                                Words.bytes((double) last.memory()),
                                Words.bytes(peak))
                        : "peak memory " + Words.bytes(peak));
        words.add(spilled == 0 ? "nothing spilled" : "spilled " + Words.bytes(spilled));
        return words;
    }

    private LitPath critical() {
        var times = document.run().times();
        if (!times.equals(lastTimes)) {
            lastTimes = times;
            lastCritical = CriticalPath.of(document.pipeline(), times);
        }
        return lastCritical;
    }

    /// Only while the run is in sight, so that other ways are not painted over.
    private void light() {
        boolean isSeen = getScene() != null;
        if (isSeen) {
            var lit = path.isSelected() ? critical() : LitPath.NONE;
            canvas.pathProperty().set(lit);
            timeline.critical(lit.nodes());
        } else if (!canvas.pathProperty().get().dims()) {
            canvas.pathProperty().set(LitPath.NONE);
        }
    }
}
