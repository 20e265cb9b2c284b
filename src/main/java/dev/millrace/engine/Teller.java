package dev.millrace.engine;

import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/// Numbers and stamps the events of a run and hands them on, one at a time. Any thread.
final class Teller {

    private final Clock clock;
    private final Consumer<RunEvent> listener;
    private long seq; // guarded by this

    Teller(Clock clock, Consumer<RunEvent> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /// Makes an event of the present moment.
    interface Maker {
        RunEvent make(Instant at, long seq);
    }

    /// How an expectation was held against the rows of a node.
    void checked(NodeId node, Check.Expectation expectation, long broken) {
        tell(
                (at, seq) ->
                        new RunEvent.CheckReported(
                                at,
                                seq,
                                node,
                                expectation.sentence(),
                                expectation.onFailure(),
                                broken));
    }

    /// Rows that left by a port for rejected ones, if there are any.
    ///
    /// @param kept under which the first of them are kept
    void rejected(NodeId node, String port, long rows, Optional<String> kept) {
        if (rows > 0) {
            tell((at, seq) -> new RunEvent.RowsRejected(at, seq, node, port, rows, kept));
        }
    }

    synchronized void tell(Maker maker) {
        listener.accept(maker.make(clock.instant().truncatedTo(ChronoUnit.MICROS), ++seq));
    }
}
