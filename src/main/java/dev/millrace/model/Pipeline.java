package dev.millrace.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// A pipeline as a value. Every change returns a new one, so undo is a list of pipelines.
///
/// Not checked here: types, ports and cycles. A half-drawn pipeline is a valid value;
/// `plan.Validator` says what is wrong with it.
///
/// @param extra members this version does not know or that are reserved, saved back unchanged
public record Pipeline(
        String name,
        SequencedMap<String, Parameter> parameters,
        SequencedMap<NodeId, Node> nodes,
        List<Link> links,
        SequencedMap<NodeId, Point> layout,
        Value.Fields extra) {

    /// Format number of the envelope this version reads and writes.
    public static final int FORMAT = 1;

    public static final Pipeline EMPTY =
            new Pipeline(
                    "untitled",
                    new LinkedHashMap<>(),
                    new LinkedHashMap<>(),
                    List.of(),
                    new LinkedHashMap<>(),
                    Value.Fields.EMPTY);

    public Pipeline {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        nodes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(nodes));
        links = List.copyOf(links);
        layout = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(layout));
    }

    public Pipeline named(String newName) {
        return new Pipeline(newName, parameters, nodes, links, layout, extra);
    }

    public Pipeline with(Node node) {
        var next = new LinkedHashMap<>(nodes);
        next.put(node.id(), node);
        return new Pipeline(name, parameters, next, links, layout, extra);
    }

    public Pipeline with(String parameter, Parameter declared) {
        var next = new LinkedHashMap<>(parameters);
        next.put(parameter, declared);
        return new Pipeline(name, next, nodes, links, layout, extra);
    }

    /// Removes the node and every link that touches it.
    public Pipeline without(NodeId id) {
        var next = new LinkedHashMap<>(nodes);
        next.remove(id);
        var left = links.stream().filter(link -> !link.touches(id)).toList();
        return new Pipeline(name, parameters, next, left, layout, extra);
    }

    public Pipeline linked(Link link) {
        var next = new ArrayList<>(links);
        next.add(link);
        return new Pipeline(name, parameters, nodes, next, layout, extra);
    }

    public Pipeline withLinks(List<Link> newLinks) {
        return new Pipeline(name, parameters, nodes, newLinks, layout, extra);
    }

    public Pipeline withLayout(SequencedMap<NodeId, Point> newLayout) {
        return new Pipeline(name, parameters, nodes, links, newLayout, extra);
    }

    public Pipeline withExtra(Value.Fields newExtra) {
        return new Pipeline(name, parameters, nodes, links, layout, newExtra);
    }

    /// Links in file order that end at the node.
    public List<Link> into(NodeId id) {
        return links.stream().filter(link -> link.to().equals(id)).toList();
    }

    /// The time zone every session of this pipeline runs in; never the machine's.
    public String timezone() {
        return extra.get("timezone") instanceof Value.Text(String zone) ? zone : "UTC";
    }
}
