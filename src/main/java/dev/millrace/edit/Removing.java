package dev.millrace.edit;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedSet;

/// Takes nodes, links and notes away.
public final class Removing {

    private final Types types;

    public Removing(NodeCatalog catalog) {
        types = new Types(catalog);
    }

    /// Removes what is selected, with every link, place and `after` that names a removed node.
    ///
    /// @param heal whether wires that left removed nodes by their first output are connected to
    ///   what fed their first input, through any number of removed nodes. No wire is made that
    ///   could not be drawn, or twice; the name in SQL stays.
    /// @return this very pipeline if it has nothing of the selection
    public Pipeline remove(Pipeline pipeline, Selection selection, boolean heal) {
        var gone = selection.in(pipeline);
        if (gone.isEmpty()) {
            return pipeline;
        }
        var cut = pipeline.withLinks(left(pipeline, gone));
        var next =
                heal && !gone.nodes().isEmpty()
                        ? cut.withLinks(new Healing(pipeline, gone, cut, types).links())
                        : cut;
        if (!gone.nodes().isEmpty()) {
            next = withoutNodes(next, gone.nodes());
        }
        for (String note : gone.notes()) {
            next = Notes.without(next, note);
        }
        return next;
    }

    private static List<Link> left(Pipeline pipeline, Selection gone) {
        return pipeline.links().stream()
                .filter(link -> !gone.links().contains(link))
                .filter(link -> !gone.nodes().contains(link.from()))
                .filter(link -> !gone.nodes().contains(link.to()))
                .toList();
    }

    private static Pipeline withoutNodes(Pipeline pipeline, SequencedSet<NodeId> gone) {
        var nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.keySet().removeAll(gone);
        nodes.replaceAll((_, node) -> withoutAfter(node, gone));
        var layout = new LinkedHashMap<>(pipeline.layout());
        layout.keySet().removeAll(gone);
        return pipeline.withNodes(nodes).withLayout(layout);
    }

    private static Node withoutAfter(Node node, SequencedSet<NodeId> gone) {
        return node.after().stream().anyMatch(gone::contains)
                ? node.withAfter(node.after().stream().filter(id -> !gone.contains(id)).toList())
                : node;
    }
}
