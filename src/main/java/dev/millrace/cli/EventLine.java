package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// An event as one line for people, without control codes.
final class EventLine {

    private EventLine() {}

    /// Empty for an event that is no fact yet but an estimate, or that others tell better.
    static Optional<String> of(RunEvent event) {
        return text(event).map(Columns::clean);
    }

    private static Optional<String> text(RunEvent event) {
        return switch (event) {
            case RunStarted started -> Optional.of(begin(started));
            case StepStarted step -> Optional.of(step(step));
            case StepFinished _, NodeAdvanced _, ResourcesUsed _ -> Optional.empty();
            case NodeFinished finished -> Optional.of(finish(finished));
            case RowsRejected rows ->
                    Optional.of(
                            rows.node()
                                    + "."
                                    + rows.port()
                                    + ": "
                                    + Figures.rows(rows.rows())
                                    + " rejected");
            case CheckReported check ->
                    Optional.of(check.node() + ": " + check.expectation() + ": " + verdict(check));
            case StepFailed failed -> Optional.of(failure(failed));
            case Delivered delivered ->
                    Optional.of(
                            delivered.node()
                                    + ": "
                                    + Figures.rows(delivered.rows())
                                    + " delivered to "
                                    + delivered.target()
                                    + (delivered.bytes() > 0
                                            ? " (" + Figures.bytes(delivered.bytes()) + ")"
                                            : ""));
            case LogLine line -> Optional.of(log(line));
            case RunEnded ended -> Optional.of("run " + outcome(ended.outcome()));
        };
    }

    static String verdict(CheckReported check) {
        if (check.broken() == 0) {
            return "holds";
        }
        var what =
                switch (check.onFailure()) {
                    case WARN -> "warning";
                    case REJECT -> "rejected";
                    case FAIL -> "the run fails";
                };
        return "broken by " + Figures.rows(check.broken()) + ", " + what;
    }

    static String outcome(RunEvent.Outcome outcome) {
        return outcome == RunEvent.Outcome.PARTIAL
                ? "succeeded in part"
                : outcome.name().toLowerCase(Locale.ROOT);
    }

    private static String begin(RunStarted started) {
        return "run "
                + started.id()
                + " of "
                + started.pipeline()
                + ": "
                + Figures.plural(started.nodes().size(), "node");
    }

    private static String step(StepStarted step) {
        var nodes = step.nodes().stream().map(NodeId::value).collect(Collectors.joining(", "));
        return nodes + ": running" + (step.attempt() > 1 ? ", attempt " + step.attempt() : "");
    }

    private static String finish(NodeFinished finished) {
        var counts = finished.counts();
        boolean several = counts.size() > 1;
        var rows =
                counts.entrySet().stream()
                        .map(
                                count ->
                                        (several ? count.getKey() + " " : "")
                                                + count.getValue().text())
                        .collect(Collectors.joining(", "));
        var head = finished.node() + ": " + (rows.isEmpty() ? "" : rows + ", ");
        return switch (finished.origin()) {
            case COMPUTED -> head + Figures.time(finished.took());
            case REUSED -> head + "reused";
            case SKIPPED -> finished.node() + ": skipped";
        };
    }

    private static String failure(StepFailed failed) {
        var retry = failed.willRetryIn();
        return failed.node().map(NodeId::value).orElse(failed.step())
                + ": failed: "
                + failed.fault().text()
                + retry.map(wait -> " Next try in " + Figures.time(wait) + ".").orElse("");
    }

    private static String log(LogLine line) {
        var about = line.node().map(node -> node + ": ").orElse("");
        return switch (line.level()) {
            case INFO -> about + line.text();
            case WARNING -> about + "warning: " + line.text();
            case ERROR -> about + "error: " + line.text();
        };
    }
}
