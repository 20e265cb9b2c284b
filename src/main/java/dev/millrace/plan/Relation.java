package dev.millrace.plan;

import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.node.Trait;
import dev.millrace.sql.Sql;
import java.util.List;
import java.util.Set;

/// A named relation of a plan: what leaves a port, or the shared rows behind several ports.
///
/// @param name unique in the plan: the node's id for its first port, else `id.port`
/// @param port empty for shared rows
/// @param sql checked; refers to other relations by name
/// @param inputs names of those relations
/// @param isVolatile whether computing it twice may give other rows
public record Relation(
        String name,
        NodeId node,
        String port,
        Kind kind,
        Sql sql,
        List<String> inputs,
        Schema schema,
        Set<Trait> traits,
        boolean isVolatile) {

    public enum Kind {
        /// A SELECT that may be fused with others.
        QUERY,
        /// Rows of a scan that also yields what it rejects; read by a statement of its own.
        SCAN,
        /// What a scan rejected; there once the scan ran.
        REJECTED,
        /// Rows copied out of the warehouse before anything else.
        SNAPSHOT,
        /// Rows read back from what a delivery staged; there once it is staged.
        STORED,
        /// Rows that an earlier run computed and kept.
        KEPT,
        /// Rows held to expectations; kept, because they are counted before they go on.
        CHECKED
    }

    public Relation {
        inputs = List.copyOf(inputs);
        traits = Set.copyOf(traits);
    }

    /// The relation that leaves a port.
    ///
    /// @param first whether it is the node's first port
    static String name(NodeId node, String port, boolean first) {
        return first ? node.value() : node.value() + "." + port;
    }

    /// The rows behind all ports of a node.
    static String sharedName(NodeId node) {
        return node.value() + ".shared";
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /// Whether it reads files itself.
    public boolean readsFiles() {
        return sql.parts().stream().anyMatch(Sql.Part.Files.class::isInstance);
    }
}
