package dev.millrace.plan;

import dev.millrace.node.Trait;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/// What holds of the relations behind a node, by what its type claims.
final class SharedTraits {

    private SharedTraits() {}

    /// The shared rows of a node are its input's rows with more columns.
    static Set<Trait> ofShared(Set<Trait> ofNode) {
        var traits = EnumSet.noneOf(Trait.class);
        if (ofNode.contains(Trait.FILTERS)) {
            traits.add(Trait.PRESERVES_ROWS);
        }
        if (ofNode.contains(Trait.STREAMS)) {
            traits.add(Trait.STREAMS);
        }
        return traits;
    }

    /// What is computed over a window is known when its last row came.
    static Set<Trait> overWindow(Set<Trait> traits) {
        return traits.stream()
                .filter(trait -> trait != Trait.STREAMS && trait != Trait.LOOKS_UP)
                .collect(Collectors.toUnmodifiableSet());
    }
}
