package dev.millrace.ui.canvas;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.Rect;
import dev.millrace.edit.Selection;
import dev.millrace.model.Link;
import dev.millrace.model.Point;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Says which gesture a press begins, and selects what was pressed. Where nothing can be changed
/// things do not move but the plane does.
final class Gestures {

    /// Pixels of the view.
    private static final double WIRE_REACH = 8;

    /// How near to its end a wire must be pressed to be taken elsewhere, in pixels of the view.
    private static final double END_REACH = 26;

    private final CanvasModel model;
    private final Consumer<QuickAdd> quickAdd;

    Gestures(CanvasModel model, Consumer<QuickAdd> quickAdd) {
        this.model = model;
        this.quickAdd = quickAdd;
    }

    Gesture press(Gesture.Pointer at) {
        var drawing = model.drawing();
        double scale = model.viewport().scale();
        var resize = ResizeGesture.at(model, at.plane());
        if (resize.isPresent() && !model.isFixed()) {
            return resize.get();
        }
        if (scale >= 0.24 && !model.isFixed()) {
            var port = drawing.portAt(at.plane(), Math.min(Drawing.PORT_REACH, 9 / scale));
            if (port.isPresent()) {
                return fromPort(port.get());
            }
        }
        var node = drawing.nodeAt(at.plane());
        if (node.isPresent()) {
            var id = node.get().id();
            var before = model.document().selection();
            select(at, before.nodes().contains(id), now -> now.toggled(id), Selection.of(id));
            return moving(at, node.get().bounds());
        }
        var note = drawing.noteAt(at.plane());
        if (note.isPresent()) {
            var id = note.get().id();
            var before = model.document().selection();
            select(
                    at,
                    before.notes().contains(id),
                    now -> now.toggled(id),
                    Selection.EMPTY.with(id));
            return moving(at, Drawing.rect(note.get()));
        }
        var wire = drawing.wireAt(at.plane(), WIRE_REACH / scale);
        if (wire.isPresent()) {
            var link = wire.get().link();
            var before = model.document().selection();
            select(
                    at,
                    before.links().contains(link),
                    now -> now.toggled(link),
                    Selection.ofLink(link));
            return model.isFixed() ? new PanGesture(model, at) : onWire(wire.get(), at);
        }
        if (!at.additive()) {
            model.document().select(Selection.EMPTY);
        }
        return new MarqueeGesture(model, at);
    }

    private Gesture moving(Gesture.Pointer at, Rect box) {
        return model.isFixed() ? new PanGesture(model, at) : new MoveGesture(model, at, box);
    }

    private void select(
            Gesture.Pointer at,
            boolean already,
            UnaryOperator<Selection> toggled,
            Selection alone) {
        if (at.additive()) {
            model.document().select(toggled.apply(model.document().selection()));
        } else if (!already) {
            model.document().select(alone);
        }
    }

    /// An input that has its one wire gives that wire away; any other port begins a new one.
    private Gesture fromPort(Drawing.Spot port) {
        var wired = port.isInput() ? takenBy(port) : Optional.<Link>empty();
        if (wired.isPresent()) {
            var from = model.edits().wiring().from(model.document().pipeline(), wired.get());
            var fixed = model.drawing().spot(from, false);
            if (fixed.isPresent()) {
                model.document().select(Selection.ofLink(wired.get()));
                return new WireGesture(model, fixed.get(), wired, quickAdd);
            }
        }
        return new WireGesture(model, port, Optional.empty(), quickAdd);
    }

    private Optional<Link> takenBy(Drawing.Spot input) {
        var there =
                model.drawing().wires(input.port().node()).stream()
                        .filter(wire -> wire.link().to().equals(input.port().node()))
                        .filter(wire -> wire.toPort() == input.index())
                        .toList();
        return there.size() == 1 ? Optional.of(there.getFirst().link()) : Optional.empty();
    }

    private Gesture onWire(Drawing.Wire wire, Gesture.Pointer at) {
        double reach = END_REACH / model.viewport().scale();
        var pipeline = model.document().pipeline();
        var wiring = model.edits().wiring();
        if (near(at.plane(), wire.curve().to(), reach)) {
            var fixed = model.drawing().spot(wiring.from(pipeline, wire.link()), false);
            if (fixed.isPresent()) {
                return new WireGesture(model, fixed.get(), Optional.of(wire.link()), quickAdd);
            }
        }
        if (near(at.plane(), wire.curve().from(), reach)) {
            var fixed = model.drawing().spot(wiring.to(pipeline, wire.link()), true);
            if (fixed.isPresent()) {
                return new WireGesture(model, fixed.get(), Optional.of(wire.link()), quickAdd);
            }
        }
        return new MoveGesture(model, at, new Rect(at.plane().x(), at.plane().y(), 0, 0));
    }

    private static boolean near(Point one, Point other, double reach) {
        return Math.hypot(one.x() - other.x(), one.y() - other.y()) <= reach;
    }
}
