package dev.millrace.worker;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The place of one worker: whoever sits there is kept warm, and replaced when something is asked
/// after its death. Any thread; nothing here waits.
///
/// After two workers in a row that died before they did anything, the seat stays empty for a
/// second, and twice as long each time, up to half a minute. What is asked meanwhile is lost for
/// the reason of the last death, so that a broken installation does not start a process for every
/// key pressed.
final class WorkerSeat {

    /// Why nothing can be asked after `close`.
    static final Fault CLOSED = Fault.of(FaultCode.RUN_CANCELLED, "The window was closed.");

    private static final int DEATHS_WITHOUT_REST = 2;
    private static final int MOST_DOUBLINGS = 5;

    private final Supplier<WorkerProcess> begin;

    private @Nullable WorkerProcess worker; // guarded by this
    private int fruitless; // guarded by this; deaths in a row before the worker that sits here
    private boolean closed; // guarded by this

    /// @param begin begins to start a worker and does not wait
    WorkerSeat(Supplier<WorkerProcess> begin) {
        this.begin = begin;
    }

    /// What becomes of the request is told on another thread, never on the caller's.
    synchronized void ask(Request request) {
        var refusal = seat();
        if (refusal.isPresent()) {
            lose(request, refusal.get());
        } else if (worker != null && !worker.ask(request)) {
            lose(request, worker.end().orElse(CLOSED));
        }
    }

    /// Makes sure that somebody sits here.
    synchronized void warm() {
        var _ = seat();
    }

    synchronized void cancel(Request request) {
        if (worker != null) {
            worker.cancel(request);
        }
    }

    /// As `cancel`, but a worker that does not end the request in time is killed.
    synchronized void stop(Request request) {
        if (worker != null) {
            worker.stop(request);
        }
    }

    /// Lets a request go on after `close`.
    synchronized CompletableFuture<Boolean> detach(Request request) {
        return worker == null ? CompletableFuture.completedFuture(false) : worker.detach(request);
    }

    synchronized int underWay() {
        return worker == null ? 0 : worker.underWay();
    }

    synchronized Optional<ProcessHandle> process() {
        return Optional.ofNullable(worker).flatMap(WorkerProcess::handle);
    }

    synchronized void close() {
        closed = true;
        if (worker != null) {
            worker.close();
        }
    }

    /// @return why nobody sits here
    private Optional<Fault> seat() {
        if (closed) {
            return Optional.of(CLOSED);
        }
        if (worker != null) {
            var end = worker.end();
            int deaths = worker.wasUseful() ? 0 : fruitless + 1;
            if (end.isEmpty() || worker.over().compareTo(rest(deaths)) < 0) {
                return end;
            }
            fruitless = deaths;
        }
        worker = begin.get();
        return Optional.empty();
    }

    private static Duration rest(int deaths) {
        return deaths < DEATHS_WITHOUT_REST
                ? Duration.ZERO
                : Duration.ofSeconds(1L << Math.min(deaths - DEATHS_WITHOUT_REST, MOST_DOUBLINGS));
    }

    private static void lose(Request request, Fault fault) {
        Threads.start("worker-lost", () -> request.lost(fault, false));
    }
}
