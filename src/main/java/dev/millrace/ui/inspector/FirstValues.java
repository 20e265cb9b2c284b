package dev.millrace.ui.inspector;

import dev.millrace.engine.look.TriedValues;
import dev.millrace.model.Pipeline;
import dev.millrace.ui.code.ValuesLine;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Keeps the line of first values beneath an expression: asks a moment after the last key, and
/// gives up what was asked before. FX thread only.
final class FirstValues {

    private static final Duration QUIET = Duration.millis(150);

    private final Form form;
    private final Slot slot;
    private final Supplier<String> text;
    private final ValuesLine line = new ValuesLine();
    private final PauseTransition pause = new PauseTransition(QUIET);
    private Runnable cancel = () -> {};
    private @Nullable Pipeline asked;
    private boolean awake;

    /// @param text as it is now
    FirstValues(Slot slot, Form form, Supplier<String> text) {
        this.slot = slot;
        this.form = form;
        this.text = text;
        line.setId("values-" + slot.path());
        pause.setOnFinished(_ -> ask());
        // The forms of lists have many expressions; theirs are told once one works at them.
        awake = !slot.path().contains("[");
        if (awake) {
            line.reserve();
        }
    }

    ValuesLine line() {
        return line;
    }

    void focused() {
        awake = true;
        line.reserve();
        changed();
    }

    /// The text or what is around it may be another one.
    @SuppressWarnings("ReferenceEquality") // a pipeline that did not change is the same one
    void changed() {
        if (!awake || form.document().pipeline() == asked) {
            return;
        }
        cancel.run();
        if (text.get().isBlank()) {
            pause.stop();
            line.clear();
        } else {
            line.stale();
            pause.playFromStart();
        }
    }

    private void ask() {
        var node = form.node().get();
        if (node.isEmpty() || line.getScene() == null) {
            return;
        }
        asked = form.document().pipeline();
        cancel = form.code().values(node.get(), slot.path(), text.get(), this::told);
    }

    /// A text that is half typed has no values; the last ones stay, but are told to be old.
    private void told(Optional<TriedValues> values) {
        values.ifPresent(line::show);
    }
}
