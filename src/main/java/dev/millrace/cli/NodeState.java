package dev.millrace.cli;

import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.fault.Fault;
import dev.millrace.model.Count;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Where a node is in a run.
///
/// @param since when it began to run, the last time it did
/// @param fraction 0 to 1, of a running node; empty if there is no estimate
/// @param rows read or written so far, of a running node; empty if not known
/// @param finished of a node that ended well
/// @param fault of a node that failed
record NodeState(
        RunNode node,
        Phase phase,
        Optional<Instant> since,
        OptionalDouble fraction,
        OptionalLong rows,
        Optional<NodeFinished> finished,
        Optional<Fault> fault) {

    enum Phase {
        WAITING,
        RUNNING,
        DONE,
        REUSED,
        SKIPPED,
        FAILED
    }

    static NodeState waiting(RunNode node) {
        return new NodeState(
                node,
                Phase.WAITING,
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    NodeState running(Instant at) {
        return new NodeState(
                node,
                Phase.RUNNING,
                Optional.of(at),
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    NodeState advanced(OptionalDouble newFraction, OptionalLong newRows) {
        return new NodeState(node, phase, since, newFraction, newRows, finished, fault);
    }

    NodeState finished(NodeFinished event) {
        return new NodeState(
                node,
                phase(event.origin()),
                since,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Optional.of(event),
                Optional.empty());
    }

    NodeState failed(Fault reason) {
        return new NodeState(
                node,
                Phase.FAILED,
                since,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.of(reason));
    }

    String id() {
        return node.id().value();
    }

    boolean isOver() {
        return phase != Phase.WAITING && phase != Phase.RUNNING;
    }

    /// The count of its first port; empty if it did not finish or has none.
    Optional<Count> count() {
        return finished.flatMap(event -> event.counts().sequencedValues().stream().findFirst());
    }

    private static Phase phase(Origin origin) {
        return switch (origin) {
            case COMPUTED -> Phase.DONE;
            case REUSED -> Phase.REUSED;
            case SKIPPED -> Phase.SKIPPED;
        };
    }
}
