package dev.millrace.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// How long the window's thread is held by each task, pulses too.
///
/// Another thread posts a mark every quarter of a millisecond. What a mark waits, since it was
/// posted and since the mark before it was done, is what the task in between took, to a quarter of
/// a millisecond; on an idle thread it waits for nothing.
final class Holds {

    private static final long BETWEEN_NANOS = 250_000;

    /// Shorter ones are the thread itself, going round.
    private static final double LEAST_MILLIS = 0.1;

    /// Enough to stand between any two tasks that are posted while a long one holds the thread.
    private static final int MOST_WAITING = 1_000;

    private final AtomicInteger waiting = new AtomicInteger();
    private final List<Double> held = new ArrayList<>(); // on the window's thread
    private long done; // on the window's thread
    private volatile boolean stopped;

    static Holds begin() {
        var holds = new Holds();
        var poster = new Thread(holds::post, "holds");
        poster.setDaemon(true);
        poster.start();
        return holds;
    }

    private void post() {
        while (!stopped) {
            LockSupport.parkNanos(BETWEEN_NANOS);
            if (waiting.get() < MOST_WAITING) {
                waiting.incrementAndGet();
                long posted = System.nanoTime();
                Platform.runLater(() -> mark(posted));
            }
        }
    }

    private void mark(long posted) {
        double millis = (System.nanoTime() - Math.max(posted, done)) / 1e6;
        if (done != 0 && millis > LEAST_MILLIS) {
            held.add(millis);
        }
        waiting.decrementAndGet();
        done = System.nanoTime();
    }

    /// Sorted, in milliseconds.
    List<Double> end() {
        stopped = true;
        var all = new CompletableFuture<List<Double>>();
        Platform.runLater(
                () -> {
                    Collections.sort(held);
                    all.complete(List.copyOf(held));
                });
        return all.join();
    }
}
