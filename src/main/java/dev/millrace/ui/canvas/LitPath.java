package dev.millrace.ui.canvas;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import java.util.Set;

/// Nodes and wires that stand out, such as those a column passes; all others step back.
public record LitPath(Set<NodeId> nodes, Set<Link> links) {

    /// Nothing stands out.
    public static final LitPath NONE = new LitPath(Set.of(), Set.of());

    public LitPath {
        nodes = Set.copyOf(nodes);
        links = Set.copyOf(links);
    }

    boolean isOn() {
        return !nodes.isEmpty();
    }
}
