package dev.millrace.worker;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The events of one run, which end with a `RunEnded` whatever becomes of its worker. Told by one
/// thread at a time.
final class EventStream {

    private final Consumer<RunEvent> listener;
    private @Nullable RunEvent last;

    EventStream(Consumer<RunEvent> listener) {
        this.listener = listener;
    }

    /// What a listener throws is its own fault: it is reported as uncaught, and the events go on.
    void accept(RunEvent event) {
        last = event;
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /// Nothing more comes from the worker. Where a run was begun and has no end, it is added, at
    /// the time of its last event.
    ///
    /// @param outcome if the run did not say its own
    /// @return as told; empty if the run told nothing
    Optional<Outcome> end(Outcome outcome) {
        return switch (last) {
            case null -> Optional.empty();
            case RunEnded ended -> Optional.of(ended.outcome());
            case RunEvent before -> {
                accept(new RunEnded(before.at(), before.seq() + 1, outcome));
                yield Optional.of(outcome);
            }
        };
    }
}
