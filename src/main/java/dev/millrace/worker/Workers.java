package dev.millrace.worker;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.look.EngineFunction;
import dev.millrace.engine.look.FunctionJson;
import dev.millrace.engine.look.NoticeJson;
import dev.millrace.engine.look.Noticed;
import dev.millrace.fault.Fault;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.refactor.Rename;
import dev.millrace.refactor.Uses;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The worker processes of a window: one that checks pipelines, and some that have one run each.
/// They are started when they are needed, kept warm, and replaced after a death, which ends what
/// was under way in that one and nothing else.
///
/// Any thread; nothing here waits. Futures complete, and events are told, on threads of the client,
/// which are not to be held up: a caller hops to its own.
public final class Workers implements AutoCloseable {

    private final WorkerSeat look;
    private final RunQueue runs;
    private final WorkerLaunch launch;
    private @Nullable CompletableFuture<List<EngineFunction>> functions; // guarded by this

    /// What is known of a pipeline without running it.
    ///
    /// @param faults every problem, each with its place
    /// @param columns by port, in plan order, as far as they could be found out
    public record Bound(List<Fault> faults, Map<Port, Schema> columns) {
        public Bound {
            faults = List.copyOf(faults);
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        }
    }

    /// @param mostRuns run workers at most, from 1; further runs wait for one
    public Workers(WorkerLaunch launch, int mostRuns) {
        this(launch, mostRuns, _ -> {});
    }

    /// @param log is told a line at a time, by several threads, what workers say to people and what
    ///   they say that is no answer; it must not throw
    public Workers(WorkerLaunch launch, int mostRuns, Consumer<String> log) {
        if (mostRuns < 1) {
            throw new IllegalArgumentException("most runs: " + mostRuns);
        }
        this.launch = launch;
        this.look = seat("The worker that checks the pipeline", launch, log);
        this.runs =
                new RunQueue(
                        IntStream.range(0, mostRuns)
                                .mapToObj(
                                        _ -> seat("The worker that ran the pipeline", launch, log))
                                .toList());
    }

    private static WorkerSeat seat(String name, WorkerLaunch launch, Consumer<String> log) {
        return new WorkerSeat(() -> WorkerProcess.begin(name, launch, log));
    }

    /// Finds the problems and the columns of a pipeline.
    ///
    /// A worker that dies is replaced and asked again, once. A later bind does not cancel an
    /// earlier one; cancelling this future, but not one made from it, does.
    ///
    /// @return fails with a `FaultException` if there is no answer, such as `ENGINE_FAILED`
    public CompletableFuture<Bound> bind(Ask ask) {
        return Question.ask("bind", ask.members(), AnswerReader::bound, look);
    }

    /// Finds where a column comes from and where it goes.
    ///
    /// @param port without a name it is the first one of its node
    /// @return fails with a `FaultException` if nothing is known of the column
    public CompletableFuture<ColumnWay> lineage(Ask ask, Port port, String column) {
        var asked = ask.with("port", Value.of(port.text())).with("column", Value.of(column));
        return Question.ask("lineage", asked.members(), ColumnWay::read, look);
    }

    /// Finds what the rows tell about the nodes they reach: warnings, each at its node.
    ///
    /// @return fails with a `FaultException` if there is no answer
    public CompletableFuture<List<Noticed>> notices(Ask ask) {
        return Question.ask("notices", ask.members(), NoticeJson::notices, look);
    }

    /// Writes the SQL script of a pipeline.
    ///
    /// @param name of the file that will hold the script, for its head
    /// @return fails with a `FaultException`: the first error of the pipeline, if it has one
    public CompletableFuture<String> script(Ask ask, String name) {
        return Question.ask(
                "script", ask.with("name", Value.of(name)).members(), AnswerReader::script, look);
    }

    /// The functions that expressions may call. Asked once, and again if there was no answer.
    ///
    /// @return not to be cancelled: it is the same for all
    public synchronized CompletableFuture<List<EngineFunction>> functions() {
        if (functions == null || functions.isCompletedExceptionally()) {
            functions = Question.ask("functions", Map.of(), FunctionJson::functions, look);
        }
        return functions;
    }

    /// Questions about the rows of wires.
    public Wires wires() {
        return new Wires(look);
    }

    /// Begins to serve a page of a file to browsers, in a process that the caller closes.
    public ServeProcess serve(Path file, NodeId node) {
        return ServeProcess.begin(launch, file, node);
    }

    /// Runs a pipeline, when a run worker is free.
    ///
    /// @param events is told of every event, in order, one at a time; the last one is a `RunEnded`,
    ///   also when the worker was lost
    public RunHandle run(Ask ask, Consumer<RunEvent> events) {
        var run = new RunRequest(ask, events, runs);
        runs.add(run);
        return run;
    }

    /// Where a column is used, wherever it goes under its name.
    ///
    /// @param column by a port with its name
    public CompletableFuture<Uses> uses(Ask ask, ColumnAt column) {
        return Question.ask("uses", about(ask, column).members(), ColumnJson::uses, look);
    }

    /// What the rename of a column changes; the pipeline stays as it is. Cancelling this future,
    /// but not one made from it, cancels the request.
    ///
    /// @return fails with a `FaultException` that says why it cannot be renamed
    public CompletableFuture<Rename> rename(Ask ask, ColumnAt column, String name) {
        var asked = about(ask, column).with("name", Value.of(name));
        return Question.ask("rename", asked.members(), ColumnJson::rename, look);
    }

    private static Ask about(Ask ask, ColumnAt column) {
        return ask.with("port", Value.of(column.at().text()))
                .with("column", Value.of(column.column()));
    }

    /// Starts the worker that checks pipelines ahead of the first `bind`.
    public void warm() {
        look.warm();
    }

    /// The workers that live now.
    public List<ProcessHandle> processes() {
        return seats().map(WorkerSeat::process).flatMap(Optional::stream).toList();
    }

    /// Requests that were not answered yet.
    int underWay() {
        return seats().mapToInt(WorkerSeat::underWay).sum();
    }

    /// Ends what is under way, and the workers: by the end of their input, and by force if they
    /// have not ended after ten seconds. Nothing can be asked any more.
    @Override
    public void close() {
        look.close();
        runs.close();
    }

    private Stream<WorkerSeat> seats() {
        return Stream.concat(Stream.of(look), runs.seats());
    }
}
