package dev.millrace.ui.monitor;

import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.NodeState;
import dev.millrace.model.NodeId;
import dev.millrace.ui.document.RunModel;
import dev.millrace.ui.document.RunTrace;
import dev.millrace.ui.document.RunTrace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A line of the timeline: a step, or a node of it.
///
/// @param node empty for a step of several nodes
/// @param inner whether it is a node of the step above it
/// @param rows that left its first output; may be empty
/// @param took time the engine spent on it, summed over its threads; of a step how long it ran
/// @param share of the time of all nodes, 0 to 1
/// @param from seconds since the run began
/// @param to seconds since the run began; less than `from` if it did not run
record TimelineRow(
        Optional<NodeId> node,
        boolean inner,
        String title,
        NodeBadge badge,
        String rows,
        Duration took,
        double share,
        double from,
        double to) {

    boolean hasRun() {
        return to >= from;
    }

    /// What reads it out: `Add product: done, 9,994 rows, 12 ms, 4 %`.
    String words() {
        var words = new StringBuilder(title).append(": ").append(Words.state(badge.state()));
        if (!rows.isEmpty()) {
            words.append(", ").append(rows).append(" rows");
        }
        if (!took.isZero()) {
            words.append(", ").append(Words.time(took));
        }
        if (share > 0) {
            words.append(", ").append(Words.percent(share));
        }
        return words.toString();
    }

    /// Of a run: each step with its nodes, in the order in which they began, then the nodes that
    /// never ran.
    static List<TimelineRow> of(RunModel run) {
        var trace = run.trace();
        var began = trace.began();
        if (began.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<TimelineRow>();
        var seen = new HashSet<NodeId>();
        for (Span span : trace.spans()) {
            add(rows, seen, span, began.get(), run);
        }
        for (NodeId node : run.parts()) {
            if (seen.add(node)) {
                rows.add(of(node, false, run, 0, -1));
            }
        }
        return rows;
    }

    private static void add(
            List<TimelineRow> rows, Set<NodeId> seen, Span span, Instant began, RunModel run) {
        double from = seconds(began, span.began());
        double to = seconds(began, span.ended().orElse(run.trace().last()));
        seen.addAll(span.nodes());
        if (run.trace().isRepeated(span)) {
            rows.add(attempt(span, run, from, to));
            return;
        }
        if (span.nodes().size() == 1) {
            rows.add(of(span.nodes().getFirst(), false, run, from, to));
            return;
        }
        rows.add(step(span, Optional.empty(), together(span), from, to));
        double all = span.nodes().stream().mapToDouble(node -> nanos(run, node)).sum();
        for (NodeId node : span.nodes()) {
            double part = all == 0 ? 0 : (to - from) * nanos(run, node) / all;
            rows.add(of(node, true, run, from, from + part));
        }
    }

    /// One that failed and was followed by another, to which rows, time and share belong.
    private static TimelineRow attempt(Span span, RunModel run, double from, double to) {
        boolean single = span.nodes().size() == 1;
        var node = single ? Optional.of(span.nodes().getFirst()) : Optional.<NodeId>empty();
        var title = node.map(run::title).orElseGet(() -> together(span));
        return step(span, node, title + ", attempt " + span.attempt(), from, to);
    }

    private static String together(Span span) {
        return span.nodes().size() + " nodes in one statement";
    }

    private static TimelineRow step(
            Span span, Optional<NodeId> node, String title, double from, double to) {
        return new TimelineRow(
                node,
                false,
                title,
                NodeBadge.NONE.withState(state(span.state()), "").withProgress(span.done(), 0),
                "",
                Duration.ofNanos((long) ((to - from) * 1e9)),
                0,
                from,
                to);
    }

    private static double nanos(RunModel run, NodeId node) {
        return run.took(node).orElse(Duration.ZERO).toNanos();
    }

    private static TimelineRow of(
            NodeId node, boolean inner, RunModel run, double from, double to) {
        return new TimelineRow(
                Optional.of(node),
                inner,
                run.title(node),
                run.badge(node),
                run.firstCount(node),
                run.took(node).orElse(Duration.ZERO),
                run.share(node),
                from,
                to);
    }

    private static NodeState state(RunTrace.State state) {
        return switch (state) {
            case RUNNING -> NodeState.RUNNING;
            case DONE -> NodeState.DONE;
            case FAILED -> NodeState.FAILED;
            case CANCELLED -> NodeState.CANCELLED;
        };
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
