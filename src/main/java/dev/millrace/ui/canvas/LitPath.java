package dev.millrace.ui.canvas;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import java.util.Set;

/// Nodes and wires that stand out, such as those a column passes.
///
/// @param dims whether all others step back
public record LitPath(Set<NodeId> nodes, Set<Link> links, boolean dims) {

    /// Nothing stands out.
    public static final LitPath NONE = new LitPath(Set.of(), Set.of());

    public LitPath {
        nodes = Set.copyOf(nodes);
        links = Set.copyOf(links);
    }

    /// All others step back.
    public LitPath(Set<NodeId> nodes, Set<Link> links) {
        this(nodes, links, true);
    }

    /// Whether what is not on it steps back.
    boolean isOn() {
        return dims && !nodes.isEmpty();
    }
}
