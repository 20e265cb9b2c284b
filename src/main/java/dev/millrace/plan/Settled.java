package dev.millrace.plan;

import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Trait;
import java.util.Set;

/// A node whose type is known and whose settings were read.
///
/// @param spec of the type, with the ports the node has in this plan
public record Settled<S extends Record>(Node node, NodeType<S> type, S settings, NodeSpec<S> spec) {

    public NodeId id() {
        return node.id();
    }

    public boolean has(Trait trait) {
        return traits().contains(trait);
    }

    public Set<Trait> traits() {
        return type.traits(settings);
    }

    /// The port a link without a port name leaves by.
    public String firstOutput() {
        return spec().outputs().getFirst();
    }
}
