package dev.millrace.ui.shell;

import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;

/// What there must be for an action.
///
/// @param met whether it is there now
/// @param said what to say where it is not
record Need(ObservableBooleanValue met, Supplier<String> said) {

    Need(ObservableBooleanValue met, String lack) {
        this(met, () -> lack);
    }

    /// What to say where it is not there.
    String lack() {
        return said.get();
    }

    /// The same, and besides that something is not so.
    ///
    /// @param lack what to say where it is so
    Need unless(ObservableBooleanValue other, String lack) {
        return new Need(
                Bindings.and(met, Bindings.not(other)), () -> other.get() ? lack : said.get());
    }
}
