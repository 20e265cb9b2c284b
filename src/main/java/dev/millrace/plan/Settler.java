package dev.millrace.plan;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Finds the type of each node and reads its settings, parameters put in.
final class Settler {

    private final NodeCatalog catalog;
    private final Function<NodeId, Scope> scopes;
    private final Set<NodeId> fed;
    private final Problems problems;

    /// @param scopes by node
    /// @param fed ends of pipelines used as nodes that have an input
    Settler(
            NodeCatalog catalog,
            Function<NodeId, Scope> scopes,
            Set<NodeId> fed,
            Problems problems) {
        this.catalog = catalog;
        this.scopes = scopes;
        this.fed = fed;
        this.problems = problems;
    }

    /// The nodes whose type is known; those with wrong settings are marked broken.
    Map<NodeId, Settled<?>> settle(Pipeline pipeline) {
        var settled = new LinkedHashMap<NodeId, Settled<?>>();
        for (Node node : pipeline.nodes().values()) {
            var type = catalog.find(node.type());
            if (type.isPresent()) {
                settled.put(node.id(), settle(node, type.get()));
            } else {
                unknown(node);
            }
        }
        return settled;
    }

    <S extends Record> Settled<S> settle(Node node, NodeType<S> type) {
        var spec = type.spec();
        int version = Math.max(1, node.version());
        var fields = node.settings();
        if (version > spec.version()) {
            problems.add(
                    node.id(),
                    FaultCode.NODE_TYPE_NEWER,
                    "\"" + node.type() + "@" + version + "\" is newer than this version knows.",
                    "This version knows " + spec.version() + ". Update Millrace.");
        } else if (version < spec.version()) {
            fields = type.migrate(version, fields);
        }
        var schema = SettingsSchema.of(spec);
        var scope = scopes.apply(node.id());
        var placeholders = new Placeholders(scope.arguments());
        var put = placeholders.in(schema.settings(), fields);
        var reading = schema.read(scope.folder().seen(schema.settings(), put));
        placeholders.faults().forEach(fault -> problems.add(node.id(), fault));
        if (placeholders.lacksValue()) {
            problems.breaks(node.id());
        } else {
            reading.faults().stream()
                    .filter(fault -> !isSaid(placeholders, fault))
                    .forEach(fault -> problems.add(node.id(), placeholders.explained(fault)));
        }
        if (!problems.isBroken(node.id())) {
            type.problems(reading.settings())
                    .forEach(fault -> problems.add(node.id(), placeholders.explained(fault)));
        }
        var ports = type.spec(reading.settings());
        return new Settled<>(
                node,
                type,
                reading.settings(),
                fed.contains(node.id()) ? ports.inputs(GroupPorts.IN) : ports);
    }

    /// What could not be put in is a wrong number too, which need not be said.
    private static boolean isSaid(Placeholders placeholders, Fault fault) {
        return placeholders.faults().stream()
                .anyMatch(said -> said.place().setting().equals(fault.place().setting()));
    }

    private void unknown(Node node) {
        var ids = catalog.all().stream().map(type -> type.spec().id()).toList();
        problems.add(
                node.id(),
                Fault.of(
                                FaultCode.NODE_TYPE_UNKNOWN,
                                node.type().isEmpty()
                                        ? "The node has no type."
                                        : "There is no node type \"" + node.type() + "\".")
                        .withHint(DidYouMean.among(ids, node.type())));
    }
}
