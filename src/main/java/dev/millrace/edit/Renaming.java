package dev.millrace.edit;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// Ids and titles of nodes.
public final class Renaming {

    private final Types types;

    public Renaming(NodeCatalog catalog) {
        types = new Types(catalog);
    }

    /// Gives a node another id. All keep their order; links, place and `after` follow. SQL behind
    /// the node goes on to know it by the old id, as the `as` of the link.
    ///
    /// @throws FaultException if there is no such node, or the other id is taken or a word of SQL
    public Pipeline id(Pipeline pipeline, NodeId old, NodeId fresh) {
        if (!pipeline.nodes().containsKey(old)) {
            throw Refusals.missing(old).toException();
        }
        if (old.equals(fresh)) {
            return pipeline;
        }
        Refusals.raise(Ids.refusal(pipeline, fresh));
        UnaryOperator<NodeId> follow = id -> id.equals(old) ? fresh : id;
        var nodes = new LinkedHashMap<NodeId, Node>();
        for (Node node : pipeline.nodes().values()) {
            nodes.put(follow.apply(node.id()), renamed(node, follow));
        }
        return pipeline.withNodes(nodes)
                .withLinks(links(pipeline, old, follow))
                .withLayout(renamed(pipeline.layout(), old, fresh));
    }

    /// Gives a node another title; one that people see anyway, made from the id, is not written.
    ///
    /// @throws FaultException if there is no such node
    public static Pipeline title(Pipeline pipeline, NodeId node, String title) {
        var named = pipeline.find(node).orElseThrow(() -> Refusals.missing(node).toException());
        var untitled = named.withTitle("");
        var next = title.equals(untitled.displayTitle()) ? untitled : named.withTitle(title);
        return next.equals(named) ? pipeline : pipeline.with(next);
    }

    private List<Link> links(Pipeline pipeline, NodeId old, UnaryOperator<NodeId> follow) {
        return pipeline.links().stream()
                .map(link -> link.touches(old) ? renamed(pipeline, link, follow) : link)
                .toList();
    }

    private Link renamed(Pipeline pipeline, Link link, UnaryOperator<NodeId> follow) {
        var next =
                new Link(
                        follow.apply(link.from()),
                        link.fromPort(),
                        follow.apply(link.to()),
                        link.toPort(),
                        "");
        return types.keepingName(pipeline, link, next);
    }

    private static Node renamed(Node node, UnaryOperator<NodeId> follow) {
        var after = node.after().stream().map(follow).toList();
        var next = after.equals(node.after()) ? node : node.withAfter(after);
        var id = follow.apply(node.id());
        return id.equals(node.id()) ? next : next.withId(id);
    }

    /// A place of the fresh id, left over in the file, gives way.
    private static <V> SequencedMap<NodeId, V> renamed(
            SequencedMap<NodeId, V> map, NodeId old, NodeId fresh) {
        if (!map.containsKey(old)) {
            return map;
        }
        var next = new LinkedHashMap<NodeId, V>();
        map.forEach(
                (id, value) -> {
                    if (id.equals(old)) {
                        next.put(fresh, value);
                    } else if (!id.equals(fresh)) {
                        next.put(id, value);
                    }
                });
        return next;
    }
}
