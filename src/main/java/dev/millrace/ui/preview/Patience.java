package dev.millrace.ui.preview;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Says of a wait that it is long. One that is short would only flicker.
final class Patience {

    private static final Duration LONG = Duration.ofMillis(200);

    private final GridThreads.Delay delay;
    private final BooleanSupplier waiting;
    private final Runnable changed;
    private boolean watching;
    private boolean over;

    Patience(GridThreads.Delay delay, BooleanSupplier waiting, Runnable changed) {
        this.delay = delay;
        this.waiting = waiting;
        this.changed = changed;
    }

    void watch() {
        boolean waits = waiting.getAsBoolean();
        over &= waits;
        if (waits && !watching && !over) {
            watching = true;
            delay.after(LONG, this::look);
        }
    }

    private void look() {
        watching = false;
        over = waiting.getAsBoolean();
        changed.run();
    }

    boolean isOver() {
        return over;
    }
}
