package dev.millrace.worker;

import dev.millrace.engine.Bindings;
import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Job;
import dev.millrace.engine.LiveRuns;
import dev.millrace.engine.Look;
import dev.millrace.engine.Recovery;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunId;
import dev.millrace.engine.Workspace;
import dev.millrace.engine.look.FunctionJson;
import dev.millrace.engine.look.FunctionList;
import dev.millrace.engine.look.LookRoom;
import dev.millrace.engine.look.Noticed;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.history.Definition;
import dev.millrace.history.History;
import dev.millrace.history.RunQuery;
import dev.millrace.history.RunRow;
import dev.millrace.history.SourceIdentity;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.observe.Observed;
import dev.millrace.observe.Observing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Checks pipeline files and runs them with their history. Any thread.
public final class Workbench {

    private static final SequencedMap<NodeId, Pipeline> NO_INNER = new LinkedHashMap<>();

    /// Takes some milliseconds.
    private static final int MOST_PRUNED = 50;

    private final Engine engine;
    private final Observing observing;
    private final Lineages lineages = new Lineages();
    private final Map<String, Value> functions = new LinkedHashMap<>(); // guarded by itself

    /// Its runs are told to nobody beside their listener and the history.
    public Workbench(Engine engine) {
        this(engine, Observing.NONE);
    }

    /// @param observing where its runs are told to for those who operate them
    public Workbench(Engine engine, Observing observing) {
        this.engine = engine;
        this.observing = observing;
    }

    /// The same with its runs told elsewhere.
    public Workbench observing(UnaryOperator<Observing> change) {
        return new Workbench(engine, change.apply(observing));
    }

    /// Every problem of the file and of the pipeline in it, each with its place.
    public List<Fault> check(OpenPipeline open, RunCall call) {
        var faults = new ArrayList<Fault>(open.reading().faults());
        if (faults.stream().noneMatch(Fault::isError)) {
            engine.check(open.source(), call).stream()
                    .map(open.reading()::locate)
                    .forEach(faults::add);
        }
        return faults;
    }

    NodeCatalog catalog() {
        return engine.catalog();
    }

    /// The functions that expressions may call; the engine is asked once.
    Map<String, Value> functions() {
        synchronized (functions) {
            if (functions.isEmpty()) {
                functions.put("functions", FunctionJson.write(FunctionList.read()));
            }
            return Map.copyOf(functions);
        }
    }

    /// A room to look into one pipeline, which the caller closes.
    public LookRoom room() {
        return new LookRoom(engine);
    }

    /// The columns of every wire, and every problem with its place.
    Bindings bind(LookRoom room, OpenPipeline open, RunCall call) {
        if (open.reading().faults().stream().anyMatch(Fault::isError)) {
            return new Bindings(open.reading().faults(), new LinkedHashMap<>());
        }
        var bindings = room.bind(open.source(), call);
        return new Bindings(
                bindings.faults().stream().map(open.reading()::locate).toList(),
                bindings.columns());
    }

    /// Where a column comes from and where it goes.
    ///
    /// @param port without a name it is the first one of its node
    ColumnWay lineage(LookRoom room, OpenPipeline open, RunCall call, Port port, String column) {
        open.reading().orThrow();
        var planned = room.plan(open.source(), call.to(port));
        var graph = lineages.of(planned, open.workspace().root());
        var from = planned.bound().at(port);
        return graph.ports(from.node()).stream()
                .filter(each -> from.port().isEmpty() || each.at().equals(from))
                .findFirst()
                .map(each -> new ColumnAt(from.node(), each.at().port(), column))
                .filter(at -> graph.column(at).isPresent())
                .map(at -> ColumnWay.of(graph, at))
                .orElseThrow(
                        () ->
                                Fault.of(
                                                FaultCode.COLUMN_UNKNOWN,
                                                "Nothing is known of a column \""
                                                        + column
                                                        + "\" of \""
                                                        + port.text()
                                                        + "\".")
                                        .withHint("Mend the problems of the node first.")
                                        .toException());
    }

    /// What the rows tell about the nodes they reach, each with its place.
    List<Noticed> notices(
            LookRoom room, OpenPipeline open, RunCall call, Cancellation cancellation) {
        if (open.reading().faults().stream().anyMatch(Fault::isError)) {
            return List.of();
        }
        return room.notices(open.source(), call, cancellation).stream()
                .map(noticed -> noticed.located(open.reading()::locate))
                .toList();
    }

    /// A look at a port, which the caller closes.
    public Look look(OpenPipeline open, RunCall call, Port port) {
        open.reading().orThrow();
        return engine.look(open.source(), call, port);
    }

    /// The page of a serving node, with all it needs to answer filters by itself.
    public Value.Fields page(OpenPipeline open, RunCall call, NodeId node) {
        try (var room = room();
                var pages = pages(room)) {
            return pages.page(open, call, node, false, new Cancellation());
        }
    }

    /// Pages of the pipeline that is looked into in a room, which the caller closes before it.
    public Pages pages(LookRoom room) {
        return new Pages(room, lineages);
    }

