package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Plans and runs pipelines in a folder that is its own workspace, and keeps what was told.
final class RunningPipeline {

    private final Engine engine =
            new Engine(
                    new Planner(NodeCatalog.load(), PipelineReader::read),
                    Clock.systemUTC(),
                    Map.of());
    private final PipelineSource source;
    private Optional<Job> running = Optional.empty();

    RunningPipeline(Path folder, Pipeline pipeline) {
        this.source =
                new PipelineSource(
                        pipeline,
                        folder.resolve("test.pipeline.json"),
                        new Workspace(folder),
                        "0".repeat(64));
    }

    /// How a run went.
    record Ran(RunEvent.Outcome outcome, List<RunEvent> events) {

        /// By node, the last event of its kind.
        Map<NodeId, RunEvent.NodeFinished> finished() {
            var finished = new LinkedHashMap<NodeId, RunEvent.NodeFinished>();
            for (RunEvent event : events) {
                if (event instanceof RunEvent.NodeFinished node) {
                    finished.put(node.node(), node);
                }
            }
            return finished;
        }

        /// Counts of a finished node, by port.
        Map<String, Count> counts(String node) {
            return finished(node).counts();
        }

        RunEvent.NodeFinished finished(String node) {
            return requireNonNull(finished().get(new NodeId(node)));
        }

        List<Fault> faults() {
            return events.stream()
                    .filter(event -> event instanceof RunEvent.StepFailed)
                    .map(event -> ((RunEvent.StepFailed) event).fault())
                    .toList();
        }
    }

    Ran run(CountMode counts) {
        return run(RunCall.PLAIN.counting(counts));
    }

    Ran run(RunCall call) {
        return run(call, _ -> {});
    }

    /// @param also told of each event, while the run waits
    Ran run(RunCall call, Consumer<RunEvent> also) {
        var job = engine.job(source, call);
        if (!job.canRun()) {
            throw new AssertionError("not a plan: " + job.faults());
        }
        running = Optional.of(job);
        var events = new ArrayList<RunEvent>();
        Consumer<RunEvent> keep = events::add;
        return new Ran(job.execute(keep.andThen(also)), events);
    }

    /// Of the run that was begun last.
    void cancel() {
        running.orElseThrow().cancel();
    }

    Look look(String port) {
        return engine.look(source, RunCall.PLAIN, Port.parse(port).orElseThrow());
    }

    Planned planned() {
        return engine.plan(source, RunCall.PLAIN);
    }
}
