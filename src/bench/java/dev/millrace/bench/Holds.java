package dev.millrace.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/// How long the window's thread is held by each task, pulses too: a task of its own runs between
/// all others and takes the time since it ran last.
final class Holds {

    private static final long REST_NANOS = 300_000;

    /// Shorter ones are the thread itself, going round.
    private static final double LEAST_MILLIS = 0.1;

    private final List<Double> held = new ArrayList<>(); // on the window's thread
    private long ended;
    private boolean stopped;

    static Holds begin() {
        var holds = new Holds();
        Platform.runLater(holds::again);
        return holds;
    }

    private void again() {
        long now = System.nanoTime();
        double millis = (now - ended) / 1e6;
        if (ended != 0 && millis > LEAST_MILLIS) {
            held.add(millis);
        }
        if (!stopped) {
            LockSupport.parkNanos(REST_NANOS);
            ended = System.nanoTime();
            Platform.runLater(this::again);
        }
    }

    /// Sorted, in milliseconds.
    List<Double> end() {
        var done = new CompletableFuture<List<Double>>();
        Platform.runLater(
                () -> {
                    stopped = true;
                    Collections.sort(held);
                    done.complete(List.copyOf(held));
                });
        return done.join();
    }
}
