package dev.millrace.ui.past;

import dev.millrace.compare.Comparison;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.Workspace;
import dev.millrace.engine.look.RowDiff;
import dev.millrace.export.RunPageExport;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.History;
import dev.millrace.history.RunPage;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRecord;
import dev.millrace.history.Trend;
import dev.millrace.node.NodeCatalog;
import dev.millrace.worker.Wires;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// The history around a pipeline file, asked on another thread. Any thread; nothing here waits. It
/// only reads, and is opened for each question, so that no file is held.
final class PastRuns {

    /// So many runs make a trend.
    static final int TREND = 60;

    private final Workspace workspace;
    private final String file;
    private final NodeCatalog catalog;
    private final Wires wires;
    private final Executor background;
    private final List<Fault> warnings = new CopyOnWriteArrayList<>();

    /// What is listed.
    record Listed(RunPage page, Trend trend) {}

    /// A run with what it said.
    record Told(RunRecord record, List<LogLine> log) {}

    /// @param path real path of the pipeline file
    /// @param folder of the file
    PastRuns(Path path, Path folder, NodeCatalog catalog, Wires wires, Executor background) {
        this.workspace = Workspace.around(folder);
        this.file = workspace.root().relativize(path).toString();
        this.catalog = catalog;
        this.wires = wires;
        this.background = background;
    }

    /// The folder whose runs they are.
    Path root() {
        return workspace.root();
    }

    /// The pipeline as its runs name it.
    String file() {
        return file;
    }

    /// What went wrong without being in the way of an answer, such as a damaged history that was
    /// set aside.
    List<Fault> warnings() {
        return List.copyOf(warnings);
    }

    CompletableFuture<Listed> list(RunQuery query) {
        return ask(history -> new Listed(history.runs(query), history.trend(file, TREND)));
    }

    CompletableFuture<Told> run(long number) {
        return ask(
                history -> {
                    var record = record(history, number);
                    return new Told(record, log(history.events(record.run().id())));
                });
    }

    private static RunRecord record(History history, long number) {
        return history.run(number)
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.RUN_UNKNOWN,
                                                "Run #" + number + " is no longer kept.")
                                        .toException());
    }

    /// A run with all that is needed to show it again.
    CompletableFuture<Replayed> replay(long number) {
        return ask(
                history -> {
                    var record = record(history, number);
                    var reading = PastDefinition.read(history.definition(number), catalog);
                    return new Replayed(
                            record,
                            reading.pipeline(),
                            reading.trouble(),
                            history.events(record.run().id()),
                            history.numbers(record.run().file()));
                });
    }

    /// The page of a run as HTML.
    CompletableFuture<String> page(long number) {
        return ask(
                history -> {
                    var record = record(history, number);
                    return new RunPageExport(catalog)
                            .page(
                                    record,
                                    history.definition(number),
                                    history.events(record.run().id()));
                });
    }

    private static List<LogLine> log(List<RunEvent> events) {
        return events.stream().filter(LogLine.class::isInstance).map(LogLine.class::cast).toList();
    }

    CompletableFuture<Comparison> compare(long before, long after) {
        return ask(history -> Comparison.of(history, before, after));
    }

    /// The rows of an output that differ.
    ///
    /// @param keys none: they are looked for
    CompletableFuture<RowDiff> difference(Comparison.Output output, List<String> keys, int limit) {
        return wires.difference(workspace.root(), output.before(), output.after(), keys, limit);
    }

    private <T> CompletableFuture<T> ask(Function<History, T> question) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var history = History.open(workspace.millrace())) {
                        try {
                            return question.apply(history);
                        } finally {
                            warnings.addAll(history.warnings());
                        }
                    }
                },
                background);
    }
}
