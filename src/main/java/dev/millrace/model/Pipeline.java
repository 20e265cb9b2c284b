package dev.millrace.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A pipeline as a value. Every change returns a new one, which shares with the old one what stayed
/// as it was.
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
        parameters = FrozenMap.copyOf(parameters);
        nodes = FrozenMap.copyOf(nodes);
        links = List.copyOf(links);
        layout = FrozenMap.copyOf(layout);
    }

    public Pipeline named(String newName) {
        return new Pipeline(newName, parameters, nodes, links, layout, extra);
    }

    /// A node of the same id gives way and leaves its place.
    public Pipeline with(Node node) {
        return withNodes(FrozenMap.with(nodes, node.id(), node));
    }

    public Pipeline with(String parameter, Parameter declared) {
        return withParameters(FrozenMap.with(parameters, parameter, declared));
    }

    public Pipeline withParameters(SequencedMap<String, Parameter> newParameters) {
        return new Pipeline(name, newParameters, nodes, links, layout, extra);
    }

    /// Removes the node and every link that touches it.
    public Pipeline without(NodeId id) {
        var left = links.stream().filter(link -> !link.touches(id)).toList();
        return withNodes(FrozenMap.without(nodes, id)).withLinks(left);
    }

    public Pipeline withNodes(SequencedMap<NodeId, Node> newNodes) {
        return new Pipeline(name, parameters, newNodes, links, layout, extra);
    }

    public Pipeline linked(Link link) {
        var next = new ArrayList<>(links);
        next.add(link);
        return withLinks(next);
    }

    public Pipeline withLinks(List<Link> newLinks) {
        return new Pipeline(name, parameters, nodes, newLinks, layout, extra);
    }

    public Pipeline placed(NodeId id, Point at) {
        return withLayout(FrozenMap.with(layout, id, at));
    }

    public Pipeline withLayout(SequencedMap<NodeId, Point> newLayout) {
        return new Pipeline(name, parameters, nodes, links, newLayout, extra);
    }

    public Pipeline withExtra(Value.Fields newExtra) {
        return new Pipeline(name, parameters, nodes, links, layout, newExtra);
    }

    public Optional<Node> find(NodeId id) {
        return Optional.ofNullable(nodes.get(id));
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
