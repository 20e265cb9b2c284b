package dev.millrace.serve;

import dev.millrace.engine.Cancellation;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Asks the engine for people who click: a few at a time, nobody for longer than a time limit, and
/// for nobody who has gone. Any thread.
final class Questions implements AutoCloseable {

    /// Each may use all cores and some memory of the engine.
    private static final int AT_ONCE = 3;

    /// Behind them; a page asks some at once.
    private static final int MOST_WAITING = 64;

    private static final Duration LOOK_AROUND = Duration.ofMillis(200);

    /// The engine's own threads have as much; see `engine.md`.
    private static final long STACK = 64L << 20;

    private final Duration limit;
    private final Consumer<Throwable> bugs;
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong abandoned = new AtomicLong();
    private final ThreadPoolExecutor threads =
            new ThreadPoolExecutor(
                    AT_ONCE,
                    AT_ONCE,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    work ->
                            Thread.ofPlatform()
                                    .name("serve-question-" + number.incrementAndGet())
                                    .daemon()
                                    .stackSize(STACK)
                                    .unstarted(work));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("serve-clock").daemon().factory());

    /// @param limit from when it is asked, waiting included
    /// @param bugs is told of what should not happen
    Questions(Duration limit, Consumer<Throwable> bugs) {
        this.limit = limit;
        this.bugs = bugs;
        threads.allowCoreThreadTimeOut(true);
    }

    /// What is asked.
    interface Work {
        Answer answer(Cancellation cancellation);
    }

    /// @param isGone whether nobody waits for it any more
    /// @param answered is told once, on some thread; what it is told then may reach nobody
    void ask(Work work, BooleanSupplier isGone, Consumer<Answer> answered) {
        var cancellation = new Cancellation();
        var late = new AtomicBoolean();
        var timer =
                clock.schedule(
                        () -> {
                            late.set(true);
                            cancellation.cancel();
                        },
                        limit.toMillis(),
                        TimeUnit.MILLISECONDS);
        var watch =
                clock.scheduleWithFixedDelay(
                        () -> {
                            if (!cancellation.isCancelled() && isGone.getAsBoolean()) {
                                abandoned.incrementAndGet();
                                cancellation.cancel();
                            }
                        },
                        LOOK_AROUND.toMillis(),
                        LOOK_AROUND.toMillis(),
                        TimeUnit.MILLISECONDS);
        Runnable done =
                () -> {
                    timer.cancel(false);
                    watch.cancel(false);
                };
        try {
            threads.execute(
                    () -> {
                        underWay.incrementAndGet();
                        Answer answer;
                        try {
                            answer = answer(work, cancellation, late);
                        } finally {
                            underWay.decrementAndGet();
                            done.run();
                        }
                        answered.accept(answer);
                    });
        } catch (RejectedExecutionException full) {
            done.run();
            answered.accept(Answer.of(busy()));
        }
    }

    private Answer answer(Work work, Cancellation cancellation, AtomicBoolean late) {
        try {
            return cancellation.isCancelled() ? stopped(late) : work.answer(cancellation);
        } catch (FaultException e) {
            return cancellation.isCancelled() ? stopped(late) : Answer.of(e.fault());
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            bugs.accept(e);
            return Answer.of(bug());
        }
    }

    private Answer stopped(AtomicBoolean late) {
        return Answer.of(late.get() ? tooLong() : busy());
    }

    private Fault tooLong() {
        return Fault.of(
                        FaultCode.TIMED_OUT,
                        "The answer took longer than " + limit.toSeconds() + " seconds.")
                .withHint("Set a filter that leaves fewer rows, or try again.");
    }

    private static Fault busy() {
        return Fault.of(FaultCode.SERVER_BUSY, "Too many questions wait for an answer.")
                .withHint("Try again in a moment.");
    }

    static Fault bug() {
        return Fault.of(FaultCode.BUG, "Something went wrong inside the server.")
                .withHint("Whoever started it sees what.");
    }

    /// How many are being answered, for tests.
    int underWay() {
        return underWay.get();
    }

    /// How many were stopped since nobody waited any more, for tests.
    long abandoned() {
        return abandoned.get();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        clock.shutdownNow();
    }
}
