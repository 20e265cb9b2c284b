package dev.millrace.engine;

import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// What is known of the relations of a run so far. Any thread.
final class Measurements {

    private final Map<String, Measured> byRelation = new HashMap<>(); // guarded by this
    private final Map<NodeId, Staged> staged = new LinkedHashMap<>(); // guarded by this
    private final Map<String, List<Long>> broken = new HashMap<>(); // guarded by this
    private final Supplier<Map<String, Count>> footers;

    /// What a delivery staged.
    ///
    /// @param bytes on disk; 0 for a table
    record Staged(long rows, long bytes) {}

    /// @param footers counts that files state of themselves, by relation
    Measurements(Supplier<Map<String, Count>> footers) {
        this.footers = footers;
    }

    Map<String, Count> footers() {
        return footers.get();
    }

    synchronized void add(String relation, Measured measured) {
        byRelation.merge(relation, measured, Measured::and);
    }

    synchronized Measured of(String relation) {
        return byRelation.getOrDefault(relation, Measured.NOTHING);
    }

    /// Relations counted exactly.
    synchronized Map<String, Count> exact() {
        var exact = new HashMap<String, Count>();
        byRelation.forEach(
                (name, measured) -> {
                    if (measured.count() instanceof Count.Exact count) {
                        exact.put(name, count);
                    }
                });
        return exact;
    }

    /// Rows that break each expectation a relation is held to, in their order; none if it is held
    /// to none.
    synchronized List<Long> broken(String relation) {
        return broken.getOrDefault(relation, List.of());
    }

    synchronized void broken(String relation, List<Long> rows) {
        broken.put(relation, rows);
    }

    synchronized void staged(NodeId node, long rows, long bytes) {
        staged.put(node, new Staged(rows, bytes));
    }

    synchronized Staged staged(NodeId node) {
        return staged.getOrDefault(node, new Staged(0, 0));
    }
}
