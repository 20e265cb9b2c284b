package dev.millrace.ui.monitor;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.ui.canvas.LitPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DirectedMultigraph;
import org.jgrapht.traverse.TopologicalOrderIterator;

/// The way through a pipeline on which the engine spent most time: whoever wants the run to be
/// faster begins there. It is the longest path of the graph, each node being as long as the time it
/// took (Kelley and Walker, Critical-Path Planning and Scheduling, 1959).
final class CriticalPath {

    private CriticalPath() {}

    /// @param times of the nodes that took part
    /// @return nothing if no node took any time, or the nodes were joined to a ring meanwhile
    static LitPath of(Pipeline pipeline, Map<NodeId, Duration> times) {
        var graph = new DirectedMultigraph<NodeId, Link>(Link.class);
        pipeline.nodes().keySet().forEach(graph::addVertex);
        for (Link link : pipeline.links()) {
            if (pipeline.nodes().keySet().containsAll(List.of(link.from(), link.to()))
                    && !link.from().equals(link.to())) {
                graph.addEdge(link.from(), link.to(), link);
            }
        }
        if (new CycleDetector<>(graph).detectCycles()) {
            return LitPath.NONE;
        }
        var longest = new HashMap<NodeId, Duration>();
        var by = new HashMap<NodeId, Link>();
        NodeId end = null;
        var order = new TopologicalOrderIterator<>(graph);
        while (order.hasNext()) {
            var node = order.next();
            var before = Duration.ZERO;
            for (Link link : graph.incomingEdgesOf(node)) {
                var there = longest.getOrDefault(link.from(), Duration.ZERO);
                if (there.compareTo(before) > 0) {
                    before = there;
                    by.put(node, link);
                }
            }
            var all = before.plus(times.getOrDefault(node, Duration.ZERO));
            longest.put(node, all);
            if (!all.isZero()
                    && (end == null
                            || all.compareTo(longest.getOrDefault(end, Duration.ZERO)) > 0)) {
                end = node;
            }
        }
        var nodes = new HashSet<NodeId>();
        var links = new HashSet<Link>();
        while (end != null) {
            nodes.add(end);
            var link = by.get(end);
            if (link != null) {
                links.add(link);
            }
            end = link == null ? null : link.from();
        }
        return new LitPath(nodes, links, false);
    }
}
