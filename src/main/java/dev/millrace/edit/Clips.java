package dev.millrace.edit;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/// Copies and pastes. A clip is a pipeline, so it may be a file or stand on the clipboard as text.
public final class Clips {

    private final Types types;

    public Clips(NodeCatalog catalog) {
        types = new Types(catalog);
    }

    /// @param pipeline with the pasted parts at the end
    /// @param selection the nodes and notes that were pasted, by their new ids
    public record Pasted(Pipeline pipeline, Selection selection) {}

    /// The selected nodes, the links and `after` among them, their places, the selected notes, and
    /// the parameters that their settings name.
    public static Pipeline copy(Pipeline pipeline, Selection selection) {
        var kept = selection.in(pipeline);
        var layout = new LinkedHashMap<>(pipeline.layout());
        layout.keySet().retainAll(kept.nodes());
        var nodes = nodes(pipeline, kept.nodes());
        var clip =
                new Pipeline(
                        pipeline.name(),
                        parameters(pipeline, nodes.values()),
                        nodes,
                        inside(pipeline.links(), kept.nodes()),
                        layout,
                        Value.Fields.EMPTY);
        for (Note note : Notes.of(pipeline)) {
            if (kept.notes().contains(note.id())) {
                clip = Notes.put(clip, note, Notes.entry(pipeline, note.id()));
            }
        }
        return clip;
    }

    private static SequencedMap<NodeId, Node> nodes(Pipeline pipeline, Set<NodeId> kept) {
        var nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.keySet().retainAll(kept);
        nodes.replaceAll(
                (_, node) -> node.withAfter(node.after().stream().filter(kept::contains).toList()));
        return nodes;
    }

    private static SequencedMap<String, Parameter> parameters(
            Pipeline pipeline, Collection<Node> nodes) {
        var words = new HashSet<String>();
        nodes.forEach(node -> words.addAll(ParameterNames.in(node.settings())));
        var parameters = new LinkedHashMap<>(pipeline.parameters());
        parameters.keySet().retainAll(words);
        return parameters;
    }

    private static List<Link> inside(List<Link> links, Set<NodeId> nodes) {
        return links.stream()
                .filter(link -> nodes.contains(link.from()) && nodes.contains(link.to()))
                .toList();
    }

    /// Adds a copy of all that is in the clip.
    ///
    /// Ids that are taken are numbered, and links and `after` follow. Where a source got another
    /// id, SQL at the other end goes on to know it by the old one. Parameters that the pipeline
    /// lacks are declared; those it has stay as they are.
    ///
    /// @param dx how far from its place in the clip, in pixels at 100 %
    /// @param dy how far from its place in the clip, in pixels at 100 %
    public Pasted paste(Pipeline pipeline, Pipeline clip, double dx, double dy) {
        return new Pasting(pipeline, clip, false, types).pasted(new Point(dx, dy));
    }

    /// As `paste`, and with copies of the wires and `after` by which other nodes of the pipeline
    /// reach the nodes that were copied.
    ///
    /// @param clip copied from this pipeline
    public Pasted pasteLinked(Pipeline pipeline, Pipeline clip, double dx, double dy) {
        return new Pasting(pipeline, clip, true, types).pasted(new Point(dx, dy));
    }

    /// A second one of what is selected, fed by the same nodes.
    public Pasted duplicate(Pipeline pipeline, Selection selection, double dx, double dy) {
        return pasteLinked(pipeline, copy(pipeline, selection), dx, dy);
    }
}
