package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NoteFigure;
import dev.millrace.draw.Rect;
import dev.millrace.model.Note;
import dev.millrace.model.Point;
import dev.millrace.ui.document.Places;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Drags a corner of a note or frame.
final class ResizeGesture implements Gesture {

    /// How near to a corner a press must be, in pixels of the view.
    private static final double REACH = 10;

    private final CanvasModel model;
    private final Note note;
    private final Point opposite;
    private Rect rect;

    private ResizeGesture(CanvasModel model, Note note, Point opposite) {
        this.model = model;
        this.note = note;
        this.opposite = opposite;
        rect = Drawing.rect(note);
    }

    /// @return empty if the press is not on a corner of a selected note
    static Optional<ResizeGesture> at(CanvasModel model, Point press) {
        double reach = REACH / model.viewport().scale();
        for (Note note : model.drawing().notes().reversed()) {
            if (model.document().selection().notes().contains(note.id())) {
                var rect = Drawing.rect(note);
                for (Point corner : corners(rect)) {
                    if (Math.hypot(corner.x() - press.x(), corner.y() - press.y()) <= reach) {
                        return Optional.of(new ResizeGesture(model, note, opposite(rect, corner)));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static List<Point> corners(Rect rect) {
        return List.of(
                rect.at(),
                new Point(rect.right(), rect.y()),
                new Point(rect.right(), rect.bottom()),
                new Point(rect.x(), rect.bottom()));
    }

    private static Point opposite(Rect rect, Point corner) {
        return new Point(
                corner.x() == rect.x() ? rect.right() : rect.x(),
                corner.y() == rect.y() ? rect.bottom() : rect.y());
    }

    @Override
    public void drag(Pointer to) {
        var at = to.free() ? to.plane() : Places.snapped(to.plane());
        rect =
                Rect.between(
                        opposite,
                        new Point(
                                bounded(at.x(), opposite.x(), NoteFigure.LEAST_WIDTH),
                                bounded(at.y(), opposite.y(), NoteFigure.LEAST_HEIGHT)));
        model.overlayProperty()
                .set(
                        Overlay.moving(
                                Map.of(), Map.of(note.id(), rect), List.of(), Optional.empty()));
    }

    private static double bounded(double at, double from, double least) {
        return at >= from ? Math.max(at, from + least) : Math.min(at, from - least);
    }

    @Override
    public void release(Pointer at) {
        drag(at);
        if (!rect.equals(Drawing.rect(note))) {
            model.edits().resize(note, rect);
        }
    }
}
