package dev.millrace.ui.canvas;

import dev.millrace.model.Point;

/// Something a person does with the mouse from press to release. It shows itself as the overlay and
/// changes the pipeline, if at all, when it ends.
interface Gesture {

    /// Where the mouse is.
    ///
    /// @param view in pixels of the view
    /// @param plane in pixels at 100 %
    /// @param additive whether what was selected stays so (Shift, or Ctrl)
    /// @param free whether nothing snaps (Alt)
    record Pointer(Point view, Point plane, boolean additive, boolean free) {}

    void drag(Pointer to);

    void release(Pointer at);

    /// Given up, with the Escape key for instance; the overlay is cleared by the caller.
    default void cancel() {}
}
