package dev.millrace.cli;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.PortLineage;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import java.util.List;
import java.util.Optional;

/// What a call of `lineage` names: `node`, `node.port`, `node.column` or `node.port.column`.
///
/// @param hasErrors whether some node could not be bound
record LineageChoice(Pipeline pipeline, LineageGraph graph, boolean hasErrors) {

    /// The ports whose columns are wanted: those at the ends if nothing is named.
    List<Port> ports(String wanted) {
        if (wanted.isEmpty()) {
            return graph.ends().stream().map(PortLineage::at).toList();
        }
        var rest = rest(wanted);
        return portsOf(wanted).stream()
                .map(PortLineage::at)
                .filter(port -> rest.isEmpty() || port.port().equals(rest))
                .toList();
    }

    /// The column that is named; empty if none is.
    ///
    /// @throws FaultException if there is no such node or column
    Optional<ColumnAt> column(String wanted) {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var ports = portsOf(wanted);
        var rest = rest(wanted);
        if (ports.isEmpty() || rest.isEmpty()) {
            return Optional.empty();
        }
        for (PortLineage port : ports) {
            var found = find(port, rest).or(() -> find(port, behindPort(port, rest)));
            if (found.isPresent()) {
                return found;
            }
        }
        if (ports.stream().anyMatch(port -> port.at().port().equals(rest))) {
            return Optional.empty();
        }
        throw unknown(ports, rest);
    }

    private static Optional<ColumnAt> find(PortLineage port, String name) {
        return port.columns().stream()
                .map(ColumnLineage::column)
                .filter(column -> column.column().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String behindPort(PortLineage port, String rest) {
        var prefix = port.at().port() + ".";
        return rest.startsWith(prefix) ? rest.substring(prefix.length()) : "";
    }

    private static String rest(String wanted) {
        int dot = wanted.indexOf('.');
        return dot < 0 ? "" : wanted.substring(dot + 1);
    }

    /// The ports of the node that is named; none if it has errors.
    private List<PortLineage> portsOf(String wanted) {
        int dot = wanted.indexOf('.');
        var name = dot < 0 ? wanted : wanted.substring(0, dot);
        var ids = pipeline.nodes().keySet().stream().map(NodeId::value).toList();
        if (!ids.contains(name) && !isInside(name)) {
            throw Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + name + "\".")
                    .withHint(DidYouMean.among(ids, name))
                    .toException();
        }
        var own = graph.ports(new NodeId(name));
        var ports = own.isEmpty() ? leaving(new NodeId(name)) : own;
        if (ports.isEmpty() && !hasErrors) {
            throw Fault.of(
                            FaultCode.CALL_INVALID,
                            "The node \"" + name + "\" is off, or hangs on one that is.")
                    .withHint("Switch it on.")
                    .toException();
        }
        return ports;
    }

    /// Whether it is a node of a pipeline that is used as a node.
    private boolean isInside(String name) {
        return NodeId.isPath(name) && !graph.ports(new NodeId(name)).isEmpty();
    }

    /// What leaves a pipeline that is used as a node.
    private List<PortLineage> leaving(NodeId group) {
        var inside =
                graph.ports().stream()
                        .filter(port -> port.at().node().group().equals(Optional.of(group)))
                        .toList();
        var read = inside.stream().flatMap(port -> port.inputs().stream()).toList();
        return inside.stream().filter(port -> !read.contains(port.at())).toList();
    }

    private static FaultException unknown(List<PortLineage> ports, String column) {
        var names =
                ports.stream()
                        .flatMap(port -> port.columns().stream())
                        .map(each -> each.column().column())
                        .distinct()
                        .toList();
        var near = DidYouMean.among(names, column);
        var node = ports.getFirst().at().node();
        return Fault.of(
                        FaultCode.CALL_INVALID,
                        "No column \"" + column + "\" leaves the node \"" + node + "\".")
                .withHint(near.isEmpty() ? "There is " + String.join(", ", names) + "." : near)
                .toException();
    }
}
