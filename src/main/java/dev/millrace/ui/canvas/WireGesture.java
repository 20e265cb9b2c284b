package dev.millrace.ui.canvas;

import dev.millrace.draw.Curve;
import dev.millrace.draw.Drawing;
import dev.millrace.draw.WireFigure.Mood;
import dev.millrace.fault.Fault;
import dev.millrace.model.Link;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import java.util.Optional;
import java.util.function.Consumer;

/// Draws a wire from a port, or takes one end of a wire elsewhere. While it is under way the port
/// under the mouse says whether it would take the wire, and why not. Dropped on empty canvas a new
/// wire asks for the node it shall lead to, and one that was there is removed.
final class WireGesture implements Gesture {

    private static final double REACH = 18;

    private final CanvasModel model;
    private final Drawing.Spot fixed;
    private final Optional<Link> old;
    private final Consumer<QuickAdd> quickAdd;
    private Optional<Drawing.Spot> target = Optional.empty();
    private Optional<Fault> refusal = Optional.empty();
    private boolean moved;

    /// @param fixed the end that stays
    /// @param old the wire of which the other end is taken elsewhere
    /// @param quickAdd is asked for a node where a new wire ends on empty canvas
    WireGesture(
            CanvasModel model,
            Drawing.Spot fixed,
            Optional<Link> old,
            Consumer<QuickAdd> quickAdd) {
        this.model = model;
        this.fixed = fixed;
        this.old = old;
        this.quickAdd = quickAdd;
    }

    @Override
    public void drag(Pointer to) {
        moved = true;
        target = target(to.plane());
        refusal = target.flatMap(this::refusal);
        var end = target.map(Drawing.Spot::at).orElse(to.plane());
        var curve = fixed.isInput() ? Curve.wire(end, fixed.at()) : Curve.wire(fixed.at(), end);
        var mood = refusal.isPresent() ? Mood.REFUSED : Mood.SELECTED;
        model.overlayProperty()
                .set(
                        Overlay.wiring(
                                new Overlay.DraftWire(curve, mood),
                                old,
                                target,
                                refusal.map(Fault::message).orElse("")));
    }

    /// A port nearby; on a node, its first port that takes the wire.
    private Optional<Drawing.Spot> target(Point at) {
        var drawing = model.drawing();
        double reach = REACH / Math.min(1, model.viewport().scale());
        var port = drawing.portAt(at, reach).filter(spot -> !isFixed(spot));
        if (port.isPresent()) {
            return port;
        }
        var ports =
                drawing.nodeAt(at).stream()
                        .flatMap(node -> Drawing.spots(node).stream())
                        .filter(spot -> spot.isInput() != fixed.isInput())
                        .toList();
        return ports.stream()
                .filter(spot -> refusal(spot).isEmpty())
                .findFirst()
                .or(() -> ports.stream().findFirst());
    }

    private boolean isFixed(Drawing.Spot spot) {
        return spot.isInput() == fixed.isInput() && spot.port().equals(fixed.port());
    }

    private Optional<Fault> refusal(Drawing.Spot spot) {
        if (spot.isInput() == fixed.isInput()) {
            return Optional.of(Refusals.wrongDirection(fixed.isInput()));
        }
        var wiring = model.edits().wiring();
        var pipeline = model.document().pipeline();
        return old.isPresent()
                ? wiring.refusal(pipeline, from(spot), to(spot), old.get())
                : wiring.refusal(pipeline, from(spot), to(spot));
    }

    private Port from(Drawing.Spot other) {
        return fixed.isInput() ? other.port() : fixed.port();
    }

    private Port to(Drawing.Spot other) {
        return fixed.isInput() ? fixed.port() : other.port();
    }

    @Override
    public void release(Pointer at) {
        if (!moved) {
            return;
        }
        drag(at);
        if (target.isPresent()) {
            if (refusal.isEmpty()) {
                connect(target.get());
            }
        } else if (old.isPresent()) {
            model.edits().disconnect(old.get());
        } else {
            quickAdd.accept(new QuickAdd(Optional.of(fixed), Optional.of(at.plane())));
        }
    }

    private void connect(Drawing.Spot end) {
        if (old.isEmpty()) {
            model.edits().connect(from(end), to(end));
        } else {
            model.edits().reconnect(old.get(), from(end), to(end));
        }
    }
}
