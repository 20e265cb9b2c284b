package dev.millrace.engine;

import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Step;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/// Tells of each node once the last of the steps that compute it is over. One thread at a time.
final class NodeTeller {

    private final Plan plan;
    private final Measurements measurements;
    private final Keeper keeper;
    private final Teller teller;

    /// Steps that are not over, by the nodes they compute.
    private final Map<NodeId, Set<String>> open = new LinkedHashMap<>();

    private final Set<NodeId> worked = new HashSet<>();
    private final Set<NodeId> failed = new HashSet<>();

    NodeTeller(Plan plan, Measurements measurements, Keeper keeper, Teller teller) {
        this.plan = plan;
        this.measurements = measurements;
        this.keeper = keeper;
        this.teller = teller;
        for (Step step : plan.steps()) {
            for (NodeId node : step.nodes()) {
                open.computeIfAbsent(node, _ -> new LinkedHashSet<>()).add(step.id());
            }
        }
    }

    /// A step succeeded.
    void done(Step step) {
        worked.addAll(step.nodes());
        over(step);
    }

    /// A step failed, or will not be begun since one before it failed.
    ///
    /// @param blamed the nodes that failed, of which that is told
    void lost(Step step, Collection<NodeId> blamed) {
        failed.addAll(blamed);
        over(step);
    }

    private void over(Step step) {
        for (NodeId node : step.nodes()) {
            var steps = open.getOrDefault(node, Set.of());
            if (steps.remove(step.id()) && steps.isEmpty() && !failed.contains(node)) {
                tell(node, worked.contains(node));
            }
        }
    }

    private void tell(NodeId node, boolean computed) {
        var counts = new LinkedHashMap<String, Count>();
        var prints = new LinkedHashMap<String, String>();
        var took = Duration.ZERO;
        long bytes = 0;
        for (Relation relation : computed ? relations(node) : List.<Relation>of()) {
            var measured = measurements.of(relation.name());
            took = took.plus(measured.took());
            if (!relation.port().isEmpty()) {
                counts.put(relation.port(), measured.count());
                keeper.print(relation).ifPresent(p -> prints.put(relation.port(), p));
                bytes += measured.bytes();
            }
        }
        var total = took;
        var size = bytes > 0 ? OptionalLong.of(bytes) : OptionalLong.empty();
        var origin = computed ? RunEvent.Origin.COMPUTED : RunEvent.Origin.SKIPPED;
        teller.tell(
                (at, seq) ->
                        new RunEvent.NodeFinished(
                                at, seq, node, counts, size, total, origin, prints));
    }

    private List<Relation> relations(NodeId node) {
        return plan.bound().relations().values().stream()
                .filter(relation -> relation.node().equals(node))
                .toList();
    }
}
