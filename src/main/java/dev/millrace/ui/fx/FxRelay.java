package dev.millrace.ui.fx;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Carries values from any thread to the window's thread, in order, in one hop per burst.
///
/// Without it a fast run would queue one task per event and freeze the window. Production passes
/// `Platform::runLater`; tests pass `Runnable::run`.
public final class FxRelay<E> implements Consumer<E> {

    private final Executor fxThread;
    private final Consumer<List<E>> target;
    private final Queue<E> waiting = new ArrayDeque<>(); // guarded by itself

    public FxRelay(Executor fxThread, Consumer<List<E>> target) {
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
        List<E> burst;
        synchronized (waiting) {
            burst = List.copyOf(waiting);
            waiting.clear();
        }
        target.accept(burst);
    }
}
