package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.edit.Selection;

/// Selects what a rectangle touches: nodes by any part, wires and notes too; frames only whole.
final class MarqueeGesture implements Gesture {

    private final CanvasModel model;
    private final Pointer start;
    private final Selection before;

    MarqueeGesture(CanvasModel model, Pointer start) {
        this.model = model;
        this.start = start;
        before = start.additive() ? model.document().selection() : Selection.EMPTY;
    }

    @Override
    public void drag(Pointer to) {
        var area = Rect.between(start.plane(), to.plane());
        model.overlayProperty().set(Overlay.selecting(area));
        model.document().select(within(area));
    }

    @Override
    public void release(Pointer at) {
        model.document().select(within(Rect.between(start.plane(), at.plane())));
    }

    @Override
    public void cancel() {
        model.document().select(before);
    }

    private Selection within(Rect area) {
        var drawing = model.drawing();
        var selection = before;
        for (var node : drawing.nodesWithin(area)) {
            if (node.bounds().intersects(area)) {
                selection = selection.with(node.id());
            }
        }
        for (var wire : drawing.wiresWithin(area)) {
            if (wire.curve().intersects(area)) {
                selection = selection.with(wire.link());
            }
        }
        for (var note : drawing.notesWithin(area)) {
            if (area.contains(Drawing.rect(note))) {
                selection = selection.with(note.id());
            }
        }
        return selection;
    }
}