    /// A run that is planned and waits to be executed.
    ///
    /// @param job empty if the file or the plan has an error
    /// @param faults of the file and of the plan, errors and warnings, each with its place
    /// @param definition what will run, as the history keeps it
    public record Ready(
            OpenPipeline open, Optional<Job> job, List<Fault> faults, Definition definition) {}

    /// Mends what dead runs left in the workspace, then plans. Of a file with an error nothing is
    /// planned, whatever else of it could be read. Where a dead run cannot be mended nothing may
    /// run either: to finish it later would put old rows over newer ones.
    public Ready ready(OpenPipeline open, RunCall call) {
        var faults = new ArrayList<Fault>(open.reading().faults());
        if (faults.stream().anyMatch(Fault::isError)) {
            return refused(open, faults, open.definition(NO_INNER));
        }
        faults.addAll(new Recovery(open.workspace()).mend());
        var inner = new LinkedHashMap<NodeId, Pipeline>();
        var job =
                engine.job(
                        open.source(),
                        call,
                        used -> {
                            inner.putAll(used);
                            return open.hash(used);
                        });
        var definition = open.definition(inner);
        job.faults().stream().map(open.reading()::locate).forEach(faults::add);
        if (job.canRun() && faults.stream().noneMatch(Fault::isError)) {
            return new Ready(open, Optional.of(job), faults, definition);
        }
        job.close();
        return refused(open, faults, definition);
    }

    private Ready refused(OpenPipeline open, List<Fault> faults, Definition definition) {
        var source = open.source();
        var all = new ArrayList<>(faults);
        all.addAll(observing.refused(source.file(), source.pipeline().name(), faults));
        return new Ready(open, Optional.empty(), all, definition);
    }

    /// Mends what dead runs left in the workspace, and gives them an end in the history.
    ///
    /// @return what could not be mended, and what was found damaged
    List<Fault> mend(OpenPipeline open) {
        var faults = new ArrayList<Fault>(new Recovery(open.workspace()).mend());
        try (var history = History.open(open.workspace().millrace())) {
            history.interrupt(new LiveRuns(open.workspace())::isAlive);
            faults.addAll(history.warnings());
        } catch (FaultException e) {
            faults.add(e.fault());
        }
        return faults;
    }

    /// How a run ended.
    ///
    /// @param number of the run in its workspace; empty if the history could not be written
    /// @param warnings what went wrong beside the run
    public record Result(RunEvent.Outcome outcome, OptionalLong number, List<Fault> warnings) {}

    /// Runs to the end, recorded in the workspace's history.
    ///
    /// @param listener told of every event, one at a time; it must not wait
    public Result execute(Ready ready, Consumer<RunEvent> listener) {
        var workspace = ready.open().workspace();
        workspace.prepare();
        try (var job = ready.job().orElseThrow();
                var history = History.open(workspace.millrace());
                var recorder = history.recorder(ready.open().inWorkspace());
                var observation = observing.begin(observed(ready.open(), history))) {
            var outcome =
                    job.execute(
                            event -> {
                                recorder.accept(event);
                                observation.accept(event);
                                if (event instanceof RunEvent.RunStarted) {
                                    recorder.definition(ready.definition());
                                    recorder.sources(sources(job));
                                }
                                listener.accept(event);
                            });
            recorder.flush();
            var warnings = new LinkedHashSet<Fault>();
            recorder.fault().ifPresent(warnings::add);
            warnings.addAll(observation.finish());
            tidy(history, workspace, job.id()).ifPresent(warnings::add);
            warnings.addAll(history.warnings());
            return new Result(outcome, recorder.number(), List.copyOf(warnings));
        }
    }

    private static Observed observed(OpenPipeline open, History history) {
        return new Observed(open.source().file(), () -> lastSuccess(open, history));
    }

    /// Also empty where the history cannot be read; that is told anyway.
    private static Optional<Instant> lastSuccess(OpenPipeline open, History history) {
        var query =
                RunQuery.NEWEST
                        .of(Optional.of(open.inWorkspace()))
                        .ended(Set.of(RunEvent.Outcome.SUCCEEDED))
                        .first(1);
        try {
            return history.runs(query).runs().stream().findFirst().flatMap(RunRow::ended);
        } catch (FaultException e) {
            return Optional.empty();
        }
    }

    /// What goes wrong with the history is no failure of the run that is over. Runs that are old go
    /// a few at a time, now that nobody waits for this one's events.
    private static Optional<Fault> tidy(History history, Workspace workspace, RunId own) {
        var live = new LiveRuns(workspace);
        try {
            history.interrupt(run -> run.equals(own) || live.isAlive(run));
            history.prune(MOST_PRUNED);
            return Optional.empty();
        } catch (FaultException e) {
            return Optional.of(e.fault());
        }
    }

    private static List<SourceIdentity> sources(Job job) {
        var sources = new ArrayList<SourceIdentity>();
        job.reads()
                .forEach((node, files) -> files.forEach(file -> sources.add(identity(node, file))));
        return sources;
    }

    private static SourceIdentity identity(NodeId node, Path file) {
        try {
            return new SourceIdentity(
                    node,
                    file.toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException gone) {
            return new SourceIdentity(node, file.toString(), 0, Instant.EPOCH);
        }
    }
}
