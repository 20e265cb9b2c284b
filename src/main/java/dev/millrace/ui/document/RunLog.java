package dev.millrace.ui.document;

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
import dev.millrace.model.Count;
import dev.millrace.model.Figures;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// What a run said, each event a line for people. Lines are only ever added. FX thread only.
public final class RunLog implements Consumer<RunEvent> {

    /// @param after time since the run began
    /// @param node it is about; empty if it is about the run
    public record Line(Duration after, Level level, Optional<NodeId> node, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private Instant began = Instant.EPOCH;
    private int times;

    void clear() {
        times++;
        lines.clear();
    }

    /// In order; a view that grows with it.
    public List<Line> lines() {
        return lines;
    }

    /// How often it was begun anew, which tells the lines of one run from those of the next.
    public int times() {
        return times;
    }

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunStarted started -> {
                began = started.at();
                say(
                        event,
                        "The run begins: " + Figures.plural(started.nodes().size(), "node") + ".");
            }
            case StepStarted step -> begin(step);
            case NodeFinished finished -> finish(finished);
            case RowsRejected rows ->
                    add(
                            event,
                            Level.WARNING,
                            Optional.of(rows.node()),
                            Figures.plural(rows.rows(), "row") + " rejected.");
            case CheckReported check -> check(check);
            case StepFailed failed -> fail(failed);
            case Delivered delivered ->
                    add(
                            event,
                            Level.INFO,
                            Optional.of(delivered.node()),
                            Figures.plural(delivered.rows(), "row")
                                    + " delivered to "
                                    + delivered.target()
                                    + ".");
            case LogLine line -> add(event, line.level(), line.node(), line.text());
            case RunEnded ended -> end(ended);
            case StepFinished _, NodeAdvanced _, ResourcesUsed _ -> {}
        }
    }

    private void begin(StepStarted step) {
        boolean single = step.nodes().size() == 1;
        var again = step.attempt() > 1 ? " (attempt " + step.attempt() + ")" : "";
        add(
                step,
                Level.INFO,
                single ? Optional.of(step.nodes().getFirst()) : Optional.empty(),
                (single
                                ? "Begins"
                                : Figures.plural(step.nodes().size(), "node")
                                        + " begin in one statement")
                        + again
                        + ".");
    }

    private void finish(NodeFinished finished) {
        var counts =
                finished.counts().entrySet().stream()
                        .filter(each -> !(each.getValue() instanceof Count.NotComputed))
                        .map(each -> each.getValue().text() + " " + each.getKey())
                        .collect(Collectors.joining(", "));
        var how =
                switch (finished.origin()) {
                    case COMPUTED ->
                            String.format(
                                    Locale.ROOT,
                                    "Done in %.3f s of the engine's time",
                                    finished.took().toNanos() / 1e9);
                    case REUSED -> "Reused from an earlier run";
                    case SKIPPED -> "Skipped, since another node failed";
                };
        add(
                finished,
                Level.INFO,
                Optional.of(finished.node()),
                how + (counts.isEmpty() ? "" : ": " + counts) + ".");
    }

    private void check(CheckReported check) {
        boolean holds = check.broken() == 0;
        add(
                check,
                holds ? Level.INFO : Level.WARNING,
                Optional.of(check.node()),
                check.expectation()
                        + (holds
                                ? " holds."
                                : " is broken by " + Figures.plural(check.broken(), "row") + "."));
    }

    private void fail(StepFailed failed) {
        var again =
                failed.willRetryIn()
                        .map(
                                wait ->
                                        String.format(
                                                Locale.ROOT,
                                                " Next try in %.1f s.",
                                                wait.toMillis() / 1e3))
                        .orElse("");
        add(
                failed,
                failed.willRetryIn().isPresent() ? Level.WARNING : Level.ERROR,
                failed.node(),
                failed.fault().text() + again);
    }

    private void end(RunEnded ended) {
        var level =
                switch (ended.outcome()) {
                    case SUCCEEDED -> Level.INFO;
                    case PARTIAL, CANCELLED -> Level.WARNING;
                    case FAILED, INTERRUPTED -> Level.ERROR;
                };
        add(ended, level, Optional.empty(), words(ended.outcome()));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "The run has succeeded.";
            case PARTIAL -> "The run has succeeded in part.";
            case FAILED -> "The run has failed.";
            case CANCELLED -> "The run was stopped.";
            case INTERRUPTED -> "The run was interrupted.";
        };
    }

    private void say(RunEvent event, String text) {
        add(event, Level.INFO, Optional.empty(), text);
    }

    private void add(RunEvent event, Level level, Optional<NodeId> node, String text) {
        lines.add(new Line(Duration.between(began, event.at()), level, node, text));
    }
}
