package dev.millrace.lineage;

import java.util.LinkedHashMap;
import java.util.Optional;

/// Readings kept from one lineage to the next: after an edit only what changed is parsed again. Any
/// thread. A reading depends on nothing but its question, so none is ever out of date.
final class Readings {

    /// A pipeline of 1,000 nodes with 100 columns each fits twice.
    private static final int MOST_COLUMNS = 200_000;

    private final LinkedHashMap<Reading.Question, Reading> readings =
            new LinkedHashMap<>(16, 0.75f, true); // guarded by this; longest unused first
    private int columns; // guarded by this

    synchronized Optional<Reading> of(Reading.Question question) {
        return Optional.ofNullable(readings.get(question));
    }

    synchronized void keep(Reading.Question question, Reading reading) {
        var replaced = readings.put(question, reading);
        columns += weight(reading) - (replaced == null ? 0 : weight(replaced));
        var oldest = readings.values().iterator();
        while (columns > MOST_COLUMNS) {
            columns -= weight(oldest.next());
            oldest.remove();
        }
    }

    private static int weight(Reading reading) {
        return 1 + reading.columns().size();
    }
}
