package dev.millrace.engine;

import java.util.ArrayList;
import java.util.List;

/// Whether a run or a look is to stop, and what has to be told so. Any thread.
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>(); // guarded by this
    private boolean cancelled; // guarded by this
    private boolean closed; // guarded by this

    /// Says so, once; after `close` it says nothing.
    public synchronized void cancel() {
        if (!closed && !cancelled) {
            cancelled = true;
            actions.forEach(Runnable::run);
        }
    }

    /// Runs the action when it is cancelled, at once if it is already.
    public synchronized void onCancel(Runnable action) {
        actions.add(action);
        if (cancelled) {
            action.run();
        }
    }

    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /// From now on nothing can be cancelled any more.
    ///
    /// @return whether it was before
    synchronized boolean close() {
        closed = true;
        return cancelled;
    }
}
