package dev.millrace.worker;

import dev.millrace.engine.Bindings;
import dev.millrace.engine.Engine;
import dev.millrace.engine.Job;
import dev.millrace.engine.Look;
import dev.millrace.engine.Recovery;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.history.History;
import dev.millrace.history.SourceIdentity;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Checks pipeline files and runs them with their history. Any thread.
public final class Workbench {

    private final Engine engine;

    public Workbench(Engine engine) {
        this.engine = engine;
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

    /// The columns of every wire, and every problem with its place.
    public Bindings bind(OpenPipeline open, RunCall call) {
        if (open.reading().faults().stream().anyMatch(Fault::isError)) {
            return new Bindings(open.reading().faults(), new LinkedHashMap<>());
        }
        var bindings = engine.bind(open.source(), call);
        return new Bindings(
                bindings.faults().stream().map(open.reading()::locate).toList(),
                bindings.columns());
    }

    /// A look at a port, which the caller closes.
    public Look look(OpenPipeline open, RunCall call, Port port) {
        open.reading().orThrow();
        return engine.look(open.source(), call, port);
    }

    /// A run that is planned and waits to be executed; with an error there is nothing to execute.
    ///
    /// @param faults of the file and of the plan, errors and warnings
    public record Ready(OpenPipeline open, Job job, List<Fault> faults) {}

    /// Mends what dead runs left in the workspace, then plans.
    public Ready ready(OpenPipeline open, RunCall call) {
        var faults = new ArrayList<Fault>(new Recovery(open.workspace()).mend());
        var job = engine.job(open.source(), call);
        job.faults().stream().map(open.reading()::locate).forEach(faults::add);
        return new Ready(open, job, faults);
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
        try (var job = ready.job();
                var history = History.open(workspace.millrace());
                var recorder = history.recorder(ready.open().inWorkspace())) {
            var outcome =
                    job.execute(
                            event -> {
                                recorder.accept(event);
                                if (event instanceof RunEvent.RunStarted) {
                                    recorder.sources(sources(job));
                                }
                                listener.accept(event);
                            });
            recorder.flush();
            var recovery = new Recovery(workspace);
            history.interrupt(run -> run.equals(job.id()) || recovery.isAlive(run));
            var warnings = new ArrayList<>(history.warnings());
            recorder.fault().ifPresent(warnings::add);
            return new Result(outcome, recorder.number(), warnings);
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
