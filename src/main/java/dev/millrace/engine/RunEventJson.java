package dev.millrace.engine;

import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.time.Instant;
import java.util.List;

/// Events as JSON objects and back: the lines of `run --events`, of the worker and of the history.
///
/// `src/docs/events.md` describes every member. Written by hand over the sealed interface, so a new
/// event breaks the build here, and no reflection is paid for at the start of a run.
public final class RunEventJson {

    private RunEventJson() {}

    /// The event as an object whose first members are `event`, `seq` and `at`. Times are kept to
    /// the microsecond.
    public static Value.Fields write(RunEvent event) {
        return switch (event) {
            case RunStarted started -> writeStarted(started);
            case StepStarted(Instant at, long seq, var step, var nodes, int attempt) ->
                    event("stepStarted", seq, at)
                            .put("step", step)
                            .put("nodes", texts(nodes))
                            .put("attempt", attempt)
                            .fields();
            case StepFinished(Instant at, long seq, var step) ->
                    event("stepFinished", seq, at).put("step", step).fields();
            case ResourcesUsed(Instant at, long seq, long memory, long spilled, long rows) ->
                    event("resourcesUsed", seq, at)
                            .put("memoryBytes", memory)
                            .put("spilledBytes", spilled)
                            .put("rows", rows)
                            .fields();
            case NodeAdvanced(Instant at, long seq, var node, var fraction, var rows) ->
                    event("nodeAdvanced", seq, at)
                            .put("node", node)
                            .put("fraction", fraction)
                            .put("rows", rows)
                            .fields();
            case NodeFinished finished -> writeFinished(finished);
            case RowsRejected rejected -> writeRejected(rejected);
            case CheckReported reported -> writeChecked(reported);
            case StepFailed failed -> writeFailed(failed);
            case Delivered(Instant at, long seq, var node, var target, long rows, long bytes) ->
                    event("delivered", seq, at)
                            .put("node", node)
                            .put("target", target)
                            .put("rows", rows)
                            .put("bytes", bytes)
                            .fields();
            case LogLine(Instant at, long seq, var level, var node, var text) ->
                    event("logLine", seq, at)
                            .put("level", level.name())
                            .put("node", node)
                            .put("text", text)
                            .fields();
            case RunEnded(Instant at, long seq, var outcome) ->
                    event("runEnded", seq, at).put("outcome", outcome.name()).fields();
        };
    }

    /// The event that an object describes. Members it does not know are passed over.
    ///
    /// @throws dev.millrace.fault.FaultException with `REQUEST_INVALID` if the event is of a newer
    ///   protocol or a member is missing or of another kind; the fault names it
    public static RunEvent read(Value.Fields fields) {
        return new RunEventReader(new JsonMembers("The event", fields)).read();
    }

    private static Value.Fields writeStarted(RunStarted started) {
        var parameters = new JsonObject();
        started.parameters().forEach(parameters::put);
        var nodes = started.nodes().stream().map(RunEventJson::writeNode).toList();
        return event("runStarted", started.seq(), started.at())
                .put("id", started.id().toString())
                .put("protocol", started.protocol())
                .put("pipeline", started.pipeline())
                .put("pipelineHash", started.pipelineHash())
                .put("parameters", parameters.fields())
                .put("nodes", new Value.Items(nodes))
                .fields();
    }

    private static Value writeNode(RunNode node) {
        return new JsonObject()
                .put("id", node.id().value())
                .put("type", node.type())
                .put("title", node.title())
                .fields();
    }

    private static Value.Fields writeFinished(NodeFinished finished) {
        var counts = new JsonObject();
        finished.counts().forEach((port, count) -> counts.put(port, CountJson.write(count)));
        var object =
                event("nodeFinished", finished.seq(), finished.at())
                        .put("node", finished.node())
                        .put("counts", counts.fields())
                        .put("bytes", finished.bytes())
                        .put("tookSeconds", finished.took())
                        .put("origin", finished.origin().name());
        if (!finished.prints().isEmpty()) {
            var prints = new JsonObject();
            finished.prints().forEach(prints::put);
            object.put("prints", prints.fields());
        }
        return object.fields();
    }

    private static Value.Fields writeRejected(RowsRejected rejected) {
        var object =
                event("rowsRejected", rejected.seq(), rejected.at())
                        .put("node", rejected.node())
                        .put("port", rejected.port())
                        .put("rows", rejected.rows());
        rejected.kept().ifPresent(print -> object.put("kept", print));
        return object.fields();
    }

    private static Value.Fields writeChecked(CheckReported reported) {
        return event("checkReported", reported.seq(), reported.at())
                .put("node", reported.node())
                .put("expectation", reported.expectation())
                .put("onFailure", reported.onFailure().name())
                .put("broken", reported.broken())
                .fields();
    }

    private static Value.Fields writeFailed(StepFailed failed) {
        var object =
                event("stepFailed", failed.seq(), failed.at())
                        .put("step", failed.step())
                        .put("node", failed.node())
                        .put("attempt", failed.attempt())
                        .put("fault", FaultJson.write(failed.fault()));
        failed.willRetryIn().ifPresent(wait -> object.put("willRetryInSeconds", wait));
        failed.sql().ifPresent(sql -> object.put("sql", sql));
        return object.fields();
    }

    private static JsonObject event(String name, long seq, Instant at) {
        return new JsonObject().put("event", name).put("seq", seq).put("at", at);
    }

    private static Value texts(List<NodeId> nodes) {
        return new Value.Items(nodes.stream().map(node -> Value.of(node.value())).toList());
    }
}
