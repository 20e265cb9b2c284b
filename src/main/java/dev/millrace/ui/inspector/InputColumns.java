package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.ui.document.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns that reach a node, as far as they are known.
///
/// @param byPort columns of each connected input port whose wires all are known, in file order
record InputColumns(Map<String, List<Column>> byPort) {

    static final InputColumns NONE = new InputColumns(Map.of());

    static InputColumns of(Pipeline pipeline, Findings findings, NodeCatalog catalog, NodeId node) {
        var first = firstInput(pipeline, catalog, node);
        var ports = new LinkedHashMap<String, Map<String, Column>>();
        for (Link link : pipeline.into(node)) {
            var port = link.toPort().isEmpty() ? first : link.toPort();
            var columns = ports.computeIfAbsent(port, _ -> new LinkedHashMap<>());
            from(pipeline, findings, catalog, new Port(link.from(), link.fromPort()))
                    .ifPresent(
                            schema ->
                                    schema.columns()
                                            .forEach(c -> columns.putIfAbsent(c.name(), c)));
        }
        var known = new LinkedHashMap<String, List<Column>>();
        ports.forEach((port, columns) -> known.put(port, List.copyOf(columns.values())));
        return new InputColumns(known);
    }

    /// The columns of an output port, by whichever of its two names they are known.
    static Optional<Schema> from(
            Pipeline pipeline, Findings findings, NodeCatalog catalog, Port port) {
        var found = findings.columns().get(port);
        if (found != null) {
            return Optional.of(found);
        }
        var first =
                spec(pipeline, catalog, port.node())
                        .filter(spec -> !spec.outputs().isEmpty())
                        .map(spec -> spec.outputs().getFirst())
                        .orElse("out");
        if (port.port().isEmpty()) {
            return Optional.ofNullable(findings.columns().get(new Port(port.node(), first)));
        }
        return port.port().equals(first)
                ? Optional.ofNullable(findings.columns().get(new Port(port.node(), "")))
                : Optional.empty();
    }

    private static String firstInput(Pipeline pipeline, NodeCatalog catalog, NodeId node) {
        return spec(pipeline, catalog, node)
                .filter(spec -> !spec.inputs().isEmpty())
                .map(spec -> spec.inputs().getFirst().name())
                .orElse("in");
    }

    private static Optional<NodeSpec<?>> spec(Pipeline pipeline, NodeCatalog catalog, NodeId node) {
        return pipeline.find(node).flatMap(n -> catalog.find(n.type())).map(type -> type.spec());
    }

    /// The columns a setting may name: those of the port it is called after, else all.
    List<Column> of(String setting) {
        var own = byPort.get(setting);
        if (own != null) {
            return own;
        }
        var all = new LinkedHashMap<String, Column>();
        byPort.values().forEach(cs -> cs.forEach(c -> all.putIfAbsent(c.name(), c)));
        return List.copyOf(all.values());
    }
}
