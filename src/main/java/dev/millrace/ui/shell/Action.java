package dev.millrace.ui.shell;

import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// Something a person can do by menu, key or the command palette.
///
/// @param id stable, such as `undo`
/// @param group the menu it stands in
/// @param shortcut none if there is no key for it
/// @param onCanvas whether the key counts only while the canvas has the focus, as a letter does
/// @param need what there must be for it
record Action(
        String id,
        String title,
        Group group,
        @Nullable KeyCombination shortcut,
        boolean onCanvas,
        Need need,
        Runnable run) {

    enum Group {
        FILE("File"),
        EDIT("Edit"),
        NODE("Node"),
        VIEW("View"),
        RUN("Run"),
        HELP("Help");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /// As people read it; empty if there is none.
    String key() {
        return shortcut == null ? "" : shortcut.getDisplayText();
    }

    /// Whether it can be done now.
    ObservableBooleanValue enabled() {
        return need.met();
    }

    /// Does it if it can be done now.
    void perform() {
        if (enabled().get()) {
            run.run();
        }
    }
}
