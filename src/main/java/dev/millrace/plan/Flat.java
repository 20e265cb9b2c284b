package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.GroupPorts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// A pipeline with the nodes of each pipeline that it uses as a node in the place of that node.
///
/// @param whole of the file that is planned
/// @param scopes of the nodes that stood for a pipeline, those of inner ones behind them
/// @param ports of those nodes
/// @param fed inputs of theirs that have rows from outside
/// @param files of the pipelines that were or could not be put in, as they were just before they
///   were read
/// @param inner what those files hold, by the node that stood for it
record Flat(
        Pipeline pipeline,
        Scope whole,
        Map<NodeId, Scope> scopes,
        Map<NodeId, GroupPorts> ports,
        Set<NodeId> fed,
        Set<FileIdentity> files,
        SequencedMap<NodeId, Pipeline> inner) {

    /// What names mean in a node.
    Scope scope(NodeId node) {
        return node.group().map(group -> requireNonNull(scopes.get(group))).orElse(whole);
    }

    /// All parameters, by variable.
    Arguments arguments() {
        var all = new ArrayList<>(List.of(whole.arguments()));
        scopes.values().forEach(scope -> all.add(scope.arguments()));
        return Arguments.joined(all);
    }

    /// The same with the ports of inner nodes in the place of those of the nodes that are gone.
    Port at(Port port) {
        return at(ports, port);
    }

    static Port at(Map<NodeId, GroupPorts> ports, Port port) {
        var at = port;
        var group = ports.get(at.node());
        if (group != null) {
            var outputs = group.outputs();
            var name = at.port().isEmpty() && !outputs.isEmpty() ? outputs.getFirst() : at.port();
            if (outputs.contains(name)) {
                at = new Port(at.node().inside(new NodeId(name)), "");
            }
        }
        return at;
    }
}
