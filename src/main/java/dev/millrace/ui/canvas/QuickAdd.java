package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.model.Point;
import java.util.Optional;

/// A wish for a new node.
///
/// @param end the port it is to be connected with; empty: it stands alone
/// @param at where on the plane; empty: where there is room
public record QuickAdd(Optional<Drawing.Spot> end, Optional<Point> at) {}
