package dev.millrace.model;

import java.time.Duration;
import java.util.Optional;

/// What a run bears of a node before it fails.
///
/// @param retries how often it is tried again when the environment failed it, 0 to `MOST_RETRIES`
/// @param retryDelay before the first of them, and twice as long before each further one; at most
///   `LONGEST_DELAY`
/// @param timeout of each attempt; zero: it may take as long as it takes
/// @param rejectLimit rows it may reject; empty: any number
public record RunPolicy(
        int retries, Duration retryDelay, Duration timeout, Optional<RejectLimit> rejectLimit) {

    public static final int MOST_RETRIES = 100;
    public static final Duration LONGEST_DELAY = Duration.ofHours(1);
    public static final Duration LONGEST_TIMEOUT = Duration.ofDays(30);
    public static final Duration USUAL_DELAY = Duration.ofSeconds(10);

    public static final RunPolicy USUAL =
            new RunPolicy(0, USUAL_DELAY, Duration.ZERO, Optional.empty());

    /// How long to wait before it is tried once more; empty if it is not.
    ///
    /// @param attempt number of the one that failed, from 1
    public Optional<Duration> delayAfter(int attempt) {
        if (attempt > retries) {
            return Optional.empty();
        }
        var delay = retryDelay;
        for (int i = 1; i < attempt && delay.compareTo(LONGEST_DELAY) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return Optional.of(delay.compareTo(LONGEST_DELAY) < 0 ? delay : LONGEST_DELAY);
    }

    /// What is said of a node holds for those it stands for that say nothing. It rejects no rows
    /// itself, so it has no limit for them.
    public RunPolicy within(RunPolicy group) {
        boolean says = retries > 0 || timeout.isPositive();
        return says
                ? this
                : new RunPolicy(group.retries, group.retryDelay, group.timeout, rejectLimit);
    }
}
