package dev.millrace.engine;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

    synchronized void tell(Maker maker) {
        listener.accept(maker.make(clock.instant().truncatedTo(ChronoUnit.MICROS), ++seq));
    }
}
