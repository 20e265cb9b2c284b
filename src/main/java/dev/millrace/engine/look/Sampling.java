package dev.millrace.engine.look;

import dev.millrace.node.Trait;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// Which relations a look needs, and how much of each.
///
/// @param needs of the relations in front of the wanted one and of itself, inputs first
record Sampling(Map<Relation, Need> needs) {

    /// In rising order: a relation that is needed in several ways is needed in the greatest.
    enum Need {
        /// The first rows, in order.
        FIRST_ROWS,
        /// A sample to compute something from.
        SAMPLE,
        /// As much as possible, so that the keys of others find theirs.
        KEYS
    }

    static Sampling of(Bound bound, Relation wanted) {
        var cone = cone(bound, wanted);
        var needs = new LinkedHashMap<String, Need>();
        needs.put(wanted.name(), Need.FIRST_ROWS);
        for (Relation relation : cone.reversed()) {
            var own = needs.getOrDefault(relation.name(), Need.FIRST_ROWS);
            for (int i = 0; i < relation.inputs().size(); i++) {
                needs.merge(relation.inputs().get(i), of(relation, i, own), Sampling::greater);
            }
        }
        var ordered = new LinkedHashMap<Relation, Need>();
        cone.forEach(
                relation ->
                        ordered.put(
                                relation, needs.getOrDefault(relation.name(), Need.FIRST_ROWS)));
        return new Sampling(ordered);
    }

    private static Need of(Relation reader, int input, Need own) {
        if (reader.has(Trait.LOOKS_UP)) {
            // A relation joined with itself is both sides.
            boolean first = input == 0 && reader.inputs().size() > 1;
            return first ? own : Need.KEYS;
        }
        // Behind the first rows of one input come those of the next, which nobody has reached.
        boolean streams = reader.has(Trait.STREAMS) && reader.inputs().size() == 1;
        return streams ? own : greater(own, Need.SAMPLE);
    }

    private static Need greater(Need one, Need other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// The relation and all in front of it, inputs first.
    private static List<Relation> cone(Bound bound, Relation wanted) {
        var names = new LinkedHashSet<String>();
        names.addAll(wanted.inputs());
        var cone = new ArrayList<Relation>(List.of(wanted));
        for (Relation relation : bound.relations().sequencedValues().reversed()) {
            if (names.contains(relation.name())) {
                names.addAll(relation.inputs());
                cone.addFirst(relation);
            }
        }
        return cone;
    }
}
