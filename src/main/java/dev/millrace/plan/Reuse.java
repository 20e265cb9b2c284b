package dev.millrace.plan;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/// What earlier runs left that a run need not do again.
public interface Reuse {

    /// Nothing is known, and nothing is to be kept.
    Reuse NOTHING = (_, _) -> new Known(Map.of(), Set.of(), false);

    /// Asked once all wires are bound.
    Known known(Bound bound, Fingerprints prints);

    /// @param rows files that hold the rows of relations, by relation; written as `KeptRows` says
    /// @param done relations that were computed whole before, and deliveries, by the name of their
    ///   `STORED` rows, whose targets are still what they made of them
    /// @param keeps whether relations that are small for what they come from are to be kept
    record Known(Map<String, Path> rows, Set<String> done, boolean keeps) {
        public Known {
            rows = Map.copyOf(rows);
            done = Set.copyOf(done);
        }
    }
}
