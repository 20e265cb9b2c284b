package dev.millrace.lineage;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Columns that something depends on, and what each does to it.
record Sources(Map<Cell, Set<Effect>> effects) {

    static final Sources NONE = new Sources(Map.of());

    static Sources of(Cell cell) {
        return of(cell, Effect.COPY);
    }

    static Sources of(Cell cell, Effect effect) {
        return new Sources(Map.of(cell, EnumSet.of(effect)));
    }

    static Sources all(Collection<Sources> all) {
        var present = all.stream().filter(each -> !each.effects.isEmpty()).distinct().toList();
        if (present.size() <= 1) {
            return present.isEmpty() ? NONE : present.getFirst();
        }
        var together = new LinkedHashMap<Cell, Set<Effect>>();
        for (Sources each : present) {
            each.effects.forEach(
                    (cell, effects) ->
                            together.computeIfAbsent(cell, _ -> EnumSet.noneOf(Effect.class))
                                    .addAll(effects));
        }
        return new Sources(Collections.unmodifiableMap(together));
    }

    Sources and(Sources other) {
        return all(java.util.List.of(this, other));
    }

    /// The same columns, behind something that has the effect.
    Sources through(Effect outer) {
        if (outer == Effect.COPY || effects.isEmpty()) {
            return this;
        }
        var behind = new LinkedHashMap<Cell, Set<Effect>>();
        effects.forEach((cell, inner) -> behind.put(cell, through(Set.of(outer), inner)));
        return new Sources(Collections.unmodifiableMap(behind));
    }

    /// The same map, which nobody can change.
    static <K> Map<K, Set<Effect>> frozen(Map<K, Set<Effect>> effects) {
        var copy = new LinkedHashMap<K, Set<Effect>>();
        effects.forEach(
                (key, each) -> copy.put(key, Collections.unmodifiableSet(EnumSet.copyOf(each))));
        return Collections.unmodifiableMap(copy);
    }

    static Set<Effect> through(Set<Effect> outer, Set<Effect> inner) {
        var all = EnumSet.noneOf(Effect.class);
        outer.forEach(o -> inner.forEach(i -> all.add(o.of(i))));
        return all;
    }
}
