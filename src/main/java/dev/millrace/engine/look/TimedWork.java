package dev.millrace.engine.look;

import dev.millrace.duck.EngineException;
import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.engine.Cancellation;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/// Work of a look on a lane: it ends when it is cancelled, and after ten seconds at the latest.
final class TimedWork {

    private static final long LONGEST_SECONDS = 10;

    private TimedWork() {}

    /// @throws FaultException if the work fails, or was stopped
    static <T> T on(Lane lane, Cancellation cancellation, Function<Lane, T> work) {
        cancellation.onCancel(() -> Session.cancel(lane));
        var late =
                CompletableFuture.runAsync(
                        () -> Session.cancel(lane),
                        CompletableFuture.delayedExecutor(
                                LONGEST_SECONDS, TimeUnit.SECONDS, Runnable::run));
        try {
            return work.apply(lane);
        } catch (EngineException e) {
            throw told(e.fault(), cancellation).toException(e);
        } catch (FaultException e) {
            throw told(e.fault(), cancellation).toException(e);
        } finally {
            late.cancel(false);
        }
    }

    private static Fault told(Fault fault, Cancellation cancellation) {
        if (fault.code() != FaultCode.RUN_CANCELLED) {
            return fault;
        }
        return cancellation.isCancelled()
                ? stopped()
                : Fault.of(
                                FaultCode.RUN_CANCELLED,
                                "The look was stopped after " + LONGEST_SECONDS + " seconds.")
                        .withHint("Run the pipeline to see these rows.");
    }

    static Fault stopped() {
        return Fault.of(FaultCode.RUN_CANCELLED, "The look was stopped.").withHint("Look again.");
    }
}
