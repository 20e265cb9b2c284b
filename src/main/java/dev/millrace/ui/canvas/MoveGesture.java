package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NodeFigure;
import dev.millrace.draw.Rect;
import dev.millrace.edit.Moving;
import dev.millrace.edit.Selection;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Point;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Moves the selection. It snaps to the grid, and to the lines of other nodes, unless Alt is held;
/// a single node that is not connected can be dropped on a wire. A frame takes along what is in it.
final class MoveGesture implements Gesture {

    /// A twitch while clicking is no move.
    private static final double TWITCH = 4;

    private final CanvasModel model;
    private final Pointer start;
    private final Selection moved;
    private final Map<NodeId, Point> nodes = new HashMap<>();
    private final Map<String, Rect> notes = new HashMap<>();
    private final Rect box;
    private boolean begun;
    private double dx;
    private double dy;
    private Optional<Link> insertion = Optional.empty();

    /// @param grabbed what the mouse was pressed on, inside the selection
    MoveGesture(CanvasModel model, Pointer start, Rect grabbed) {
        this.model = model;
        this.start = start;
        box = grabbed;
        moved = withContents(model);
        var drawing = model.drawing();
        moved.nodes().forEach(id -> drawing.node(id).ifPresent(n -> nodes.put(id, n.at())));
        drawing.notes().stream()
                .filter(note -> moved.notes().contains(note.id()))
                .forEach(note -> notes.put(note.id(), Drawing.rect(note)));
    }

    private static Selection withContents(CanvasModel model) {
        var selection = model.document().selection();
        for (Note note : model.drawing().notes()) {
            if (note.kind() == Note.Kind.FRAME && selection.notes().contains(note.id())) {
                var inside =
                        Moving.within(
                                model.document().pipeline(),
                                note,
                                NodeFigure.WIDTH,
                                NodeFigure.HEIGHT);
                for (NodeId id : inside.nodes()) {
                    selection = selection.with(id);
                }
                for (String id : inside.notes()) {
                    selection = selection.with(id);
                }
            }
        }
        return selection;
    }

    @Override
    public void drag(Pointer to) {
        double distance =
                Math.hypot(to.view().x() - start.view().x(), to.view().y() - start.view().y());
        if (!begun && distance < TWITCH) {
            return;
        }
        begun = true;
        var wanted =
                box.movedBy(to.plane().x() - start.plane().x(), to.plane().y() - start.plane().y());
        var aligned =
                to.free()
                        ? Alignment.free(wanted)
                        : Alignment.of(model.drawing(), moved.nodes(), wanted, reach());
        dx = aligned.at().x() - box.x();
        dy = aligned.at().y() - box.y();
        insertion = insertion(to.plane());
        var movedNodes = new HashMap<NodeId, Point>();
        nodes.forEach((id, at) -> movedNodes.put(id, new Point(at.x() + dx, at.y() + dy)));
        var movedNotes = new HashMap<String, Rect>();
        notes.forEach((id, rect) -> movedNotes.put(id, rect.movedBy(dx, dy)));
        model.overlayProperty()
                .set(Overlay.moving(movedNodes, movedNotes, aligned.guides(), insertion));
    }

    /// Six pixels of the view.
    private double reach() {
        return 6 / model.viewport().scale();
    }

    private Optional<Link> insertion(Point at) {
        if (moved.nodes().size() != 1 || !moved.notes().isEmpty()) {
            return Optional.empty();
        }
        var node = moved.nodes().getFirst();
        var centre = box.movedBy(dx, dy).centre();
        return model.insertionFor(node, centre).or(() -> model.insertionFor(node, at));
    }

    @Override
    public void release(Pointer at) {
        if (!begun) {
            return;
        }
        drag(at);
        if (insertion.isPresent()) {
            model.edits().insertExisting(moved.nodes().getFirst(), insertion.get(), dx, dy);
        } else if (dx != 0 || dy != 0) {
            model.edits().move(moved, dx, dy);
        }
    }
}
