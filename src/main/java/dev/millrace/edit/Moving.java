package dev.millrace.edit;

import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;

/// Where things lie. All in pixels at 100 %; numbers that are not finite, which no file can hold,
/// are an `IllegalArgumentException`.
public final class Moving {

    private Moving() {}

    /// Moves nodes, notes and frames. A frame takes no nodes along by itself: select what is
    /// `within` it. A node that has no place yet stays without.
    public static Pipeline by(Pipeline pipeline, Selection selection, double dx, double dy) {
        var by = requireFinite(new Point(dx, dy));
        if (dx == 0 && dy == 0) {
            return pipeline;
        }
        var places = new LinkedHashMap<NodeId, Point>();
        for (NodeId node : selection.nodes()) {
            var at = pipeline.layout().get(node);
            if (at != null) {
                places.put(node, moved(at, by));
            }
        }
        var next = to(pipeline, places);
        for (String id : selection.notes()) {
            var note = Notes.find(pipeline, id);
            if (note.isPresent()) {
                next = Notes.put(next, note.get().movedBy(dx, dy));
            }
        }
        return next;
    }

    /// Places nodes; ids that no node has are passed over.
    public static Pipeline to(Pipeline pipeline, Map<NodeId, Point> places) {
        var moved = new LinkedHashMap<>(places);
        moved.keySet().retainAll(pipeline.nodes().keySet());
        moved.values().forEach(Moving::requireFinite);
        moved.entrySet()
                .removeIf(each -> each.getValue().equals(pipeline.layout().get(each.getKey())));
        if (moved.isEmpty()) {
            return pipeline;
        }
        var layout = new LinkedHashMap<>(pipeline.layout());
        layout.putAll(moved);
        return pipeline.withLayout(layout);
    }

    /// Gives a note or a frame another place and size; nothing happens if there is none of that id.
    public static Pipeline resized(
            Pipeline pipeline, String noteId, Point at, double width, double height) {
        return Notes.find(pipeline, noteId)
                .map(note -> Notes.put(pipeline, note.resized(at, width, height)))
                .orElse(pipeline);
    }

    /// The nodes, notes and frames that lie wholly inside a frame, without the frame.
    public static Selection within(
            Pipeline pipeline, Note frame, double nodeWidth, double nodeHeight) {
        var nodes = new LinkedHashSet<NodeId>();
        for (NodeId node : pipeline.nodes().keySet()) {
            var at = pipeline.layout().get(node);
            if (at != null && holds(frame, at, nodeWidth, nodeHeight)) {
                nodes.add(node);
            }
        }
        var notes = new LinkedHashSet<String>();
        for (Note note : Notes.of(pipeline)) {
            if (!note.id().equals(frame.id())
                    && holds(frame, note.at(), note.width(), note.height())) {
                notes.add(note.id());
            }
        }
        return new Selection(nodes, new LinkedHashSet<>(), notes);
    }

    private static boolean holds(Note frame, Point at, double width, double height) {
        return at.x() >= frame.at().x()
                && at.y() >= frame.at().y()
                && at.x() + width <= frame.at().x() + frame.width()
                && at.y() + height <= frame.at().y() + frame.height();
    }

    static Point moved(Point at, Point by) {
        return new Point(at.x() + by.x(), at.y() + by.y());
    }

    static boolean isFinite(Point at) {
        return Double.isFinite(at.x()) && Double.isFinite(at.y());
    }

    static Point requireFinite(Point at) {
        if (!isFinite(at)) {
            throw new IllegalArgumentException("not a place: " + at);
        }
        return at;
    }
}
