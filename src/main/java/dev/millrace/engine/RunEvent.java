package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// What a run tells its listeners, in order, one event at a time. Facts: past tense, no callbacks.
///
/// Monitor, history, command line and tests see the same stream. `seq` begins at 1 and has no gaps;
/// `at` is the clock of the process that runs.
public sealed interface RunEvent {

    /// Number of the form of these events; a reader refuses a larger one.
    int PROTOCOL = 1;

    Instant at();

    long seq();

    /// Always first.
    ///
    /// @param pipelineHash hash of the canonical file and of those it uses as nodes, hexadecimal
    /// @param parameters as text; secret ones are absent
    /// @param nodes in the order of the file, those that take part
    record RunStarted(
            Instant at,
            long seq,
            RunId id,
            int protocol,
            String pipeline,
            String pipelineHash,
            SequencedMap<String, String> parameters,
            List<RunNode> nodes)
            implements RunEvent {}

    /// A node that takes part in a run.
    record RunNode(NodeId id, String type, String title) {}

    /// The engine began a statement that computes these nodes.
    ///
    /// @param step unique in the run
    /// @param attempt 1 for the first
    record StepStarted(Instant at, long seq, String step, List<NodeId> nodes, int attempt)
            implements RunEvent {}

    /// A statement that was begun is done; its nodes end when the last of their steps does.
    record StepFinished(Instant at, long seq, String step) implements RunEvent {}

    /// How far a step is: told for the last of its nodes, and true of all, since they are computed
    /// together. At most five in two seconds and a hundred for a step.
    ///
    /// @param fraction 0 to 1, an estimate; empty while the engine cannot estimate it
    /// @param rows worked on so far, counted by each pipeline of the engine; empty if not known
    record NodeAdvanced(
            Instant at, long seq, NodeId node, OptionalDouble fraction, OptionalLong rows)
            implements RunEvent {}

    /// What the engine uses while it works; told now and then, first after 0.4 s.
    ///
    /// @param memory bytes it holds
    /// @param spilled bytes it has in temporary files
    /// @param rows its pipelines have worked on since the run began; a row counts once for each
    record ResourcesUsed(Instant at, long seq, long memory, long spilled, long rows)
            implements RunEvent {}

    /// A node ended well.
    ///
    /// @param counts by output port; a count never claims more than the engine saw
    /// @param bytes size of the rows it gave; empty if not known
    /// @param took time the engine spent on it, summed over its threads
    /// @param prints fingerprints of its rows by output port, where they have one that held to the
    ///   end: equal ones are equal rows, and under it the rows may be kept
    record NodeFinished(
            Instant at,
            long seq,
            NodeId node,
            SequencedMap<String, Count> counts,
            OptionalLong bytes,
            Duration took,
            Origin origin,
            SequencedMap<String, String> prints)
            implements RunEvent {

        /// Without fingerprints.
        public NodeFinished(
                Instant at,
                long seq,
                NodeId node,
                SequencedMap<String, Count> counts,
                OptionalLong bytes,
                Duration took,
                Origin origin) {
            this(at, seq, node, counts, bytes, took, origin, new LinkedHashMap<>());
        }
    }

    /// Rows that could not be read or broke an expectation.
    ///
    /// @param kept the fingerprint under which the first of them are kept with the run; empty if
    ///   they are not
    record RowsRejected(
            Instant at, long seq, NodeId node, String port, long rows, Optional<String> kept)
            implements RunEvent {

        /// Rows that are not kept.
        public RowsRejected(Instant at, long seq, NodeId node, String port, long rows) {
            this(at, seq, node, port, rows, Optional.empty());
        }
    }

    /// An expectation was held against the rows.
    ///
    /// @param broken rows that break it; 0 means it holds
    record CheckReported(
            Instant at,
            long seq,
            NodeId node,
            String expectation,
            Check.OnFailure onFailure,
            long broken)
            implements RunEvent {}

    /// @param node whose fault it is, if that is known
    /// @param willRetryIn empty if it will not be tried again
    /// @param sql the statement that failed; empty if it was none
    record StepFailed(
            Instant at,
            long seq,
            String step,
            Optional<NodeId> node,
            int attempt,
            Fault fault,
            Optional<Duration> willRetryIn,
            Optional<String> sql)
            implements RunEvent {}

    /// A delivery was committed: its target has the rows.
    ///
    /// @param target the path as written in the pipeline, or `warehouse.table`
    /// @param bytes size on disk; 0 for a table
    record Delivered(Instant at, long seq, NodeId node, String target, long rows, long bytes)
            implements RunEvent {}

    record LogLine(Instant at, long seq, Level level, Optional<NodeId> node, String text)
            implements RunEvent {}

    /// Always last, also after a cancel.
    record RunEnded(Instant at, long seq, Outcome outcome) implements RunEvent {}

    enum Origin {
        COMPUTED,
        REUSED,
        SKIPPED
    }

    enum Level {
        INFO,
        WARNING,
        ERROR
    }

    enum Outcome {
        SUCCEEDED,
        /// Some deliveries were made, others were not.
        PARTIAL,
        FAILED,
        CANCELLED,
        /// The process died; said by whoever finds that out.
        INTERRUPTED
    }
}
