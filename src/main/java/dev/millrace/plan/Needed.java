package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.NodeId;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/// What of a pipeline has to be computed, and what is known already: from what a run is to give it
/// goes back to what is kept, or to the sources.
final class Needed {

    private final Bound bound;
    private final Reuse.Known known;
    private final Set<String> ends = new LinkedHashSet<>();
    private final Set<String> needed = new HashSet<>();

    /// @param ends relations that are computed although nothing comes after them
    Needed(Bound bound, Set<String> ends, Reuse.Known known) {
        this.bound = bound;
        this.known = known;
        var shown = bound.shown();
        for (Relation relation : bound.relations().values()) {
            boolean wanted = ends.contains(relation.name()) || reports(relation);
            boolean done = known.done().contains(relation.name());
            boolean missing = shown.contains(relation.name()) && known.keeps() && !isKept(relation);
            if ((wanted && !done) || missing) {
                this.ends.add(relation.name());
            }
        }
        var open = new ArrayDeque<String>(this.ends);
        bound.deliveries().keySet().stream()
                .map(NodeId::value)
                .filter(name -> !known.done().contains(name))
                .forEach(open::add);
        while (!open.isEmpty()) {
            var relation = requireNonNull(bound.relations().get(open.remove()));
            if (needed.add(relation.name())) {
                open.addAll(before(relation));
            }
        }
        this.ends.removeIf(end -> !ends.contains(end) && isRead(end));
    }

    /// What it tells of the rows is told in every run.
    private static boolean reports(Relation relation) {
        return relation.kind() == Relation.Kind.CHECKED || relation.kind() == Relation.Kind.SCAN;
    }

    private Set<String> before(Relation relation) {
        if (isKept(relation)) {
            return Set.of();
        }
        var before = new LinkedHashSet<String>(relation.inputs());
        var delivery = bound.deliveries().get(relation.node());
        if (delivery != null && relation.kind() == Relation.Kind.STORED) {
            before.add(delivery.input());
        }
        if (relation.kind() == Relation.Kind.SCAN) {
            before.add(Relation.name(relation.node(), "rejected", false));
        }
        return before;
    }

    private boolean isKept(Relation relation) {
        return known.rows().containsKey(relation.name());
    }

    private boolean isRead(String end) {
        return bound.relations().values().stream()
                .filter(relation -> needed.contains(relation.name()) && !isKept(relation))
                .filter(relation -> relation.kind() != Relation.Kind.REJECTED)
                .anyMatch(relation -> before(relation).contains(end));
    }

    /// Ports of rows that are held to expectations are counted with them, whoever reads them.
    private boolean isCounted(Relation relation) {
        return relation.inputs().stream()
                .map(bound.relations()::get)
                .map(Objects::requireNonNull)
                .anyMatch(
                        input ->
                                input.kind() == Relation.Kind.CHECKED
                                        && input.node().equals(relation.node())
                                        && needed.contains(input.name())
                                        && !isKept(input));
    }

    /// Those of the ends that are not done.
    Set<String> ends() {
        return ends;
    }

    /// The relations that are needed; those whose rows are kept read them.
    Bound bound() {
        var relations = new LinkedHashMap<String, Relation>();
        for (Relation relation : bound.relations().values()) {
            var file = known.rows().get(relation.name());
            if (needed.contains(relation.name()) || isCounted(relation)) {
                relations.put(
                        relation.name(), file == null ? relation : KeptRows.read(relation, file));
            }
        }
        var deliveries = new LinkedHashMap<>(bound.deliveries());
        deliveries.keySet().removeIf(node -> !needed.contains(node.value()));
        return bound.of(relations, deliveries);
    }
}
