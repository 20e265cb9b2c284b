package dev.millrace.lineage;

import dev.millrace.model.NodeId;
import dev.millrace.model.Port;

/// A column of the rows that leave a node by a port. What a storage node stored leaves it by the
/// port `stored`.
public record ColumnAt(NodeId node, String port, String column) {

    /// The port whose rows hold it.
    public Port at() {
        return new Port(node, port);
    }
}
