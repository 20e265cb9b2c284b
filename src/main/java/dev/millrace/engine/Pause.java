package dev.millrace.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Makes a commit slow, so that a test can kill a process between any two of its steps.
///
/// @param millis after each step; 0 but in a test of crashes
record Pause(int millis) {

    static final Pause NONE = new Pause(0);

    void now() {
        if (millis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }
}
