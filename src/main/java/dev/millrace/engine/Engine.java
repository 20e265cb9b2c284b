package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.EngineException;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Arguments;
import dev.millrace.plan.Grants;
import dev.millrace.plan.Plan;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import dev.millrace.plan.SessionOpener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Checks, looks into and runs pipelines. Any thread.
public final class Engine {

    private final Planner planner;
    private final Clock clock;
    private final Map<String, String> environment;
    private final Map<Path, StoreSize> sizes = new ConcurrentHashMap<>();

    /// @param environment where `MILLRACE_P_NAME` may give the parameter `name`
    public Engine(Planner planner, Clock clock, Map<String, String> environment) {
        this.planner = planner;
        this.clock = clock;
        this.environment = Map.copyOf(environment);
    }

    /// The plan of the pipeline, and every problem of it.
    public Planned plan(PipelineSource source, RunCall call) {
        return told(
                () ->
                        planner.plan(
                                source.pipeline(),
                                request(source, call, RunId.at(clock.instant()))));
    }

    /// Every problem of the pipeline, in the order they were found.
    public List<Fault> check(PipelineSource source, RunCall call) {
        return checked(source, call).faults();
    }

    /// The same and the columns of every wire; no plan is made.
    public Planned checked(PipelineSource source, RunCall call) {
        var id = RunId.at(clock.instant());
        return told(() -> planner.check(source.pipeline(), request(source, call, id)));
    }

    /// A session that cannot be set up, for want of memory for instance, is a fault too.
    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (EngineException e) {
            throw e.fault().toException(e);
        }
    }

    /// The columns of every wire, and every problem.
    public Bindings bind(PipelineSource source, RunCall call) {
        return Bindings.of(checked(source, call));
    }

    /// A look at a port. No delivery is made, and nothing in the workspace is touched.
    ///
    /// @throws dev.millrace.fault.FaultException if the pipeline has errors
    public Look look(PipelineSource source, RunCall call, Port port) {
        var id = RunId.at(clock.instant());
        var scratch = temporary();
        boolean opened = false;
        try {
            var prepared =
                    told(
                            () ->
                                    planner.prepare(
                                            source.pipeline(),
                                            request(source, call.to(port), id).looking(),
                                            new Sessions(source.workspace(), id, call, scratch)));
            var errors = prepared.planned().faults().stream().filter(Fault::isError).toList();
            if (!errors.isEmpty()) {
                prepared.close();
                throw errors.getFirst().toException();
            }
            var look = new Look(source.workspace(), prepared, id, port, scratch);
            opened = true;
            return look;
        } finally {
            if (!opened) {
                remove(scratch);
            }
        }
    }

    /// The types it knows.
    public NodeCatalog catalog() {
        return planner.catalog();
    }

    /// The columns of every wire, in a session that can be used for looks. Nothing is delivered,
    /// and no plan is made.
    ///
    /// @param call `to` says which port is looked at; other nodes are bound all the same
    /// @param kind makes of a request the one that is meant
    /// @return the session is the caller's, if it is not one that the opener keeps
    public Planner.Prepared bindFor(
            PipelineSource source,
            RunCall call,
            UnaryOperator<PlanRequest> kind,
            SessionOpener opener) {
        var request = request(source, call, RunId.at(clock.instant()));
        return told(() -> planner.look(source.pipeline(), kind.apply(request), opener));
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("millrace-look");
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "No temporary folder can be made.")
                    .toException(e);
        }
    }

    private static void remove(Path folder) {
        try {
            Durable.delete(folder);
        } catch (IOException e) {
            throw Fault.of(FaultCode.FILE_NOT_WRITABLE, "\"" + folder + "\" cannot be removed.")
                    .toException(e);
        }
    }

    /// A run that is planned and waits to be executed. It holds memory until it is closed.
    public Job job(PipelineSource source, RunCall call) {
        return job(source, call, _ -> source.hash());
    }

    /// The same, told under the hash of all that takes part.
    ///
    /// @param hash is asked for it with the pipelines that are used as nodes, by node
    public Job job(
            PipelineSource source,
            RunCall call,
            Function<SequencedMap<NodeId, Pipeline>, String> hash) {
        var id = RunId.at(clock.instant());
        var first = attempt(source, call, id);
        var inner = first.prepared().planned().plan().map(Plan::inner);
        var told = inner.map(hash).orElse(source.hash());
        var same = source.withHash(told);
        return new Job(
                same,
                call,
                id,
                first,
                fresh -> attempt(same, fresh ? call.keeping(call.keeping().anew()) : call, id),
                clock);
    }

    private Job.Attempt attempt(PipelineSource source, RunCall call, RunId id) {
        var workspace = source.workspace();
        var size = sizes.computeIfAbsent(workspace.store(), _ -> new StoreSize());
        var store = new ContentStore(workspace.store(), clock, size);
        var recall = new Recall(store, Keeper.folder(workspace, id), call.keeping());
        var sessions = new Sessions(workspace, id, call, workspace.scratch(id));
        var request = request(source, call, id);
        return new Job.Attempt(
                told(() -> planner.prepare(source.pipeline(), request, sessions, recall)),
                store,
                recall);
    }

    private PlanRequest request(PipelineSource source, RunCall call, RunId id) {
        return new PlanRequest(
                grants(source, call),
                parameters(source, call),
                new Arguments.BuiltIn(
                        id.toString(),
                        clock.instant().toString(),
                        source.workspace().root().toString()),
                call.to(),
                call.counts(),
                Optional.of(source.file()),
                false,
                false,
                false);
    }

    private static Grants grants(PipelineSource source, RunCall call) {
        var grants =
                Grants.of(source.workspace().root(), requireNonNull(source.file().getParent()));
        for (Path path : call.allowed().reads()) {
            grants = grants.reading(real(path));
        }
        for (Path path : call.allowed().writes()) {
            grants = grants.writing(real(path));
        }
        return grants;
    }

    /// A place that is granted may not exist yet.
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException notThere) {
            return path.toAbsolutePath().normalize();
        }
    }

    private Map<String, String> parameters(PipelineSource source, RunCall call) {
        var given = new HashMap<String, String>();
        for (String name : source.pipeline().parameters().keySet()) {
            var value = environment.get("MILLRACE_P_" + name.toUpperCase(Locale.ROOT));
            if (value != null) {
                given.put(name, value);
            }
        }
        given.putAll(call.parameters());
        return given;
    }
}
