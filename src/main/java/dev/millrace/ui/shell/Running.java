package dev.millrace.ui.shell;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Value;
import dev.millrace.ui.fx.FxRelay;
import dev.millrace.worker.Ask;
import dev.millrace.worker.FollowedRun;
import dev.millrace.worker.RunHandle;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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

    /// How a pipeline is run.
    enum How {
        USUAL,
        /// Computes also what an earlier run has computed.
        FRESH,
        /// Does all that does not come after a node that fails.
        CONTINUING;

        private Map<String, Value> asked() {
            return switch (this) {
                case USUAL -> Map.of();
                case FRESH -> Map.of("fresh", Value.of(true));
                case CONTINUING -> Map.of("onFailure", Value.of("continue"));
            };
        }
    }

    /// Runs what is on the canvas, saved or not. What never was saved has no folder its paths are
    /// relative to, so it is saved first.
    void run(OpenDocument document, How how) {
        document.file()
                .ifPresentOrElse(
                        file -> run(document, file, how),
                        () -> {
                            prompts.say(
                                    "Save the pipeline first: its paths are relative to its file.");
                            documents.save(
                                    document,
                                    saved ->
                                            document.file()
                                                    .ifPresent(file -> run(document, file, how)));
                        });
    }

    private void run(OpenDocument document, Path file, How how) {
        if (document.runProperty().get().isPresent()) {
            return;
        }
        var model = document.model().run();
        model.expect();
        var relay = new FxRelay<RunEvent>(fxThread, model::acceptAll);
        var text = PipelineWriter.text(document.pipeline());
        var ask = new Ask(text, file, Map.of(), how.asked());
        watch(document, workers.run(ask, relay));
    }

    private void watch(OpenDocument document, RunHandle handle) {
        document.letRunGoOn(false);
        document.runProperty().set(Optional.of(handle));
        var _ =
                handle.ended()
                        .whenCompleteAsync((ended, _) -> ended(document, handle, ended), fxThread);
    }

    /// Shows a run of the pipeline that another process has under way, if there is one: it was let
    /// go on when a window was closed, or begun on the command line.
    void pickUp(OpenDocument document) {
        var relay = new FxRelay<RunEvent>(fxThread, document.model().run()::acceptAll);
        var _ =
                CompletableFuture.supplyAsync(
                                () -> document.file().flatMap(file -> FollowedRun.of(file, relay)),
                                task -> Thread.ofPlatform().daemon().name("pick-up").start(task))
                        .thenAcceptAsync(
                                found -> found.ifPresent(run -> follow(document, run)), fxThread);
    }

    private void follow(OpenDocument document, FollowedRun run) {
        if (document.isClosed() || document.runProperty().get().isPresent()) {
            return;
        }
        document.model().run().expect();
        watch(document, run);
        prompts.say(document.title().get() + " is being run; the run is shown from its beginning.");
        run.begin();
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
        } else if (model.isExpected()) {
            model.clear();
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
