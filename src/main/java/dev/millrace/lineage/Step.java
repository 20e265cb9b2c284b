package dev.millrace.lineage;

import java.util.Set;

/// One step of a path: a column of one node takes part in a column of the next.
public record Step(ColumnAt from, ColumnAt to, Set<Effect> effects) {

    public Step {
        effects = Set.copyOf(effects);
    }
}
