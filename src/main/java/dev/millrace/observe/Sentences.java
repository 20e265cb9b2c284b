package dev.millrace.observe;

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Events of one run, each as a sentence.
final class Sentences {

    private Instant started = Instant.EPOCH;

    String of(RunEvent event) {
        return switch (event) {
            case RunStarted run -> begun(run);
            case StepStarted step -> begun(step);
            case StepFinished step -> "Step " + step.step() + " is done.";
            case NodeAdvanced _, ResourcesUsed _ -> "";
            case NodeFinished node -> finished(node);
            case RowsRejected rejected ->
                    Figures.rows(rejected.rows()) + " of " + rejected.node() + " rejected.";
            case CheckReported checked -> checked(checked);
            case StepFailed failed -> failed(failed);
            case Delivered delivered ->
                    Figures.rows(delivered.rows()) + " delivered to " + delivered.target() + ".";
            case LogLine line -> line.text();
            case RunEnded ended ->
                    "The run %s after %s s."
                            .formatted(
                                    lower(ended.outcome()),
                                    seconds(Duration.between(started, ended.at())));
        };
    }

    private String begun(RunStarted run) {
        started = run.at();
        int nodes = run.nodes().size();
        return "The run of \"%s\" began: %d %s."
                .formatted(run.pipeline(), nodes, nodes == 1 ? "node" : "nodes");
    }

    private static String begun(StepStarted step) {
        var again = step.attempt() == 1 ? "" : ", attempt " + step.attempt();
        return "Step " + step.step() + " began" + again + ": " + names(step.nodes()) + ".";
    }

    private static String finished(NodeFinished node) {
        var counts =
                node.counts().entrySet().stream()
                        .map(port -> ", " + port.getKey() + " " + port.getValue().text())
                        .collect(Collectors.joining());
        return "Node " + node.node() + " is " + lower(node.origin()) + counts + ".";
    }

    private static String checked(CheckReported checked) {
        return checked.broken() == 0
                ? "\"%s\" holds in %s.".formatted(checked.expectation(), checked.node())
                : "\"%s\" is broken in %s: %s."
                        .formatted(
                                checked.expectation(),
                                checked.node(),
                                Figures.rows(checked.broken()));
    }

    private static String failed(StepFailed failed) {
        var again =
                failed.willRetryIn()
                        .map(delay -> " It is tried again in " + seconds(delay) + " s.")
                        .orElse("");
        return failed.fault().text() + again;
    }

    static String names(List<NodeId> nodes) {
        return nodes.stream().map(NodeId::value).collect(Collectors.joining(", "));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1e3);
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
