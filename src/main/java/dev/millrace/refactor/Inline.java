package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.Group;
import dev.millrace.node.GroupType;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingsSchema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts the nodes of a pipeline in the place of the node that stands for it: all rows are the same
/// as before. Nothing is written. Any thread.
public final class Inline {

    private final NodeCatalog catalog;

    public Inline(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// @param nodes that came back
    public record Inlined(Pipeline pipeline, Set<NodeId> nodes) {}

    /// The path of the pipeline a node stands for, as the node has it; empty if it stands for none.
    public Optional<String> path(Pipeline pipeline, NodeId node) {
        return pipeline.find(node).flatMap(this::group).map(Group::path);
    }

    private Optional<Group> group(Node node) {
        return catalog.find(node.type())
                .flatMap(
                        type ->
                                type instanceof GroupType<?> known
                                        ? Optional.of(group(known, node))
                                        : Optional.empty());
    }

    private static <S extends Record> Group group(GroupType<S> type, Node node) {
        return type.group(SettingsSchema.of(type.spec()).read(node.settings()).settings());
    }

    /// @param node that stands for the pipeline
    /// @param inner that pipeline
    /// @param columns of the ports of the outer pipeline that could be bound
    /// @throws FaultException if the rows would not be the same
    public Inlined of(
            Pipeline outer,
            NodeId node,
            Pipeline inner,
            Map<Port, Schema> columns,
            Extract.Files files) {
        var stands = outer.find(node);
        var group = stands.flatMap(this::group);
        if (group.isEmpty()) {
            throw refused(node, "The node does not stand for a pipeline.", "Select one that does.");
        }
        var zone = inner.extra().get("timezone");
        if (zone != null && !zone.equals(Value.of(outer.timezone()))) {
            throw refused(
                    node,
                    "The pipeline is for another time zone.",
                    "Give both pipelines the same.");
        }
        return new Return(catalog, outer, stands.get(), group.get(), inner, columns, files)
                .inlined();
    }

    static FaultException refused(NodeId node, String message, String hint) {
        return Fault.of(FaultCode.INLINE_REFUSED, message)
                .withHint(hint)
                .at(Place.node(node.value()))
                .toException();
    }
}
