package dev.millrace.ui.inspector;

import dev.millrace.model.Value;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a control and a slot alike. What a person enters goes into the slot, what changes
/// elsewhere into the control, and neither comes back as an echo, which would move the caret.
final class Binding {

    private final Slot slot;
    private final Consumer<Value> show;
    private @Nullable Value shown;
    private boolean showing;

    /// @param show puts a value into the control
    Binding(Slot slot, Consumer<Value> show) {
        this.slot = slot;
        this.show = show;
    }

    void refresh() {
        var now = slot.value();
        if (!now.equals(shown)) {
            shown = now;
            showing = true;
            try {
                show.accept(now);
            } finally {
                showing = false;
            }
        }
    }

    /// A change of a burst of key presses.
    void type(Value value) {
        if (isNews(value)) {
            slot.type(value);
        }
    }

    /// A change that is a step of its own.
    void set(Value value) {
        if (isNews(value)) {
            slot.set(value);
        }
    }

    private boolean isNews(Value value) {
        if (showing || value.equals(shown)) {
            return false;
        }
        shown = value;
        return true;
    }
}
