package dev.millrace.ui.shell;

import dev.millrace.file.PipelineWriter;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Step;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.canvas.LitPath;
import dev.millrace.worker.Ask;
import dev.millrace.worker.ColumnWay;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Follows one column through the pipeline, and lights its way on the canvas while somebody looks.
/// FX thread only.
final class Tracing {

    private static final Duration QUIET = Duration.millis(60);

    /// A column of a port; the port without a name is the first one.
    record Traced(Port port, String column) {}

    private final Workers workers;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final PauseTransition pause = new PauseTransition(QUIET);
    private final ObjectProperty<Optional<Traced>> column =
            new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<ColumnWay>> way =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private CompletableFuture<ColumnWay> asked = CompletableFuture.completedFuture(null);

    /// @param folder what paths of a pipeline that was never saved are relative to
    Tracing(Workers workers, Executor fxThread, OpenDocument document, Path folder) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        pause.setOnFinished(_ -> ask());
        column.subscribe(pause::playFromStart);
        document.model().pipelineProperty().subscribe(pause::playFromStart);
        shown.subscribe(this::look);
    }

    ObjectProperty<Optional<Traced>> columnProperty() {
        return column;
    }

    /// Whether anybody looks; else nothing is asked and nothing is lit.
    BooleanProperty shownProperty() {
        return shown;
    }

    ReadOnlyObjectProperty<Optional<ColumnWay>> wayProperty() {
        return way.getReadOnlyProperty();
    }

    /// Why there is no way; empty if there is one, or none was asked for.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    private void look() {
        if (shown.get()) {
            pause.playFromStart();
        }
        light();
    }

    @SuppressWarnings("ReferenceEquality") // of the answers only that to the last question counts
    private void ask() {
        if (!shown.get()) {
            return;
        }
        asked.cancel(true);
        var wanted = column.get().filter(this::exists);
        if (wanted.isEmpty()) {
            found(null, "");
            return;
        }
        var pipeline = document.pipeline();
        var place = Checking.place(document, folder);
        asked =
                CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                        .thenCompose(
                                text ->
                                        workers.lineage(
                                                new Ask(text, place, Map.of()),
                                                wanted.get().port(),
                                                wanted.get().column()));
        var own = asked;
        var _ =
                own.whenCompleteAsync(
                        (answer, thrown) -> {
                            if (own == asked && !own.isCancelled()) {
                                found(answer, thrown == null ? "" : Disk.fault(thrown).message());
                            }
                        },
                        fxThread);
    }

    private boolean exists(Traced traced) {
        return document.pipeline().nodes().containsKey(traced.port().node());
    }

    private void found(@Nullable ColumnWay answer, String why) {
        failure.set(why);
        way.set(Optional.ofNullable(answer));
        light();
    }

    private void light() {
        var path = way.get().filter(_ -> shown.get()).map(this::path).orElse(LitPath.NONE);
        document.canvas().pathProperty().set(path);
    }

    private LitPath path(ColumnWay found) {
        var nodes = new HashSet<NodeId>(Set.of(found.column().node().outermost()));
        var links = new HashSet<Link>();
        var steps = new ArrayList<>(found.back());
        steps.addAll(found.forth());
        for (Step step : steps) {
            nodes.add(step.from().node().outermost());
            nodes.add(step.to().node().outermost());
            links.addAll(between(step.from(), step.to()));
        }
        return new LitPath(nodes, links);
    }

    /// What leaves a pipeline that is used as a node leaves the node by the port of that name.
    private List<Link> between(ColumnAt from, ColumnAt to) {
        var start = from.node().outermost();
        var end = to.node().outermost();
        var port = start.equals(from.node()) ? from.port() : from.node().local();
        return document.pipeline().links().stream()
                .filter(link -> link.from().equals(start) && link.to().equals(end))
                .filter(link -> link.fromPort().isEmpty() || link.fromPort().equals(port))
                .toList();
    }

    void close() {
        pause.stop();
        asked.cancel(true);
    }
}
