package dev.millrace.board;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Dataset;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.PortLineage;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// Where the rows of a tile come from: the nodes in front of it, what those read outside, and what
/// came of the expectations on the way.
record Provenance(LineageGraph lineage, RunState state) {

    /// @return its members by name: `nodes`, those nearest to the tile first, `sources`, `columns`
    ///   and `checks`
    Map<String, Value> of(Drawn drawn) {
        var relation = drawn.shown().rows();
        var nodes = nodes(new Port(relation.node(), relation.port()));
        var members = new LinkedHashMap<String, Value>();
        members.put("nodes", texts(nodes.stream().map(NodeId::value).toList()));
        members.put("sources", sources(nodes));
        members.put("columns", texts(List.copyOf(columns(drawn))));
        members.put("checks", state.reports(nodes));
        return members;
    }

    private SequencedSet<NodeId> nodes(Port start) {
        var nodes = new LinkedHashSet<NodeId>();
        var seen = new LinkedHashSet<Port>();
        var waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            var port = waiting.poll();
            if (seen.add(port)) {
                nodes.add(port.node());
                lineage.port(port).map(PortLineage::inputs).ifPresent(waiting::addAll);
            }
        }
        return nodes;
    }

    private Value sources(SequencedSet<NodeId> nodes) {
        var sources = new ArrayList<Value>();
        for (NodeId node : nodes) {
            for (Dataset read : lineage.read(node)) {
                sources.add(
                        Value.fields(
                                Map.entry("node", Value.of(node.value())),
                                Map.entry("data", Value.of(name(read)))));
            }
        }
        return new Value.Items(sources);
    }

    /// Without its folders: a page is handed out to people who need not know them.
    private static String name(Dataset data) {
        var name = data.name();
        return data.namespace().equals("file")
                ? name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')))
                : name;
    }

    private SequencedSet<String> columns(Drawn drawn) {
        var relation = drawn.shown().rows();
        var origins = new LinkedHashSet<String>();
        for (String column : drawn.tile().columns()) {
            lineage.origins(new ColumnAt(relation.node(), relation.port(), column))
                    .keySet()
                    .forEach(at -> origins.add(at.node() + "." + at.column()));
        }
        return origins;
    }

    private static Value texts(List<String> texts) {
        return new Value.Items(texts.stream().<Value>map(Value::of).toList());
    }
}
