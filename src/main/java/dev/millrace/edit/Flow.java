package dev.millrace.edit;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What comes after what in a pipeline, by data or by `after`.
final class Flow {

    private final Map<NodeId, List<NodeId>> next = new HashMap<>();
    private final Map<NodeId, Integer> waitsFor = new HashMap<>();

    Flow(Pipeline pipeline) {
        pipeline.links().forEach(link -> add(link.from(), link.to()));
        for (Node node : pipeline.nodes().values()) {
            node.after().forEach(before -> add(before, node.id()));
        }
    }

    private void add(NodeId from, NodeId to) {
        next.computeIfAbsent(from, _ -> new ArrayList<>()).add(to);
        waitsFor.merge(to, 1, Integer::sum);
    }

    /// Whether there is a way from the one to the other; there is one from a node to itself.
    boolean leads(NodeId from, NodeId to) {
        var seen = new HashSet<NodeId>();
        var waiting = new ArrayDeque<NodeId>();
        waiting.add(from);
        while (!waiting.isEmpty()) {
            var node = waiting.remove();
            if (node.equals(to)) {
                return true;
            }
            if (seen.add(node)) {
                waiting.addAll(next.getOrDefault(node, List.of()));
            }
        }
        return false;
    }

    /// Whether some nodes wait for each other.
    boolean hasCycle() {
        var open = new HashMap<>(waitsFor);
        var ready = new ArrayDeque<NodeId>();
        next.keySet().stream().filter(node -> !open.containsKey(node)).forEach(ready::add);
        while (!ready.isEmpty()) {
            for (NodeId node : next.getOrDefault(ready.remove(), List.of())) {
                if (open.merge(node, -1, Integer::sum) == 0) {
                    open.remove(node);
                    ready.add(node);
                }
            }
        }
        return !open.isEmpty();
    }
}
