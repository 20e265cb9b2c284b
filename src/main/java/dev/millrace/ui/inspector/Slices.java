package dev.millrace.ui.inspector;

import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;

/// Work that goes on from pulse to pulse, a slice in each, so that a long form holds the window for
/// no longer than a short one. It rests while what it works at is not in a window. FX thread only.
final class Slices {

    private final Node where;
    private final BooleanSupplier slice;
    private final AnimationTimer timer =
            new AnimationTimer() {
                @Override
                public void handle(long now) {
                    next();
                }
            };
    private boolean open;

    /// @param slice does a part; says whether more is to be done
    Slices(Node where, BooleanSupplier slice) {
        this.where = where;
        this.slice = slice;
        where.sceneProperty().addListener((_, _, _) -> goOn());
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
        if (open && where.getScene() != null) {
            timer.start();
            Platform.requestNextPulse();
        } else {
            timer.stop();
        }
    }

    private void next() {
        open = slice.getAsBoolean();
        goOn();
    }
}
