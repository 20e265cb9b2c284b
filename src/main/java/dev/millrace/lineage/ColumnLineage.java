package dev.millrace.lineage;

import java.util.Map;
import java.util.Set;

/// What one column is made of, one node back.
///
/// @param type as the engine writes it
/// @param expression as written; empty if the value only goes on
/// @param sources columns that its value depends on, and how
public record ColumnLineage(
        ColumnAt column,
        String type,
        Making making,
        String expression,
        Map<ColumnAt, Set<Effect>> sources) {

    public ColumnLineage {
        sources = Sources.frozen(sources);
    }
}
