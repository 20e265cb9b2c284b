package dev.millrace.engine;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Makes writing slow, so that a test can kill a process between any two of its steps.
///
/// @param millis after each step; 0 but in a test of crashes
record Pause(int millis) {

    static final Pause NONE = new Pause(0);

    /// After each step of a commit; set only by tests that kill a run while it commits.
    static final Pause COMMIT = new Pause(Integer.getInteger("millrace.test.commitPause", 0));

    /// After each step of keeping rows; set only by tests that kill a run while it does.
    static final Pause KEEP = new Pause(Integer.getInteger("millrace.test.keepPause", 0));

    void now() {
        if (millis > 0) {
            LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
        }
    }
}
