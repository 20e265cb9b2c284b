package dev.millrace.engine;

import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.node.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads the one event that an object describes.
final class RunEventReader {

    private final JsonMembers event;

    RunEventReader(JsonMembers event) {
        this.event = event;
    }

    RunEvent read() {
        var name = event.text("event");
        long seq = event.number("seq");
        var at = event.time("at");
        return switch (name) {
            case "runStarted" -> started(at, seq);
            case "stepStarted" ->
                    new StepStarted(
                            at,
                            seq,
                            event.text("step"),
                            event.nodes("nodes"),
                            event.small("attempt"));
            case "stepFinished" -> new StepFinished(at, seq, event.text("step"));
            case "resourcesUsed" ->
                    new ResourcesUsed(
                            at,
                            seq,
                            event.number("memoryBytes"),
                            event.number("spilledBytes"),
                            event.number("rows"));
            case "nodeAdvanced" ->
                    new NodeAdvanced(
                            at,
                            seq,
                            event.node("node"),
                            event.fractionIfAny("fraction"),
                            event.numberIfAny("rows"));
            case "nodeFinished" -> finished(at, seq);
            case "rowsRejected" ->
                    new RowsRejected(
                            at,
                            seq,
                            event.node("node"),
                            event.text("port"),
                            event.number("rows"),
                            textIfAny("kept"));
            case "checkReported" -> checked(at, seq);
            case "stepFailed" -> failed(at, seq);
            case "delivered" ->
                    new Delivered(
                            at,
                            seq,
                            event.node("node"),
                            event.text("target"),
                            event.number("rows"),
                            event.number("bytes"));
            case "logLine" ->
                    new LogLine(
                            at,
                            seq,
                            event.oneOf("level", Level.class),
                            event.nodeIfAny("node"),
                            event.text("text"));
            case "runEnded" -> new RunEnded(at, seq, event.oneOf("outcome", Outcome.class));
            default -> throw newer("The event '" + name + "' is not known to this version.");
        };
    }

    private RunStarted started(Instant at, long seq) {
        int protocol = event.small("protocol");
        if (protocol > RunEvent.PROTOCOL) {
            throw newer("The events are of protocol " + protocol + ", newer than this version's.");
        }
        return new RunStarted(
                at,
                seq,
                id(),
                protocol,
                event.text("pipeline"),
                event.text("pipelineHash"),
                event.map("parameters", name -> parameters -> parameters.text(name)),
                event.objects("nodes").stream().map(RunEventReader::node).toList());
    }

    private static RunNode node(JsonMembers node) {
        return new RunNode(node.node("id"), node.text("type"), node.text("title"));
    }

    private NodeFinished finished(Instant at, long seq) {
        return new NodeFinished(
                at,
                seq,
                event.node("node"),
                event.map("counts", port -> counts -> CountJson.read(counts.object(port))),
                event.numberIfAny("bytes"),
                event.seconds("tookSeconds"),
                event.oneOf("origin", Origin.class),
                event.has("prints")
                        ? event.map("prints", port -> prints -> prints.text(port))
                        : new LinkedHashMap<>());
    }

    private CheckReported checked(Instant at, long seq) {
        return new CheckReported(
                at,
                seq,
                event.node("node"),
                event.text("expectation"),
                event.oneOf("onFailure", Check.OnFailure.class),
                event.number("broken"));
    }

    private StepFailed failed(Instant at, long seq) {
        return new StepFailed(
                at,
                seq,
                event.text("step"),
                event.nodeIfAny("node"),
                event.small("attempt"),
                FaultJson.read(event.object("fault")),
                event.has("willRetryInSeconds")
                        ? Optional.of(event.seconds("willRetryInSeconds"))
                        : Optional.<Duration>empty(),
                textIfAny("sql"));
    }

    private RunId id() {
        try {
            return RunId.parse(event.text("id"));
        } catch (IllegalArgumentException e) {
            throw event.fault("The event has a member 'id' that is not the id of a run.");
        }
    }

    private static FaultException newer(String sentence) {
        return Fault.of(FaultCode.REQUEST_INVALID, sentence)
                .withHint("It was written by a newer Millrace; read it with that one.")
                .toException();
    }

    private Optional<String> textIfAny(String name) {
        return event.has(name) ? Optional.of(event.text(name)) : Optional.empty();
    }
}
