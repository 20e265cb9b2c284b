package dev.millrace.ui.shell;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.look.LookSummary;
import dev.millrace.engine.look.Looked;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.ui.document.RowsAsked;
import dev.millrace.ui.document.Seen;
import dev.millrace.ui.fx.Rest;
import dev.millrace.ui.preview.GridFailure;
import dev.millrace.ui.preview.GridModel;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Shows the rows of what is selected, and shows them anew a moment after each edit. A newer
/// question cancels the older one; the rows before stay until the new ones are there. FX thread
/// only.
final class Looking {

    private static final Duration QUIET = Duration.ofMillis(20);
    private static final int FIRST_ROWS = 200;
    private static final long LEAST_NANOS = 1_000_000_000;
    private static final LookSummary NOTHING =
            new LookSummary(
                    OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), List.of());

    private final Wires wires;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final GridModel grid;
    private final Rest pause;
    private final PortChoice choice;
    private long lookedAt;
    private final ReadOnlyObjectWrapper<Optional<Wires.Look>> look =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private CompletableFuture<Wires.Look> asked = CompletableFuture.completedFuture(null);

    /// @param folder what paths of a pipeline that was never saved are relative to
    Looking(Wires wires, Executor fxThread, OpenDocument document, Path folder, GridModel grid) {
        this.wires = wires;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        this.grid = grid;
        choice = new PortChoice(document.model());
        pause = new Rest(QUIET, fxThread, () -> ask(false));
        document.model().pipelineProperty().subscribe(pause::begin);
        document.fileProperty().subscribe(pause::begin);
        choice.portProperty().subscribe(pause::begin);
        choice.shownProperty().subscribe(pause::begin);
        document.model().rowsAskedProperty().subscribe(asked -> asked.ifPresent(this::look));
    }

    private void look(RowsAsked rows) {
        grid.ask(rows.port().text(), rows.query());
        look(rows.port());
    }

    /// Files that the pipeline uses have changed.
    void again() {
        pause.begin();
    }

    /// Whose rows show. While nobody sees them nothing is asked.
    PortChoice choice() {
        return choice;
    }

    /// The port that is looked at.
    ReadOnlyObjectProperty<Optional<Port>> portProperty() {
        return choice.portProperty();
    }

    /// The look whose rows show; empty where none do.
    ReadOnlyObjectProperty<Optional<Wires.Look>> lookProperty() {
        return look.getReadOnlyProperty();
    }

    void look(Port wanted) {
        choice.choose(wanted);
    }

    @SuppressWarnings("ReferenceEquality") // a value that was made anew is another question
    private void ask(boolean further) {
        if (!choice.isShown()) {
            return;
        }
        asked.cancel(true);
        if (choice.port().isEmpty()) {
            look.set(Optional.empty());
            grid.words().captionProperty().set("");
            document.model().seenProperty().set(Optional.empty());
            grid.clear(
                    document.pipeline().nodes().isEmpty()
                            ? "The rows of a node show here while you draw."
                            : "Select a node or a wire to see its rows.");
            return;
        }
        var pipeline = document.pipeline();
        var wanted = choice.port().get();
        var place = Checking.place(document, folder);
        long began = System.nanoTime();
        grid.await(true);
        var request = new CompletableFuture<Wires.Look>();
        asked = request;
        var _ =
                CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                        .thenAccept(
                                text -> {
                                    if (!request.isCancelled()) {
                                        send(
                                                request,
                                                new Ask(text, place, Map.of()),
                                                wanted,
                                                further);
                                    }
                                });
        var _ =
                request.whenCompleteAsync(
                        (look, failure) -> {
                            if (request == asked && !request.isCancelled()) {
                                grid.await(false);
                                var took = Duration.ofNanos(System.nanoTime() - began);
                                answered(wanted, look, failure, took, further);
                            }
                        },
                        fxThread);
    }

    private void send(
            CompletableFuture<Wires.Look> request, Ask ask, Port wanted, boolean further) {
        var sent = wires.look(ask, wanted, FIRST_ROWS, further);
        var _ =
                sent.whenComplete(
                        (look, failure) -> {
                            if (failure == null) {
                                request.complete(look);
                            } else {
                                request.completeExceptionally(failure);
                            }
                        });
        var _ =
                request.whenComplete(
                        (_, _) -> {
                            if (request.isCancelled()) {
                                sent.cancel(true);
                            }
                        });
    }

    private void answered(
            Port wanted,
            Wires.Look answer,
            @Nullable Throwable failure,
            Duration took,
            boolean further) {
        look.set(failure == null ? Optional.of(answer) : Optional.empty());
        if (failure != null) {
            grid.words().captionProperty().set(title(wanted));
            document.model().seenProperty().set(Optional.empty());
            grid.fail(GridFailure.of(Disk.fault(failure)));
            return;
        }
        var looked = answer.looked();
        var caption = new LookCaption(title(wanted), this::titleOf);
        tell(wanted, caption, looked, NOTHING, took);
        grid.words().tableProperty().set(wanted.node().value());
        grid.show(
                wanted.text(),
                looked.rows().schema(),
                new LookPages(
                        wires,
                        answer.id(),
                        summary ->
                                fxThread.execute(
                                        () -> summarised(wanted, answer, caption, summary, took)),
                        () -> fxThread.execute(() -> lost(answer))),
                LookPages.page(looked));
        lookedAt = System.nanoTime();
        if (!further && looked.isShort()) {
            ask(true);
        }
    }

    /// A worker that was replaced knows none of the looks before. One that forgets at once what it
    /// looked at is not asked again and again.
    private void lost(Wires.Look look) {
        if (isLast(look) && System.nanoTime() - lookedAt > LEAST_NANOS) {
            ask(false);
        }
    }

    private boolean isLast(Wires.Look look) {
        return asked.isDone()
                && !asked.isCompletedExceptionally()
                && requireNonNull(asked.join()).id().equals(look.id());
    }

    private void summarised(
            Port wanted, Wires.Look look, LookCaption caption, LookSummary summary, Duration took) {
        if (isLast(look)) {
            tell(wanted, caption, look.looked(), summary, took);
        }
    }

    private void tell(
            Port wanted, LookCaption caption, Looked looked, LookSummary summary, Duration took) {
        grid.words().captionProperty().set(caption.text(looked, summary, took));
        var columns = looked.rows().schema().columns().size();
        var seen = new Seen(wanted, caption.brief(looked, summary), columns, took);
        document.model().seenProperty().set(Optional.of(seen));
    }

    private String title(Port wanted) {
        var title = titleOf(wanted.node());
        return wanted.port().isEmpty() ? title : title + ", " + wanted.port();
    }

    private String titleOf(NodeId node) {
        var found = document.pipeline().nodes().get(node);
        return found == null ? node.value() : found.displayTitle();
    }

    void close() {
        pause.stop();
        asked.cancel(true);
        wires.leave(
                new Ask(
                        PipelineWriter.text(document.pipeline()),
                        Checking.place(document, folder),
                        Map.of()));
    }
}
