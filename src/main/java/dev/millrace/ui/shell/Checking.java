package dev.millrace.ui.shell;

import dev.millrace.engine.look.Noticed;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.fx.Rest;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Asks the engine about the pipeline a moment after each edit: what is wrong with it, and which
/// columns its wires have; and when the person rests, what the rows tell about it. A newer edit
/// cancels the older questions. FX thread only.
final class Checking {

    private static final Duration QUIET = Duration.ofMillis(60);
    private static final Duration REST = Duration.ofMillis(500);

    private final Workers workers;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private final Rest pause;
    private final Rest rest;
    private CompletableFuture<Workers.Bound> asked = CompletableFuture.completedFuture(null);
    private CompletableFuture<List<Noticed>> noticed = CompletableFuture.completedFuture(null);

    /// What was noticed last; it stays until it is looked for again, unless its node is gone.
    private List<Noticed> notices = List.of();

    /// The pipeline whose rows tell them.
    private Pipeline noticedIn = Pipeline.EMPTY;

    /// What was found out last, without notices.
    private Findings found = Findings.NONE;

    /// @param folder what paths of a pipeline that was never saved are relative to
    Checking(Workers workers, Executor fxThread, OpenDocument document, Path folder) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
        pause = new Rest(QUIET, fxThread, this::ask);
        rest = new Rest(REST, fxThread, this::notice);
        document.model().pipelineProperty().subscribe(pause::begin);
        document.fileProperty().subscribe(pause::begin);
        ask();
    }

    /// Files outside may have changed.
    void again() {
        pause.begin();
    }

    /// Where the pipeline is or will be saved.
    static Path place(OpenDocument document, Path folder) {
        return document.file().orElseGet(() -> folder.resolve("untitled.pipeline.json"));
    }

    private void ask() {
        asked.cancel(true);
        noticed.cancel(true);
        rest.stop();
        var pipeline = document.pipeline();
        if (pipeline.nodes().isEmpty()) {
            tell(Findings.NONE);
            return;
        }
        if (document.model().findings().equals(Findings.NONE)) {
            document.model().findingsProperty().set(Findings.CHECKING);
        }
        asked = onText(workers::bind);
        var own = asked;
        var _ =
                own.whenCompleteAsync(
                        (bound, failure) -> {
                            if (counts(own, asked, pipeline)) {
                                answered(bound, failure);
                            }
                        },
                        fxThread);
    }

    /// Of the answers only that to the last question counts, and only while the pipeline is the
    /// same.
    @SuppressWarnings("ReferenceEquality")
    private boolean counts(CompletableFuture<?> own, CompletableFuture<?> last, Pipeline pipeline) {
        return own == last && !own.isCancelled() && pipeline == document.pipeline();
    }

    private <T> CompletableFuture<T> onText(Function<Ask, CompletableFuture<T>> question) {
        var pipeline = document.pipeline();
        var place = place(document, folder);
        return CompletableFuture.supplyAsync(() -> PipelineWriter.text(pipeline))
                .thenCompose(text -> question.apply(new Ask(text, place, Map.of())));
    }

    private void answered(Workers.Bound bound, @Nullable Throwable failure) {
        if (failure != null) {
            tell(Findings.failed(Disk.fault(failure)));
            return;
        }
        tell(new Findings(bound.faults(), bound.columns()));
        rest.begin();
    }

    private void tell(Findings findings) {
        found = findings;
        notices =
                notices.stream()
                        .filter(
                                notice ->
                                        document.pipeline()
                                                .find(notice.node().outermost())
                                                .isPresent())
                        .map(notice -> isAsItWas(notice.node()) ? notice : notice.bare())
                        .toList();
        document.model().found(found.with(notices));
    }

    private boolean isAsItWas(NodeId node) {
        var outermost = node.outermost();
        return document.pipeline().find(outermost).equals(noticedIn.find(outermost));
    }

    private void notice() {
        var pipeline = document.pipeline();
        noticed = onText(workers::notices);
        var own = noticed;
        var _ =
                own.whenCompleteAsync(
                        (told, failure) -> {
                            if (counts(own, noticed, pipeline) && failure == null) {
                                notices = told;
                                noticedIn = pipeline;
                                tell(found);
                            }
                        },
                        fxThread);
    }

    void close() {
        pause.stop();
        rest.stop();
        asked.cancel(true);
        noticed.cancel(true);
    }
}
