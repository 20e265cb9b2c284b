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
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// What is known of a run after the events so far. A stored stream gives the same as a live one.
///
/// One thread at a time.
public final class RunState implements Consumer<RunEvent> {

    private final SequencedMap<NodeId, NodeState> nodes = new LinkedHashMap<>();
    private final SequencedMap<NodeId, NodeState> over = new LinkedHashMap<>();
    private final Map<String, List<NodeId>> steps = new HashMap<>();
    private final List<Delivered> deliveries = new ArrayList<>();
    private final List<CheckReported> checks = new ArrayList<>();
    private final SequencedMap<String, Long> rejected = new LinkedHashMap<>();
    private final List<StepFailed> failures = new ArrayList<>();
    private Optional<RunStarted> started = Optional.empty();
    private Optional<RunEnded> ended = Optional.empty();
    private Instant last = Instant.EPOCH;

    @Override
    public void accept(RunEvent event) {
        last = event.at();
        switch (event) {
            case RunStarted start -> {
                started = Optional.of(start);
                start.nodes().forEach(node -> nodes.put(node.id(), NodeState.waiting(node)));
            }
            case StepStarted step -> {
                steps.put(step.step(), step.nodes());
                step.nodes().forEach(node -> change(node, state -> state.running(step.at())));
            }
            case NodeAdvanced on -> advance(on);
            case NodeFinished finished ->
                    change(finished.node(), state -> state.finished(finished));
            case RowsRejected rows ->
                    rejected.merge(rows.node() + "." + rows.port(), rows.rows(), Long::sum);
            case CheckReported check -> checks.add(check);
            case StepFailed failed -> fail(failed);
            case Delivered delivered -> deliveries.add(delivered);
            case StepFinished _, ResourcesUsed _, LogLine _ -> {}
            case RunEnded end -> ended = Optional.of(end);
        }
    }

    Optional<RunStarted> started() {
        return started;
    }

    Optional<RunEnded> ended() {
        return ended;
    }

    /// In the order of the file.
    SequencedCollection<NodeState> nodes() {
        return nodes.sequencedValues();
    }

    Optional<NodeState> node(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
    }

    /// Nodes that will not change any more, in the order in which they came to be so.
    Collection<NodeState> over() {
        return over.sequencedValues();
    }

    List<Delivered> deliveries() {
        return deliveries;
    }

    List<CheckReported> checks() {
        return checks;
    }

    /// Rejected rows by `node.port`.
    SequencedMap<String, Long> rejected() {
        return rejected;
    }

    /// Failures that were not tried again.
    List<StepFailed> failures() {
        return failures;
    }

    /// From the first event to that time.
    Duration since(Instant now) {
        return started.map(start -> Duration.between(start.at(), now)).orElse(Duration.ZERO);
    }

    /// From the first event to the last so far.
    Duration took() {
        return since(last);
    }

    /// What runs with the node in one step is as far as it is.
    private void advance(NodeAdvanced on) {
        change(on.node(), state -> state.advanced(on.fraction(), on.rows()));
        for (var together : steps.values()) {
            if (together.contains(on.node())) {
                together.stream()
                        .filter(node -> !node.equals(on.node()))
                        .forEach(node -> change(node, state -> beside(state, on)));
            }
        }
    }

    private static NodeState beside(NodeState state, NodeAdvanced on) {
        return state.phase() == NodeState.Phase.RUNNING
                ? state.advanced(on.fraction(), state.rows())
                : state;
    }

    /// The nodes of a failed step that did not fail themselves are back where they were.
    private void fail(StepFailed failed) {
        for (var node : steps.getOrDefault(failed.step(), List.of())) {
            change(node, state -> state.isOver() ? state : NodeState.waiting(state.node()));
        }
        if (failed.willRetryIn().isEmpty()) {
            failures.add(failed);
            failed.node().ifPresent(node -> change(node, state -> state.failed(failed.fault())));
        }
    }

    private void change(NodeId id, UnaryOperator<NodeState> change) {
        var state = nodes.computeIfPresent(id, (_, before) -> change.apply(before));
        if (state != null && state.isOver()) {
            over.put(id, state);
        }
    }
}
