package dev.millrace.plan;

import dev.millrace.model.NodeId;
import java.util.List;

/// Several relations as one statement: common table expressions that bear the nodes' names.
///
/// @param ctes in an order in which each comes after its inputs
/// @param root the relation whose rows are wanted: the last of `ctes`, or a table
/// @param barriers whether relations are kept whole so that they can be counted
public record Fused(List<Cte> ctes, String root, boolean barriers) {

    /// @param materialised whether the engine must evaluate it once and whole
    public record Cte(Relation relation, boolean materialised) {}

    public Fused {
        ctes = List.copyOf(ctes);
    }

    /// Nodes it computes: all but those whose rows are kept.
    public List<NodeId> computed() {
        return ctes.stream()
                .map(Cte::relation)
                .filter(relation -> relation.kind() != Relation.Kind.KEPT)
                .map(Relation::node)
                .distinct()
                .toList();
    }
}
