package dev.millrace.ui.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Carries values from any thread to the window's thread, in order, in one hop per burst.
///
/// Without it a fast run would queue one task per event and freeze the window. Production passes
/// `Platform::runLater`; tests pass `Runnable::run`.
public final class FxRelay<E> implements Consumer<E> {

    private final Executor fxThread;
    private final Consumer<E> target;
    private final Queue<E> waiting = new ArrayDeque<>(); // guarded by itself

    public FxRelay(Executor fxThread, Consumer<E> target) {
        this.fxThread = fxThread;
        this.target = target;
    }

    @Override
    public void accept(E event) {
        boolean first;
        synchronized (waiting) {
            first = waiting.isEmpty();
            waiting.add(event);
        }
        if (first) {
            fxThread.execute(this::drain);
        }
    }

    private void drain() {
        ArrayDeque<E> burst;
        synchronized (waiting) {
            burst = new ArrayDeque<>(waiting);
            waiting.clear();
        }
        burst.forEach(target);
    }
}
