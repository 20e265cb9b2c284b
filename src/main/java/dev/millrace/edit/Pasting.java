package dev.millrace.edit;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedMap;

/// One paste: the ids that the copies get, and what follows from them.
final class Pasting {

    private final Pipeline pipeline;
    private final Pipeline clip;
    private final boolean isLinked;
    private final Types types;
    private final SequencedMap<NodeId, NodeId> renamed = new LinkedHashMap<>();

    /// @param isLinked whether what enters the clip's nodes in the pipeline is copied too
    Pasting(Pipeline pipeline, Pipeline clip, boolean isLinked, Types types) {
        this.pipeline = pipeline;
        this.clip = clip;
        this.isLinked = isLinked;
        this.types = types;
        var ids = new Ids(pipeline);
        clip.nodes().keySet().forEach(id -> renamed.put(id, ids.copyOf(id)));
    }

    Clips.Pasted pasted(Point by) {
        Moving.requireFinite(by);
        var parameters = new LinkedHashMap<>(pipeline.parameters());
        clip.parameters().forEach(parameters::putIfAbsent);
        var nodes = new LinkedHashMap<>(pipeline.nodes());
        clip.nodes().values().forEach(node -> nodes.put(renamed(node.id()), copy(node)));
        var links = new ArrayList<>(pipeline.links());
        wires().forEach(wire -> copy(wire).ifPresent(links::add));
        var layout = new LinkedHashMap<>(pipeline.layout());
        renamed.forEach(
                (old, id) ->
                        Optional.ofNullable(clip.layout().get(old))
                                .ifPresent(at -> layout.put(id, Moving.moved(at, by))));
        var next =
                pipeline.withParameters(parameters)
                        .withNodes(nodes)
                        .withLinks(links)
                        .withLayout(layout);
        return withNotes(next, by);
    }

    private Clips.Pasted withNotes(Pipeline next, Point by) {
        var ids = new LinkedHashSet<String>();
        for (Note note : Notes.of(clip)) {
            var id = Notes.isTaken(next, note.id()) ? Notes.freeId(next, note.kind()) : note.id();
            var copy = note.movedBy(by.x(), by.y()).withId(id);
            next = Notes.put(next, copy, Notes.entry(clip, note.id()));
            ids.add(id);
        }
        var nodes = new LinkedHashSet<>(renamed.values());
        return new Clips.Pasted(next, new Selection(nodes, new LinkedHashSet<>(), ids));
    }

    private Node copy(Node node) {
        var original = isLinked ? pipeline.find(node.id()) : Optional.<Node>empty();
        var after = original.orElse(node).after();
        return node.withId(renamed(node.id()))
                .withAfter(after.stream().flatMap(id -> start(id).stream()).toList());
    }

    private Optional<Link> copy(Link wire) {
        return start(wire.from())
                .map(from -> new Link(from, wire.fromPort(), renamed(wire.to()), wire.toPort(), ""))
                .map(link -> types.keepingName(clip, wire, link));
    }

    /// The links to copy; those from outside stand among the others as in the pipeline, since the
    /// order of inputs may matter.
    private Collection<Link> wires() {
        var inside = clip.links().stream().filter(link -> renamed.containsKey(link.to())).toList();
        if (!isLinked) {
            return inside;
        }
        var known = new HashSet<>(inside);
        var wires = new LinkedHashSet<Link>();
        for (Link link : pipeline.links()) {
            boolean enters = renamed.containsKey(link.to()) && !renamed.containsKey(link.from());
            if (enters || known.contains(link)) {
                wires.add(link);
            }
        }
        wires.addAll(inside);
        return wires;
    }

    /// Where a copy of a link or an `after` begins: at a copy, or outside, or nowhere.
    private Optional<NodeId> start(NodeId id) {
        boolean outside = isLinked && pipeline.nodes().containsKey(id);
        return Optional.ofNullable(renamed.get(id))
                .or(() -> outside ? Optional.of(id) : Optional.empty());
    }

    private NodeId renamed(NodeId id) {
        return requireNonNull(renamed.get(id));
    }
}
