package dev.millrace.ui.canvas;

import dev.millrace.draw.Curve;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.draw.WireFigure;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Point;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a gesture under way shows on top of the pipeline, which it does not change before it ends.
///
/// @param nodes where dragged nodes are
/// @param notes where dragged notes are
/// @param wire a wire that is being drawn
/// @param hidden a wire that is being moved, so that it does not show twice
/// @param target the port a wire would end at
/// @param insertion the wire that would take the dragged node in
/// @param marquee what is being selected
/// @param guides lines along which dragged things stand in line with others
/// @param reason why what the gesture is about to do cannot be; empty: it can
record Overlay(
        Map<NodeId, Point> nodes,
        Map<String, Rect> notes,
        Optional<DraftWire> wire,
        Optional<Link> hidden,
        Optional<Drawing.Spot> target,
        Optional<Link> insertion,
        Optional<Rect> marquee,
        List<Guide> guides,
        String reason) {

    /// A wire of which at least one end is loose.
    record DraftWire(Curve curve, WireFigure.Mood mood) {}

    /// A straight line between two points of the plane.
    record Guide(Point from, Point to) {}

    static final Overlay NONE =
            new Overlay(
                    Map.of(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    "");

    static Overlay selecting(Rect marquee) {
        return new Overlay(
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(marquee),
                List.of(),
                "");
    }

    static Overlay moving(
            Map<NodeId, Point> nodes,
            Map<String, Rect> notes,
            List<Guide> guides,
            Optional<Link> insertion) {
        return new Overlay(
                nodes,
                notes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                insertion,
                Optional.empty(),
                guides,
                "");
    }

    static Overlay wiring(
            DraftWire wire, Optional<Link> hidden, Optional<Drawing.Spot> target, String reason) {
        return new Overlay(
                Map.of(),
                Map.of(),
                Optional.of(wire),
                hidden,
                target,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                reason);
    }

    /// A node that comes from the palette is not on the canvas yet.
    static Overlay inserting(Optional<Link> insertion) {
        return moving(Map.of(), Map.of(), List.of(), insertion);
    }
}
