package dev.millrace.duck;

import java.nio.file.Path;
import java.util.Optional;

/// How a session is set up, before it is locked.
///
/// @param memoryBytes what the engine may use; 0 for the engine's own default
/// @param threads 0 for one per core
/// @param spill folder for what does not fit into memory; empty: nothing may spill
/// @param timezone of every connection, an IANA name
/// @param barriers whether the optimiser leaves a materialised relation whole, so that it can be
///   counted
/// @param explains whether the session only explains: the optimiser then keeps scans of empty
///   tables, so that a plan shows which columns are used
/// @param profiles whether statements tell what they did, which makes small ones slower
public record SessionSettings(
        long memoryBytes,
        int threads,
        Optional<Path> spill,
        String timezone,
        boolean barriers,
        boolean explains,
        boolean profiles) {

    /// For binding and small statements.
    public static SessionSettings small(String timezone) {
        return new SessionSettings(0, 1, Optional.empty(), timezone, false, false, false);
    }

    public static SessionSettings explaining(String timezone) {
        return new SessionSettings(0, 1, Optional.empty(), timezone, false, true, false);
    }
}
