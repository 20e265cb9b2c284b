package dev.millrace.worker;

import dev.millrace.fault.Fault;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One worker process, from before its start until after its end.
///
/// Any thread, and no method waits: one thread of its own starts the process and writes, one reads
/// answers, one reads what the process says to people. All three end with it.
final class WorkerProcess {

    /// For a run to be cancelled and its folders to be cleared, on a machine that may be busy.
    /// Nobody waits for it.
    private static final Duration GRACE = Duration.ofSeconds(10);

    /// Between the end of its output and its own: the time to write an error report.
    private static final Duration PARTING = Duration.ofSeconds(2);

    /// For a run to end when a person wants it to, or to say that it has to be finished.
    private static final Duration STOP = Duration.ofMillis(2_500);

    private final String name;
    private final WorkerLaunch launch;
    private final Consumer<String> log;
    private final Exchange exchange;
    private final Greeting greeting = new Greeting();
    private final Exchange.Asked hello;

    /// What is to be sent, in order; nothing is behind an empty one.
    private final BlockingQueue<Optional<Exchange.Asked>> outbox = new LinkedBlockingQueue<>();

    private @Nullable Process process; // guarded by this
    private boolean closing; // guarded by this
    private boolean silent; // guarded by this
    private boolean detached; // guarded by this
    private long endedAt; // guarded by this; nanoseconds

    private WorkerProcess(String name, WorkerLaunch launch, Consumer<String> log) {
        this.name = name;
        this.launch = launch;
        this.log = log;
        this.exchange = new Exchange(log);
        this.hello = exchange.add(greeting).orElseThrow();
    }

    /// Begins to start a worker.
    ///
    /// @param name for faults: `The worker that checks the pipeline`
    /// @param log is told, by several threads, what the worker says to people and what it should
    ///   not have said
    static WorkerProcess begin(String name, WorkerLaunch launch, Consumer<String> log) {
        var begun = new WorkerProcess(name, launch, log);
        Threads.start("worker-requests", begun::live);
        return begun;
    }

    /// @return whether the request was taken; one that was is told what becomes of it
    boolean ask(Request request) {
        var asked = exchange.add(request);
        asked.ifPresent(_ -> outbox.add(asked));
        return asked.isPresent();
    }

    void cancel(Request request) {
        exchange.find(request).ifPresent(asked -> ask(new Cancel(exchange, asked)));
    }

    /// Cancels, and kills the worker if the request is still open after a while, unless it said
    /// that it has to be finished. What a killed run left is mended later, so that loses nothing.
    void stop(Request request) {
        exchange.find(request)
                .map(asked -> new Cancel(exchange, asked))
                .filter(this::ask)
                .ifPresent(
                        cancel ->
                                CompletableFuture.delayedExecutor(
                                                STOP.toMillis(), TimeUnit.MILLISECONDS)
                                        .execute(() -> killIf(cancel.isOverdue())));
    }

    /// Lets a request go on when the worker is asked to end, which ends with it then.
    ///
    /// @return whether the worker says that it will
    CompletableFuture<Boolean> detach(Request request) {
        return exchange.find(request)
                .map(Detach::new)
                .filter(this::ask)
                .map(detach -> detach.done().thenApply(this::detached))
                .orElseGet(() -> CompletableFuture.completedFuture(false));
    }

    private synchronized boolean detached(boolean goesOn) {
        detached |= goesOn;
        return goesOn;
    }

    private synchronized void killIf(boolean overdue) {
        if (overdue && process != null && process.isAlive()) {
            silent = true;
            process.toHandle().destroyForcibly();
        }
    }

    int underWay() {
        return exchange.size();
    }

    /// Why it can be asked nothing any more; empty while it can.
    Optional<Fault> end() {
        return exchange.end();
    }

    boolean wasUseful() {
        return exchange.wasUseful();
    }

    /// How long ago it ended; only to be asked when it has.
    synchronized Duration over() {
        return Duration.ofNanos(System.nanoTime() - endedAt);
    }

    /// The process, if it lives.
    synchronized Optional<ProcessHandle> handle() {
        return Optional.ofNullable(process).filter(Process::isAlive).map(Process::toHandle);
    }

    /// Asks the worker to end, by ending its input, and kills it if it does not.
    synchronized void close() {
        closing = true;
        greeting.lost(WorkerSeat.CLOSED, false);
        outbox.clear();
        outbox.add(Optional.empty());
        if (process != null) {
            endInTime(process);
        }
    }

    private void live() {
        try {
            var started = launch.start();
            known(started);
            var lastWords = LastWords.of(started, log);
            Threads.start("worker-answers", () -> listen(started, lastWords));
            speak(started);
            endInTime(started);
        } catch (IOException e) {
            over(Deaths.notStarted(name, e));
        }
    }

    private synchronized void known(Process started) {
        process = started;
        if (closing) {
            endInTime(started);
        }
    }

    /// Writes until there is nothing more to come; then the worker's input ends.
    private void speak(Process started) {
        try (var out = started.getOutputStream()) {
            var writer = new RequestWriter(exchange, out);
            writer.send(hello);
            var useless = greeting.await();
            useless.ifPresent(this::over);
            while (useless.isEmpty() && sendNext(writer)) {}
        } catch (IOException | InterruptedException e) {
            log.accept(name + " takes no more requests: " + e);
        }
    }

    /// @return whether there may be more
    private boolean sendNext(RequestWriter writer) throws IOException, InterruptedException {
        var next = outbox.take();
        if (next.isPresent()) {
            writer.send(next.get());
        }
        return next.isPresent();
    }

    private void listen(Process started, LastWords lastWords) {
        try (var in = started.getInputStream()) {
            var lines = new BoundedLines(in, Exchange.LONGEST_LINE);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                exchange.take(line.get());
            }
        } catch (IOException e) {
            log.accept(name + " cannot be heard any more: " + e);
        } finally {
            int exit = exit(started);
            over(death(exit, lastWords.last()));
        }
    }

    private synchronized Fault death(int exit, String lastWords) {
        if (closing) {
            return WorkerSeat.CLOSED;
        }
        return silent ? Deaths.silent(name) : Deaths.ended(name, exit, lastWords);
    }

    /// Waits for the exit code. A worker that nobody can hear is of no use, so it has to end.
    private static int exit(Process started) {
        endWithin(PARTING, started).join();
        return started.onExit().join().exitValue();
    }

    /// A run that goes on takes as long as it takes.
    private synchronized void endInTime(Process started) {
        if (!detached) {
            var _ = endWithin(GRACE, started);
        }
    }

    /// By its handle: to destroy the process itself would close its streams, and what it said last
    /// may not be read yet.
    private static CompletableFuture<Void> endWithin(Duration patience, Process started) {
        return started.onExit()
                .completeOnTimeout(started, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(ended -> ended.toHandle().destroyForcibly());
    }

    private void over(Fault fault) {
        synchronized (this) {
            endedAt = System.nanoTime();
        }
        exchange.end(fault);
        outbox.add(Optional.empty());
    }
}
