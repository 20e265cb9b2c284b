package dev.millrace.ui.inspector;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.layout.Region;

/// Work that goes on from pulse to pulse, a slice in each, so that a long form holds the window for
/// no longer than a short one. A slice is as many steps as fit into a quarter of a pulse, their
/// styles included, and one at least. It rests while what it works at is not in a window. What
/// leaves the window whole takes as much room when it comes back in parts, so that what is around
/// it stays where it is. FX thread only.
final class Slices {

    private static final long SLICE_NANOS = 4_000_000;

    private final Region where;
    private final BooleanSupplier step;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    next();
                }
            };
    private boolean open;

    /// @param step does a part; says whether more is to be done
    Slices(Region where, BooleanSupplier step) {
        this.where = where;
        this.step = step;
        where.sceneProperty().addListener((_, _, _) -> moved());
    }

    private void moved() {
        if (!open && where.getScene() == null) {
            where.setMinHeight(where.getHeight());
        }
        goOn();
    }

    /// There is something to be done.
    void begin() {
        open = true;
        goOn();
    }

    /// There is nothing to be done any more.
    void end() {
        open = false;
        goOn();
    }

    private void goOn() {
        boolean shown = where.getScene() != null;
        if (open && shown) {
            timer.start();
            Platform.requestNextPulse();
            return;
        }
        timer.stop();
        if (shown) {
            where.setMinHeight(Region.USE_COMPUTED_SIZE);
        }
    }

    private void next() {
        long end = System.nanoTime() + SLICE_NANOS;
        do {
            open = step.getAsBoolean();
            where.applyCss();
        } while (open && System.nanoTime() < end);
        goOn();
    }
}
