package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// The first thing a worker is asked: which protocol it speaks.
final class Greeting implements Request {

    /// A JVM on a machine that is busy with other things.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Fault SILENT =
            Fault.of(FaultCode.ENGINE_FAILED, "A worker was started and said nothing for a minute.")
                    .withHint("The machine may be busy. Try again.");

    /// Holds why the worker is of no use, or nothing.
    private final CompletableFuture<Optional<Fault>> reply = new CompletableFuture<>();

    /// Waits for the answer.
    ///
    /// @return why the worker is of no use; empty if it is
    Optional<Fault> await() {
        return reply.completeOnTimeout(Optional.of(SILENT), PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    @Override
    public String method() {
        return "hello";
    }

    @Override
    public Map<String, Value> members() {
        return Map.of("protocol", Value.of(WorkerServer.PROTOCOL));
    }

    @Override
    public void answered(Value.Fields answer) {
        boolean same = Value.of(WorkerServer.PROTOCOL).equals(answer.get("protocol"));
        reply.complete(same ? Optional.empty() : Optional.of(mismatch()));
    }

    @Override
    public void refused(Fault fault) {
        reply.complete(Optional.of(mismatch()));
    }

    @Override
    public void lost(Fault fault, boolean sent) {
        reply.complete(Optional.of(fault));
    }

    private static Fault mismatch() {
        return Fault.of(
                        FaultCode.ENGINE_FAILED,
                        "A worker does not speak protocol "
                                + WorkerServer.PROTOCOL
                                + ", so it is of another version than this window.")
                .withHint("Start Millrace again; it may have been updated while it was open.");
    }
}
