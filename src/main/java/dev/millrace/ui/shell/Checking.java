package dev.millrace.ui.shell;

import dev.millrace.file.PipelineWriter;
import dev.millrace.ui.document.Findings;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/// Asks the engine about the pipeline a moment after each edit: what is wrong with it, and which
/// columns its wires have. A newer edit cancels the older question. FX thread only.
final class Checking {

    private static final Duration QUIET = Duration.millis(60);

    private final Workers workers;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final PauseTransition pause = new PauseTransition(QUIET);
    private CompletableFuture<Workers.Bound> asked = CompletableFuture.completedFuture(null);

    /// @param folder what paths of a pipeline that was never saved are relative to
    Checking(Workers workers, Executor fxThread, OpenDocument document, Path folder) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        pause.setOnFinished(_ -> ask());
        document.model().pipelineProperty().subscribe(pause::playFromStart);
        document.fileProperty().subscribe(pause::playFromStart);
        ask();
    }

    /// Where the pipeline is or will be saved.
    static Path place(OpenDocument document, Path folder) {
        return document.file().orElseGet(() -> folder.resolve("untitled.pipeline.json"));
    }

    @SuppressWarnings("ReferenceEquality") // of the answers only that to the last question counts
    private void ask() {
        asked.cancel(true);
        var pipeline = document.pipeline();
        if (pipeline.nodes().isEmpty()) {
            document.model().findingsProperty().set(Findings.NONE);
            return;
        }
        if (document.model().findings().equals(Findings.NONE)) {
            document.model().findingsProperty().set(Findings.CHECKING);
        }
        var place = place(document, folder);
        asked =
                CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                        .thenCompose(text -> workers.bind(new Ask(text, place, Map.of())));
        var own = asked;
        var _ =
                own.whenCompleteAsync(
                        (bound, failure) -> {
                            if (own == asked && !own.isCancelled()) {
                                document.model()
                                        .findingsProperty()
                                        .set(
                                                failure == null
                                                        ? new Findings(
                                                                bound.faults(), bound.columns())
                                                        : Findings.failed(Disk.fault(failure)));
                            }
                        },
                        fxThread);
    }

    void close() {
        pause.stop();
        asked.cancel(true);
    }
}
