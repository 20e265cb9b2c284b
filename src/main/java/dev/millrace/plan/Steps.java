package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedAcyclicGraph;

/// Makes steps of statements and puts them in order.
final class Steps {

    private final Bound bound;
    private final Map<NodeId, Node> nodes;
    private final Fuser.Statements statements;
    private final Map<String, List<String>> used;

    Steps(
            Bound bound,
            Map<NodeId, Node> nodes,
            Fuser.Statements statements,
            Map<String, List<String>> used) {
        this.bound = bound;
        this.nodes = nodes;
        this.statements = statements;
        this.used = used;
    }

    List<Step> inOrder() {
        var steps = new LinkedHashMap<String, Step>();
        var stepsOfNode = new LinkedHashMap<NodeId, Set<String>>();
        statements
                .byStep()
                .forEach(
                        (id, fused) ->
                                nodes(id, fused)
                                        .forEach(
                                                node ->
                                                        stepsOfNode
                                                                .computeIfAbsent(
                                                                        node,
                                                                        _ -> new LinkedHashSet<>())
                                                                .add(id)));
        statements
                .byStep()
                .forEach(
                        (id, fused) ->
                                steps.put(id, step(id, fused, after(id, fused, stepsOfNode))));
        return sorted(steps);
    }

    private Relation relation(String name) {
        return requireNonNull(bound.relations().get(name));
    }

    private List<NodeId> nodes(String id, Fused fused) {
        var all = new LinkedHashSet<>(fused.computed());
        all.add(relation(id).node());
        return List.copyOf(all);
    }

    private Step step(String id, Fused fused, Set<String> after) {
        var relation = relation(id);
        var all = nodes(id, fused);
        return switch (relation.kind()) {
            case SCAN ->
                    new Step.ScanRejects(
                            id,
                            all,
                            after,
                            relation,
                            relation(Relation.name(relation.node(), "rejected", false)));
            case SNAPSHOT -> new Step.Snapshot(id, all, after, relation);
            case STORED ->
                    new Step.Stage(
                            id,
                            all,
                            after,
                            fused,
                            requireNonNull(bound.deliveries().get(relation.node())));
            case QUERY, CHECKED, REJECTED, KEPT ->
                    statements.tables().contains(id)
                            ? new Step.Materialise(
                                    id, all, after, fused, relation, requireNonNull(used.get(id)))
                            : new Step.Drain(id, all, after, fused);
        };
    }

    private Set<String> after(String id, Fused fused, Map<NodeId, Set<String>> stepsOfNode) {
        var inside = fused.ctes().stream().map(cte -> cte.relation().name()).toList();
        var needed = new LinkedHashSet<String>();
        var read = new ArrayList<String>();
        fused.ctes().forEach(cte -> read.addAll(cte.relation().inputs()));
        read.add(fused.root());
        for (String name : read) {
            if (!inside.contains(name)) {
                needed.add(stepOf(relation(name)));
            }
        }
        for (Fused.Cte cte : fused.ctes()) {
            if (cte.relation().kind() == Relation.Kind.STORED) {
                needed.add(cte.relation().name());
            }
        }
        for (NodeId node : nodes(id, fused)) {
            var placed = nodes.get(node);
            if (placed != null) {
                placed.after().forEach(n -> needed.addAll(stepsOfNode.getOrDefault(n, Set.of())));
            }
        }
        needed.remove(id);
        return needed;
    }

    private static String stepOf(Relation relation) {
        return relation.kind() == Relation.Kind.REJECTED
                ? relation.inputs().getFirst()
                : relation.name();
    }

    private static List<Step> sorted(Map<String, Step> steps) {
        var order = new DirectedAcyclicGraph<String, DefaultEdge>(DefaultEdge.class);
        steps.keySet().forEach(order::addVertex);
        for (Step step : steps.values()) {
            for (String before : step.after()) {
                order.addEdge(before, step.id());
            }
        }
        var sorted = new ArrayList<Step>();
        order.iterator().forEachRemaining(id -> sorted.add(requireNonNull(steps.get(id))));
        return sorted;
    }
}
