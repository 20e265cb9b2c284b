package dev.millrace.engine;

import dev.millrace.model.Count;
import java.time.Duration;

/// What the engine saw of a relation while it ran a statement.
///
/// @param bytes of its rows as they left it; 0 if not seen
/// @param took time spent on it, summed over threads; zero where it had no operator of its own
record Measured(Count count, long bytes, Duration took) {

    static final Measured NOTHING = new Measured(Count.UNKNOWN, 0, Duration.ZERO);

    static Measured counted(long rows) {
        return new Measured(new Count.Exact(rows), 0, Duration.ZERO);
    }

    /// What two statements saw of the same relation: the better count, and both times.
    Measured and(Measured other) {
        return new Measured(
                better(count, other.count), Math.max(bytes, other.bytes), took.plus(other.took));
    }

    /// The one that says more.
    static Count better(Count one, Count other) {
        return rank(other) > rank(one) ? other : one;
    }

    private static int rank(Count count) {
        return switch (count) {
            case Count.Exact _ -> 2;
            case Count.AtLeast _ -> 1;
            case Count.NotComputed _ -> 0;
        };
    }
}
