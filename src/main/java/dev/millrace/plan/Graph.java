package dev.millrace.plan;

import dev.millrace.model.NodeId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/// The nodes and wires of a pipeline, and what must be done before what.
public final class Graph {

    /// An edge: data flows along a wire, or one node simply comes after the other.
    private record Edge(NodeId from, NodeId to, int number) {}

    private final DirectedMultigraph<NodeId, Edge> graph = new DirectedMultigraph<>(Edge.class);
    private final Map<NodeId, List<Wire>> into = new LinkedHashMap<>();
    private final Map<NodeId, List<Wire>> outOf = new LinkedHashMap<>();

    /// @param wires none from a node to itself
    Graph(Collection<NodeId> nodes, List<Wire> wires, Map<NodeId, List<NodeId>> after) {
        for (NodeId node : nodes) {
            graph.addVertex(node);
            into.put(node, new ArrayList<>());
            outOf.put(node, new ArrayList<>());
        }
        for (Wire wire : wires) {
            connect(wire.from(), wire.to());
            into.getOrDefault(wire.to(), new ArrayList<>()).add(wire);
            outOf.getOrDefault(wire.from(), new ArrayList<>()).add(wire);
        }
        after.forEach((node, befores) -> befores.forEach(before -> connect(before, node)));
    }

    private void connect(NodeId from, NodeId to) {
        graph.addEdge(from, to, new Edge(from, to, graph.edgeSet().size()));
    }

    /// Wires into a node, in the order of the file.
    List<Wire> into(NodeId node) {
        return into.getOrDefault(node, List.of());
    }

    /// Wires out of a node, in the order of the file.
    List<Wire> outOf(NodeId node) {
        return outOf.getOrDefault(node, List.of());
    }

    /// Groups of nodes that wait for each other; empty if there is no cycle.
    List<Set<NodeId>> cycles() {
        return new KosarajuStrongConnectivityInspector<>(graph)
                .stronglyConnectedSets().stream().filter(set -> set.size() > 1).toList();
    }

    /// Sources first; nodes that are free keep the order of the file. The graph has no cycle.
    List<NodeId> order() {
        var order = new ArrayList<NodeId>();
        new TopologicalOrderIterator<>(graph).forEachRemaining(order::add);
        return order;
    }

    /// These nodes and all that must be done before them.
    Set<NodeId> upstream(Collection<NodeId> ends) {
        return reach(ends, true);
    }

    /// These nodes and all that hang on them by data.
    Set<NodeId> downstream(Collection<NodeId> starts) {
        return reach(starts, false);
    }

    private Set<NodeId> reach(Collection<NodeId> starts, boolean backwards) {
        var seen = new LinkedHashSet<NodeId>();
        var waiting = new ArrayList<>(starts);
        while (!waiting.isEmpty()) {
            var node = waiting.removeLast();
            if (!graph.containsVertex(node) || !seen.add(node)) {
                continue;
            }
            if (backwards) {
                graph.incomingEdgesOf(node).forEach(edge -> waiting.add(edge.from()));
            } else {
                outOf(node).forEach(wire -> waiting.add(wire.to()));
            }
        }
        return seen;
    }
}
