package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.model.Value;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Something that is asked about a pipeline and changes nothing. When its worker dies it is asked a
/// second time, as the death may be another's fault.
final class Question<T> implements Request {

    private static final int ATTEMPTS = 2;

    private final String method;
    private final Map<String, Value> members;
    private final Function<Value.Fields, T> reader;
    private final WorkerSeat seat;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final AtomicInteger losses = new AtomicInteger();

    private Question(
            String method,
            Map<String, Value> members,
            Function<Value.Fields, T> reader,
            WorkerSeat seat) {
        this.method = method;
        this.members = members;
        this.reader = reader;
        this.seat = seat;
    }

    /// @param reader of the answer
    /// @return also cancels the request, when somebody else completes it
    static <T> CompletableFuture<T> ask(
            String method,
            Map<String, Value> members,
            Function<Value.Fields, T> reader,
            WorkerSeat seat) {
        var question = new Question<>(method, members, reader, seat);
        var _ = question.answer.whenComplete((_, _) -> seat.cancel(question));
        seat.ask(question);
        return question.answer;
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public Map<String, Value> members() {
        return members;
    }

    @Override
    public boolean wanted() {
        return !answer.isDone();
    }

    @Override
    public void answered(Value.Fields fields) {
        answer.complete(reader.apply(fields));
    }

    @Override
    public void refused(Fault fault) {
        answer.completeExceptionally(fault.toException());
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
