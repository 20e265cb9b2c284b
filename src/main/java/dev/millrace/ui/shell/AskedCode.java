package dev.millrace.ui.shell;

import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.ui.inspector.CodeAnswers;
import dev.millrace.worker.Ask;
import dev.millrace.worker.Workers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Asks a worker about the expressions of a document while they are typed. FX thread only.
final class AskedCode implements CodeAnswers {

    private static final int ROWS = 5;

    private final Workers workers;
    private final Executor fxThread;
    private final OpenDocument document;
    private final Path folder;
    private List<EngineFunction> functions = List.of();

    /// @param folder what paths of a pipeline that was never saved are relative to
    AskedCode(Workers workers, Executor fxThread, OpenDocument document, Path folder) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.document = document;
        this.folder = folder;
    }

    /// Asked for when the first expression is typed.
    @Override
    public List<EngineFunction> functions() {
        if (functions.isEmpty()) {
            var known = workers.functions();
            if (known.isDone() && !known.isCompletedExceptionally()) {
                functions = known.join();
            }
        }
        return functions;
    }

    @Override
    public Runnable values(
            NodeId node, String setting, String expression, Consumer<Optional<TriedValues>> told) {
        var answer = new CompletableFuture<TriedValues>();
        var pipeline = document.pipeline();
        var place = Checking.place(document, folder);
        var _ =
                CompletableFuture.runAsync(
                        () -> {
                            if (!answer.isDone()) {
                                var ask = new Ask(PipelineWriter.text(pipeline), place, Map.of());
                                pass(
                                        workers.wires()
                                                .values(ask, node, setting, expression, ROWS),
                                        answer);
                            }
                        });
        var _ =
                answer.whenCompleteAsync(
                        (values, failure) -> {
                            if (!answer.isCancelled()) {
                                told.accept(
                                        failure == null ? Optional.of(values) : Optional.empty());
                            }
                        },
                        fxThread);
        return () -> answer.cancel(true);
    }

    private static void pass(
            CompletableFuture<TriedValues> asked, CompletableFuture<TriedValues> answer) {
        var _ =
                asked.whenComplete(
                        (values, failure) -> {
                            if (failure == null) {
                                answer.complete(values);
                            } else {
                                answer.completeExceptionally(failure);
                            }
                        });
        var _ = answer.whenComplete((_, _) -> asked.cancel(true));
    }
}
