package dev.millrace.ui.shell;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Value;
import dev.millrace.ui.fx.FxRelay;
import dev.millrace.worker.Ask;
import dev.millrace.worker.RunHandle;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Runs pipelines in workers, and shows on the canvas what becomes of them. FX thread only.
final class Running {

    private final Workers workers;
    private final Executor fxThread;
    private final Documents documents;
    private final Prompts prompts;
    private final Runnable showProblems;

    /// @param showProblems where a pipeline could not be run
    Running(
            Workers workers,
            Executor fxThread,
            Documents documents,
            Prompts prompts,
            Runnable showProblems) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.documents = documents;
        this.prompts = prompts;
        this.showProblems = showProblems;
    }

    /// Runs what is on the canvas, saved or not. What never was saved has no folder its paths are
    /// relative to, so it is saved first.
    ///
    /// @param fresh whether to compute also what an earlier run has computed
    void run(OpenDocument document, boolean fresh) {
        document.file()
                .ifPresentOrElse(
                        file -> run(document, file, fresh),
                        () -> {
                            prompts.say(
                                    "Save the pipeline first: its paths are relative to its file.");
                            documents.save(
                                    document,
                                    saved ->
                                            document.file()
                                                    .ifPresent(file -> run(document, file, fresh)));
                        });
    }

    private void run(OpenDocument document, Path file, boolean fresh) {
        if (document.runProperty().get().isPresent()) {
            return;
        }
        var model = document.model().run();
        model.clear();
        var relay = new FxRelay<RunEvent>(fxThread, model::acceptAll);
        var text = PipelineWriter.text(document.pipeline());
        var ask = new Ask(text, file, Map.of(), Map.of("fresh", Value.of(fresh)));
        var handle = workers.run(ask, relay);
        document.runProperty().set(Optional.of(handle));
        var _ =
                handle.ended()
                        .whenCompleteAsync((ended, _) -> ended(document, handle, ended), fxThread);
    }

    /// What runs in front is told by the lower area; of another tab it is said.
    private void ended(OpenDocument document, RunHandle handle, RunHandle.Ended ended) {
        if (document.runProperty().get().filter(handle::equals).isEmpty()) {
            return;
        }
        document.runProperty().set(Optional.empty());
        var model = document.model().run();
        if (model.isRunning()) {
            model.lost();
        }
        ended.faults().stream().filter(Fault::isError).findFirst().ifPresent(prompts::tell);
        boolean inFront = documents.current().filter(document::equals).isPresent();
        if (inFront) {
            model.failedNode().ifPresent(node -> document.canvas().centre(node.outermost()));
        }
        if (inFront && ended.outcome().isEmpty()) {
            showProblems.run();
        }
        if (!inFront) {
            ended.outcome().ifPresent(outcome -> prompts.say(words(document, outcome)));
        }
    }

    private static String words(OpenDocument document, RunEvent.Outcome outcome) {
        var title = document.title().get();
        return switch (outcome) {
            case SUCCEEDED -> title + " has run.";
            case PARTIAL -> title + " has run in part; see the problems.";
            case FAILED -> title + " has failed; see the problems.";
            case CANCELLED -> title + " was stopped.";
            case INTERRUPTED -> title + " was interrupted.";
        };
    }

    void stop(OpenDocument document) {
        document.runProperty().get().ifPresent(RunHandle::cancel);
    }
}
