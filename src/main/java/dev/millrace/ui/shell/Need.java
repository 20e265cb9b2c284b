package dev.millrace.ui.shell;

import javafx.beans.value.ObservableBooleanValue;

/// What there must be for an action.
///
/// @param met whether it is there now
/// @param lack what to say where it is not
record Need(ObservableBooleanValue met, String lack) {}
