package dev.millrace.ui.canvas;

/// Drags the plane under the view.
final class PanGesture implements Gesture {

    private final CanvasModel model;
    private Pointer last;

    PanGesture(CanvasModel model, Pointer start) {
        this.model = model;
        last = start;
    }

    @Override
    public void drag(Pointer to) {
        model.pan(to.view().x() - last.view().x(), to.view().y() - last.view().y());
        last = to;
    }

    @Override
    public void release(Pointer at) {
        drag(at);
    }
}
