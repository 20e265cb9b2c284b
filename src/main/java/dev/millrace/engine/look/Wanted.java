package dev.millrace.engine.look;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Finds the relation that is looked at, or why there is none.
final class Wanted {

    private Wanted() {}

    /// @throws FaultException the problem for whose sake it is not there
    static Relation relation(Planned planned, Pipeline pipeline, Port port) {
        return find(planned, port).orElseThrow(() -> reason(planned, pipeline, port).toException());
    }

    static Optional<Relation> find(Planned planned, Port asked) {
        var port = planned.bound().at(asked);
        return planned.bound().relations().values().stream()
                .filter(relation -> relation.node().equals(port.node()))
                .filter(
                        relation ->
                                port.port().isEmpty()
                                        ? relation.name().equals(port.node().value())
                                        : relation.port().equals(port.port()))
                .findFirst();
    }

    /// The problem of the node, or of one in front of it.
    private static Fault reason(Planned planned, Pipeline pipeline, Port port) {
        var inFront = inFront(pipeline, port.node().outermost());
        return planned.faults().stream()
                .filter(Fault::isError)
                .filter(
                        fault ->
                                inFront.stream()
                                        .anyMatch(node -> isAbout(fault.place().node(), node)))
                .findFirst()
                .or(() -> planned.faults().stream().filter(Fault::isError).findFirst())
                .orElseGet(
                        () ->
                                Fault.of(
                                                FaultCode.INPUT_OFF,
                                                "\""
                                                        + port.node()
                                                        + "\" is off, or hangs on a node"
                                                        + " that is.")
                                        .withHint("Switch it on."));
    }

    /// Whether a problem is that of the node, or of one in its place.
    private static boolean isAbout(String named, NodeId node) {
        return NodeId.isPath(named) && new NodeId(named).outermost().equals(node.outermost());
    }

    private static Set<NodeId> inFront(Pipeline pipeline, NodeId node) {
        var found = new LinkedHashSet<NodeId>();
        var waiting = new ArrayDeque<NodeId>();
        waiting.add(node);
        while (!waiting.isEmpty()) {
            var next = waiting.remove();
            if (found.add(next)) {
                pipeline.links().stream()
                        .filter(link -> link.to().equals(next))
                        .map(Link::from)
                        .forEach(waiting::add);
            }
        }
        return found;
    }
}
