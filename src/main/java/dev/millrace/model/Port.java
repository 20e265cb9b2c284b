package dev.millrace.model;

import java.util.Optional;

/// A port of a node: an output, or an input where that is said.
///
/// @param port empty for the node's first output, or for its only input
public record Port(NodeId node, String port) {

    /// Reads `orders`, `orders.rejected` or `cleaned/orders.rejected`; empty if the text has
    /// another form.
    public static Optional<Port> parse(String text) {
        int dot = text.indexOf('.');
        var node = dot < 0 ? text : text.substring(0, dot);
        var port = dot < 0 ? "" : text.substring(dot + 1);
        return NodeId.isPath(node) && (dot < 0 || NodeId.isValid(port))
                ? Optional.of(new Port(new NodeId(node), port))
                : Optional.empty();
    }

    /// As `parse` reads it.
    public String text() {
        return port.isEmpty() ? node.value() : node.value() + "." + port;
    }
}
