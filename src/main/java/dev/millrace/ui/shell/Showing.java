package dev.millrace.ui.shell;

import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.ServeType;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Follows the page of the serving node that was selected last, while somebody looks: anew after
/// each edit and after each run. FX thread only.
final class Showing {

    private static final Duration QUIET = Duration.millis(120);

    private final Wires wires;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final PauseTransition pause = new PauseTransition(QUIET);
    private final BooleanProperty shown = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<NodeId>> node =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Value.Fields>> page =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper waits = new ReadOnlyBooleanWrapper();
    private CompletableFuture<Value.Fields> asked = CompletableFuture.completedFuture(null);

    /// @param folder what paths of a pipeline that was never saved are relative to
    Showing(Wires wires, Executor fxThread, OpenDocument document, Path folder) {
        this.wires = wires;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        pause.setOnFinished(_ -> ask());
        document.model().selectionProperty().subscribe(this::choose);
        document.model().pipelineProperty().subscribe(pause::playFromStart);
        document.runProperty().subscribe((_, _) -> pause.playFromStart());
        node.subscribe(_ -> pause.playFromStart());
        shown.subscribe(_ -> pause.playFromStart());
    }

    /// Whether anybody looks; else nothing is asked.
    BooleanProperty shownProperty() {
        return shown;
    }

    /// The node whose page it is.
    ReadOnlyObjectProperty<Optional<NodeId>> nodeProperty() {
        return node.getReadOnlyProperty();
    }

    /// Empty where there is none, or none yet.
    ReadOnlyObjectProperty<Optional<Value.Fields>> pageProperty() {
        return page.getReadOnlyProperty();
    }

    /// Why there is no page; empty if there is one, or none was asked for.
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Whether a page is being made.
    ReadOnlyBooleanProperty waitsProperty() {
        return waits.getReadOnlyProperty();
    }

    private void choose() {
        document.model()
                .selectedNode()
                .filter(this::serves)
                .ifPresent(selected -> node.set(Optional.of(selected.id())));
    }

    private boolean serves(Node candidate) {
        return document.model().catalog().find(candidate.type()).orElse(null) instanceof ServeType;
    }

    @SuppressWarnings("ReferenceEquality") // of the answers only that to the last question counts
    private void ask() {
        if (!shown.get()) {
            return;
        }
        asked.cancel(true);
        var wanted = node.get().filter(id -> document.pipeline().find(id).isPresent());
        if (wanted.isEmpty()) {
            waits.set(false);
            answered(null, "");
            return;
        }
        waits.set(true);
        asked = with(ask -> wires.page(ask, wanted.get(), false));
        var own = asked;
        var _ =
                own.whenCompleteAsync(
                        (answer, thrown) -> {
                            if (own == asked && !own.isCancelled()) {
                                waits.set(false);
                                answered(answer, thrown == null ? "" : Disk.fault(thrown).text());
                            }
                        },
                        fxThread);
    }

    private void answered(Value.@Nullable Fields answer, String why) {
        failure.set(why);
        page.set(Optional.ofNullable(answer));
    }

    /// What the page asks when a filter changes.
    CompletableFuture<Value.Fields> answers(Value.Fields question) {
        var about = node.get();
        return about.isEmpty()
                ? CompletableFuture.completedFuture(Value.Fields.EMPTY)
                : with(ask -> wires.filtered(ask, about.get(), question));
    }

    /// The page with all that it needs to be handed out.
    CompletableFuture<Value.Fields> toExport(NodeId wanted) {
        return with(ask -> wires.page(ask, wanted, true));
    }

    private interface Question {
        CompletableFuture<Value.Fields> about(Ask ask);
    }

    private CompletableFuture<Value.Fields> with(Question question) {
        var pipeline = document.pipeline();
        var place = Checking.place(document, folder);
        return CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                .thenCompose(text -> question.about(new Ask(text, place, Map.of())));
    }

    void close() {
        pause.stop();
        asked.cancel(true);
    }
}
