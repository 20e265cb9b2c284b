package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.node.Trait;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which relations of a run are worth keeping for later ones: those marked by the person, and those
/// that are small by what they are, behind a node that has to see all of its rows and in front of
/// what a run gives; and whatever is shown to people.
final class Keeping {

    private final Bound bound;
    private final Map<NodeId, Node> nodes;
    private final Set<String> ends;
    private final Fingerprints prints;
    private final Set<String> small = new HashSet<>();
    private final Set<String> delivered = new HashSet<>();

    private final Set<String> shown;

    private Keeping(
            Bound bound,
            Map<NodeId, Node> nodes,
            Set<String> ends,
            Set<String> shown,
            Fingerprints prints) {
        this.bound = bound;
        this.nodes = nodes;
        this.ends = ends;
        this.prints = prints;
        this.shown = shown;
        bound.deliveries().values().forEach(each -> delivered.add(each.input()));
    }

    /// Names of relations.
    ///
    /// @param shown relations that are shown to people
    static Set<String> of(
            Bound bound,
            Map<NodeId, Node> nodes,
            Set<String> ends,
            Set<String> shown,
            Fingerprints prints) {
        return new Keeping(bound, nodes, ends, shown, prints).kept();
    }

    private Set<String> kept() {
        var kept = new LinkedHashSet<String>();
        for (Relation relation : bound.relations().values()) {
            if (isSmall(relation)) {
                small.add(relation.name());
            }
            boolean worth = can(relation) && (isMarked(relation) || isWorthIt(relation));
            if (worth || isShown(relation)) {
                kept.add(relation.name());
            }
        }
        return kept;
    }

    private boolean can(Relation relation) {
        return relation.kind() == Relation.Kind.QUERY
                && !relation.port().isEmpty()
                && prints.of(relation.name()).isPresent()
                && KeptRows.fit(relation.schema());
    }

    /// Also rows that another run would compute otherwise: they are kept for this one.
    private boolean isShown(Relation relation) {
        return shown.contains(relation.name())
                && relation.kind() != Relation.Kind.KEPT
                && KeptRows.fit(relation.schema());
    }

    private boolean isMarked(Relation relation) {
        return requireNonNull(nodes.get(relation.node())).keep();
    }

    private boolean isWorthIt(Relation relation) {
        boolean given = delivered.contains(relation.name()) || ends.contains(relation.name());
        return small.contains(relation.name()) && (given || isBlocking(relation));
    }

    private static boolean isBlocking(Relation relation) {
        return !relation.has(Trait.STREAMS) && !relation.has(Trait.LOOKS_UP);
    }

    /// Rows stand for many, or come from such rows alone.
    private boolean isSmall(Relation relation) {
        return relation.kind() == Relation.Kind.KEPT
                || relation.has(Trait.REDUCES)
                || (!relation.inputs().isEmpty() && small.containsAll(relation.inputs()));
    }
}
