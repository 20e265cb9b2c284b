package dev.millrace.edit;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Predicate;

/// What is selected on the canvas, in the order in which it was.
///
/// It may name what an edit has removed since; `in` gives what still exists.
///
/// @param notes ids of notes and frames
public record Selection(
        SequencedSet<NodeId> nodes, SequencedSet<Link> links, SequencedSet<String> notes) {

    public static final Selection EMPTY =
            new Selection(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());

    public Selection {
        nodes = frozen(nodes);
        links = frozen(links);
        notes = frozen(notes);
    }

    public static Selection of(NodeId... nodes) {
        return EMPTY.withNodes(new LinkedHashSet<>(List.of(nodes)));
    }

    public static Selection ofLink(Link link) {
        return EMPTY.with(link);
    }

    public static Selection ofNote(String note) {
        return EMPTY.with(note);
    }

    /// Everything there is.
    public static Selection all(Pipeline pipeline) {
        return new Selection(
                new LinkedHashSet<>(pipeline.nodes().keySet()),
                new LinkedHashSet<>(pipeline.links()),
                noteIds(pipeline));
    }

    public boolean isEmpty() {
        return nodes.isEmpty() && links.isEmpty() && notes.isEmpty();
    }

    public Selection with(NodeId node) {
        return withNodes(plus(nodes, List.of(node)));
    }

    public Selection with(Link link) {
        return new Selection(nodes, plus(links, List.of(link)), notes);
    }

    /// @param note id of a note or a frame
    public Selection with(String note) {
        return new Selection(nodes, links, plus(notes, List.of(note)));
    }

    /// Both selections together.
    public Selection with(Selection other) {
        return new Selection(
                plus(nodes, other.nodes), plus(links, other.links), plus(notes, other.notes));
    }

    public Selection without(NodeId node) {
        return withNodes(filtered(nodes, each -> !each.equals(node)));
    }

    public Selection without(Link link) {
        return new Selection(nodes, filtered(links, each -> !each.equals(link)), notes);
    }

    /// @param note id of a note or a frame
    public Selection without(String note) {
        return new Selection(nodes, links, filtered(notes, each -> !each.equals(note)));
    }

    public Selection toggled(NodeId node) {
        return nodes.contains(node) ? without(node) : with(node);
    }

    public Selection toggled(Link link) {
        return links.contains(link) ? without(link) : with(link);
    }

    /// @param note id of a note or a frame
    public Selection toggled(String note) {
        return notes.contains(note) ? without(note) : with(note);
    }

    /// What of it the pipeline still has.
    public Selection in(Pipeline pipeline) {
        if (isEmpty()) {
            return this;
        }
        var wires = links.isEmpty() ? links : new HashSet<>(pipeline.links());
        var texts = notes.isEmpty() ? notes : noteIds(pipeline);
        return new Selection(
                filtered(nodes, pipeline.nodes()::containsKey),
                filtered(links, wires::contains),
                filtered(notes, texts::contains));
    }

    private Selection withNodes(SequencedSet<NodeId> newNodes) {
        return new Selection(newNodes, links, notes);
    }

    private static SequencedSet<String> noteIds(Pipeline pipeline) {
        var ids = new LinkedHashSet<String>();
        Notes.of(pipeline).forEach(note -> ids.add(note.id()));
        return ids;
    }

    private static <T> SequencedSet<T> frozen(SequencedSet<T> set) {
        return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(set));
    }

    private static <T> SequencedSet<T> plus(SequencedSet<T> set, Collection<T> more) {
        var next = new LinkedHashSet<>(set);
        next.addAll(more);
        return next;
    }

    private static <T> SequencedSet<T> filtered(SequencedSet<T> set, Predicate<T> kept) {
        var next = new LinkedHashSet<>(set);
        next.removeIf(kept.negate());
        return next;
    }
}
