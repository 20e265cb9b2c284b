package dev.millrace.plan;

import dev.millrace.model.NodeId;
import java.util.List;
import java.util.Set;

/// Work the engine does in one go. Its id is the name of the relation it makes available.
public sealed interface Step {

    String id();

    /// Nodes it computes, in plan order. A node that is cheaper to read again than to keep may
    /// belong to several steps.
    List<NodeId> nodes();

    /// Ids of the steps that must be done before.
    Set<String> after();

    /// Computes a relation into a table of the run, because several steps need it, because it is
    /// held to expectations, because it is marked to be kept, or because the chain is deep.
    ///
    /// @param columns those that anybody uses, in order
    record Materialise(
            String id,
            List<NodeId> nodes,
            Set<String> after,
            Fused fused,
            Relation relation,
            List<String> columns)
            implements Step {}

    /// Reads a source into a table and what it rejects into another.
    record ScanRejects(
            String id, List<NodeId> nodes, Set<String> after, Relation rows, Relation rejected)
            implements Step {}

    /// Copies rows out of the warehouse into a table.
    record Snapshot(String id, List<NodeId> nodes, Set<String> after, Relation rows)
            implements Step {}

    /// Writes a delivery beside its target, to be committed at the end of the run.
    record Stage(
            String id,
            List<NodeId> nodes,
            Set<String> after,
            Fused fused,
            Bound.BoundDelivery delivery)
            implements Step {}

    /// Computes a relation that nothing comes after, for its count and its errors.
    record Drain(String id, List<NodeId> nodes, Set<String> after, Fused fused) implements Step {}
}
