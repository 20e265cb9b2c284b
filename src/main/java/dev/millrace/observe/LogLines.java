package dev.millrace.observe;

import dev.millrace.engine.JsonObject;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunEventJson;
import dev.millrace.fault.Fault;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.Check;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Events as lines of a log: JSON objects with the members that log shippers look for, and those of
/// the event as it is told elsewhere under `fields`. `src/docs/guide/operations.md` describes them.
final class LogLines {

    private static final String LOGGER = "millrace.run";

    /// Members of an event that stand elsewhere in the line.
    private static final Set<String> TAKEN = Set.of("event", "seq", "at", "node");

    private final Path file;
    private final Supplier<Optional<String>> trace;
    private final Sentences sentences = new Sentences();
    private @Nullable RunStarted run;

    LogLines(Path file, Supplier<Optional<String>> trace) {
        this.file = file;
        this.trace = trace;
    }

    /// The line with its end; empty for an event that only says how far the run is.
    Optional<String> of(RunEvent event) {
        if (event instanceof RunStarted started) {
            run = started;
        }
        var message = sentences.of(event);
        return event instanceof NodeAdvanced || event instanceof ResourcesUsed
                ? Optional.empty()
                : Optional.of(line(event, message));
    }

    private String line(RunEvent event, String message) {
        var all = RunEventJson.write(event).members();
        var line = head(event.at(), level(event), text(all.get("event")), message);
        if (run != null) {
            line.put("run", run.id().toString()).put("pipeline", run.pipeline());
        }
        line.put("file", file.toString());
        var node = all.get("node");
        if (node != null) {
            line.put("node", node);
        }
        trace.get().ifPresent(id -> line.put("trace_id", id));
        line.put("seq", event.seq());
        var fields = new LinkedHashMap<>(all);
        fields.keySet().removeAll(TAKEN);
        return Json.line(line.put("fields", new Value.Fields(fields)).fields()) + "\n";
    }

    /// The line of a run that did not begin.
    static String refused(Path file, String pipeline, List<Fault> problems) {
        var faults = problems.stream().filter(Fault::isError).toList();
        var texts = faults.stream().map(Fault::text).<Value>map(Value::of).toList();
        var line =
                head(
                        Instant.now(),
                        "ERROR",
                        "runRefused",
                        "The run of \"%s\" did not begin: %s"
                                .formatted(pipeline, faults.getFirst().text()));
        line.put("pipeline", pipeline)
                .put("file", file.toString())
                .put("fields", new JsonObject().put("faults", new Value.Items(texts)).fields());
        return Json.line(line.fields()) + "\n";
    }

    private static JsonObject head(Instant at, String level, String event, String message) {
        return new JsonObject()
                .put("timestamp", at)
                .put("level", level)
                .put("logger", LOGGER)
                .put("event", event)
                .put("message", message);
    }

    private static String text(@Nullable Value value) {
        return value instanceof Value.Text(String text) ? text : "";
    }

    /// One of INFO, WARN and ERROR, as shippers know them.
    static String level(RunEvent event) {
        return switch (event) {
            case RunStarted _, StepStarted _, StepFinished _ -> "INFO";
            case NodeAdvanced _, ResourcesUsed _ -> "DEBUG";
            case NodeFinished _, Delivered _ -> "INFO";
            case RowsRejected _ -> "WARN";
            case CheckReported checked -> level(checked);
            case StepFailed failed -> failed.willRetryIn().isPresent() ? "WARN" : "ERROR";
            case LogLine line -> line.level() == Level.WARNING ? "WARN" : line.level().name();
            case RunEnded ended -> level(ended.outcome());
        };
    }

    private static String level(CheckReported checked) {
        if (checked.broken() == 0) {
            return "INFO";
        }
        return checked.onFailure() == Check.OnFailure.FAIL ? "ERROR" : "WARN";
    }

    private static String level(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "INFO";
            case CANCELLED -> "WARN";
            case PARTIAL, FAILED, INTERRUPTED -> "ERROR";
        };
    }
}
