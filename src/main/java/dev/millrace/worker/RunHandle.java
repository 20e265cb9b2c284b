package dev.millrace.worker;

import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/// A run that was asked for. Any thread.
public interface RunHandle {

    /// How it ended, after its last event was told. Completes on a thread of the client, and never
    /// with a failure. What a caller does to the future does nothing to the run.
    CompletableFuture<Ended> ended();

    /// Asks the run to stop and does not wait. One that waits for a worker ends at once and tells
    /// no event; one that is over stays as it is; one that commits is finished. A worker that has
    /// not stopped after three seconds is killed, and the run is `INTERRUPTED`.
    void cancel();

    /// Lets the run go on when the workers are closed.
    ///
    /// @return whether it will: not if it is over, or still waits for a worker
    CompletableFuture<Boolean> detach();

    /// How a run ended.
    ///
    /// @param outcome as in its `RunEnded`, if it told events; `INTERRUPTED` if its worker was
    ///   lost; empty if it could not be run at all
    /// @param number of the run in its workspace; empty if the history does not say
    /// @param faults why it could not be run, what became of its worker, or what went wrong beside
    ///   it; those of a step that failed are in its events
    record Ended(Optional<RunEvent.Outcome> outcome, OptionalLong number, List<Fault> faults) {
        public Ended {
            faults = List.copyOf(faults);
        }
    }
}
