package dev.millrace.ui.inspector;

import dev.millrace.model.Column;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.ui.code.CodeScope;
import dev.millrace.ui.document.Findings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The columns that reach a node, as far as they are known.
///
/// @param byPort columns of each connected input port whose wires all are known, in file order
/// @param byName the same by the names SQL knows the inputs by
record InputColumns(Map<String, List<Column>> byPort, Map<String, List<Column>> byName) {

    static final InputColumns NONE = new InputColumns(Map.of(), Map.of());

    static InputColumns of(Pipeline pipeline, Findings findings, NodeCatalog catalog, NodeId node) {
        var first = firstInput(pipeline, catalog, node);
        var ports = new LinkedHashMap<String, Map<String, Column>>();
        var names = new LinkedHashMap<String, List<Column>>();
        for (Link link : pipeline.into(node)) {
            var port = link.toPort().isEmpty() ? first : link.toPort();
            var columns = ports.computeIfAbsent(port, _ -> new LinkedHashMap<>());
            var schema = from(pipeline, findings, catalog, new Port(link.from(), link.fromPort()));
            schema.ifPresent(
                    known -> known.columns().forEach(c -> columns.putIfAbsent(c.name(), c)));
            names.put(name(pipeline, catalog, link), schema.map(Schema::columns).orElse(List.of()));
        }
        var known = new LinkedHashMap<String, List<Column>>();
        ports.forEach((port, columns) -> known.put(port, List.copyOf(columns.values())));
        return new InputColumns(known, names);
    }

    /// As SQL knows it: by the node, the port too if it is not the first, or by the link's own
    /// name.
    private static String name(Pipeline pipeline, NodeCatalog catalog, Link link) {
        var first = firstOutput(pipeline, catalog, link.from());
        boolean usual = link.fromPort().isEmpty() || link.fromPort().equals(first);
        var name = usual ? link.from().value() : link.from().value() + "_" + link.fromPort();
        return link.as().isEmpty() ? name : link.as();
    }

    /// What a text may name columns of.
    ///
    /// @param query whether it is a whole SELECT; else, of two sides, they are `l` and `r`
    List<CodeScope.Table> tables(boolean query) {
        var left = byPort.get("left");
        var right = byPort.get("right");
        if (!query && left != null && right != null) {
            return List.of(
                    new CodeScope.Table("l", left, true), new CodeScope.Table("r", right, true));
        }
        return byName.entrySet().stream()
                .map(entry -> new CodeScope.Table(entry.getKey(), entry.getValue(), false))
                .toList();
    }

    private static String firstOutput(Pipeline pipeline, NodeCatalog catalog, NodeId node) {
        return spec(pipeline, catalog, node)
                .filter(spec -> !spec.outputs().isEmpty())
                .map(spec -> spec.outputs().getFirst())
                .orElse("out");
    }

    /// The columns of an output port, by whichever of its two names they are known.
    static Optional<Schema> from(
            Pipeline pipeline, Findings findings, NodeCatalog catalog, Port port) {
        var found = findings.columns().get(port);
        if (found != null) {
            return Optional.of(found);
        }
        var first = firstOutput(pipeline, catalog, port.node());
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
        return pipeline.find(node).flatMap(catalog::spec);
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
