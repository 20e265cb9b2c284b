package dev.millrace.duck;

import java.util.OptionalDouble;

/// How far a running statement is, by the engine's own word.
///
/// @param fraction 0 to 1, an estimate; empty while there is none
/// @param rows its pipelines have worked on so far; a row counts once for each it passes
public record StatementProgress(OptionalDouble fraction, long rows) {

    /// Nothing runs, or nothing is known.
    public static final StatementProgress UNKNOWN =
            new StatementProgress(OptionalDouble.empty(), 0);
}
