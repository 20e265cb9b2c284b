package dev.millrace.ui.fx;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Does something once it has not been begun anew for a while. It goes by the clock: a transition
/// counts from pulse to pulse, and is late by up to two of them. FX thread only.
public final class Rest {

    private final Executor later;
    private final Runnable work;
    private long begun;

    /// @param fxThread runs the work
    public Rest(Duration time, Executor fxThread, Runnable work) {
        later = CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS, fxThread);
        this.work = work;
    }

    /// What was begun before and is not done yet will not be done.
    public void begin() {
        begun++;
        long own = begun;
        later.execute(
                () -> {
                    if (own == begun) {
                        work.run();
                    }
                });
    }

    /// Takes back what was begun.
    public void stop() {
        begun++;
    }
}
