package dev.millrace.ui.inspector;

import javafx.scene.layout.Region;

/// What the inspector shows of what is selected.
interface Page {

    Region region();

    /// Whether it can still show what it is about, whatever became of that.
    default boolean suits() {
        return true;
    }

    /// The pipeline changed.
    void refresh();

    /// The engine found something out.
    default void found() {}

    /// Rows were looked at, or a run went on.
    default void seen() {}

    default void focusFirst() {
        region().requestFocus();
    }
}
