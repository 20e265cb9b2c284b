package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/// A pipeline that is to be checked. When its worker dies it is asked a second time, as the death
/// may be another's fault.
final class BindRequest implements Request {

    private static final int ATTEMPTS = 2;

    private final Ask ask;
    private final WorkerSeat seat;
    private final CompletableFuture<Workers.Bound> bound = new CompletableFuture<>();
    private final AtomicInteger losses = new AtomicInteger();

    private BindRequest(Ask ask, WorkerSeat seat) {
        this.ask = ask;
        this.seat = seat;
    }

    /// @return also cancels the request, when somebody else completes it
    static CompletableFuture<Workers.Bound> of(Ask ask, WorkerSeat seat) {
        var request = new BindRequest(ask, seat);
        var _ = request.bound.whenComplete((_, _) -> seat.cancel(request));
        seat.ask(request);
        return request.bound;
    }

    @Override
    public String method() {
        return "bind";
    }

    @Override
    public Map<String, Value> members() {
        return ask.members();
    }

    @Override
    public boolean wanted() {
        return !bound.isDone();
    }

    @Override
    public void answered(Value.Fields answer) {
        bound.complete(AnswerReader.bound(answer));
    }

    @Override
    public void refused(Fault fault) {
        bound.completeExceptionally(fault.toException());
    }

    @Override
    public void lost(Fault fault, boolean sent) {
        if (wanted() && losses.incrementAndGet() < ATTEMPTS) {
            seat.ask(this);
        } else {
            refused(fault);
        }
    }
}
