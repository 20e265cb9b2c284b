package dev.millrace.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How much a content store holds as far as this process knows, so that not every run goes through
/// all of it. What other processes add is found a few minutes later. Any thread.
final class StoreSize {

    private static final Duration TRUSTED = Duration.ofMinutes(5);

    private Optional<Instant> counted = Optional.empty();
    private long bytes;

    synchronized void added(long more) {
        bytes += more;
    }

    synchronized void counted(long all, Instant now) {
        bytes = all;
        counted = Optional.of(now);
    }

    /// Whether it may hold more than that.
    synchronized boolean mayExceed(long most, Instant now) {
        return bytes > most || counted.filter(at -> now.isBefore(at.plus(TRUSTED))).isEmpty();
    }
}
