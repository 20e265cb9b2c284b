package dev.millrace.worker;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEventJson;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A run, from the queue to its end. It is asked a second time only if its first worker never heard
/// of it: what a run has begun is not done twice.
final class RunRequest implements Request, RunHandle {

    private static final int ATTEMPTS = 2;

    private final Ask ask;
    private final RunQueue queue;
    private final EventStream events;
    private final CompletableFuture<Ended> ended = new CompletableFuture<>();
    private final AtomicInteger losses = new AtomicInteger();

    private volatile boolean cancelled;
    private volatile @Nullable WorkerSeat seat;

    /// Why an event could not be read; that of the first is enough. Only on the thread that tells.
    private final List<Fault> unread = new ArrayList<>(1);

    RunRequest(Ask ask, Consumer<RunEvent> listener, RunQueue queue) {
        this.ask = ask;
        this.queue = queue;
        this.events = new EventStream(listener);
    }

    /// Its turn has come.
    void begin(WorkerSeat free) {
        seat = free;
        free.ask(this);
    }

    @Override
    public CompletableFuture<Ended> ended() {
        return ended.copy();
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (queue.withdraw(this)) {
            Threads.start("worker-withdrawn", this::withdrawn);
            return;
        }
        var taken = seat;
        if (taken != null) {
            taken.stop(this);
        }
    }

    @Override
    public CompletableFuture<Boolean> detach() {
        var taken = seat;
        return taken == null ? CompletableFuture.completedFuture(false) : taken.detach(this);
    }

    /// It was cancelled before it had a worker.
    void withdrawn() {
        ended.complete(new Ended(Optional.of(Outcome.CANCELLED), OptionalLong.empty(), List.of()));
    }

    @Override
    public String method() {
        return "run";
    }

    @Override
    public Map<String, Value> members() {
        return ask.members();
    }

    @Override
    public boolean wanted() {
        return !cancelled;
    }

    @Override
    public void unsent() {
        finish(Optional.of(Outcome.CANCELLED), OptionalLong.empty(), List.of());
    }

    @Override
    public void happened(Value.Fields event) {
        try {
            events.accept(RunEventJson.read(event));
        } catch (FaultException e) {
            if (unread.isEmpty()) {
                unread.add(e.fault());
            }
        }
    }

    @Override
    public void answered(Value.Fields answer) {
        var said = AnswerReader.ended(answer);
        said.outcome().ifPresent(events::end);
        var faults = new ArrayList<>(said.faults());
        faults.addAll(unread);
        finish(said.outcome(), said.number(), faults);
    }

    @Override
    public void refused(Fault fault) {
        if (fault.code() == FaultCode.RUN_CANCELLED) {
            events.end(Outcome.CANCELLED);
            unsent();
        } else {
            finish(events.end(Outcome.FAILED), OptionalLong.empty(), List.of(fault));
        }
    }

    @Override
    public void lost(Fault fault, boolean sent) {
        if (sent) {
            var outcome =
                    events.end(Outcome.INTERRUPTED).or(() -> Optional.of(Outcome.INTERRUPTED));
            requireNonNull(seat).ask(new Mend(ask));
            finish(outcome, OptionalLong.empty(), List.of(fault));
        } else if (cancelled) {
            unsent();
        } else if (losses.incrementAndGet() < ATTEMPTS) {
            requireNonNull(seat).ask(this);
        } else {
            refused(fault);
        }
    }

    /// The next run begins before anybody hears that this one is over.
    private void finish(Optional<Outcome> outcome, OptionalLong number, List<Fault> faults) {
        queue.release(requireNonNull(seat));
        ended.complete(new Ended(outcome, number, faults));
    }
}
