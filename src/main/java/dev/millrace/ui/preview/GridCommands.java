package dev.millrace.ui.preview;

import dev.millrace.ui.preview.GridGeometry.Spot;

/// What mouse, keys, menu and tools ask for.
interface GridCommands {

    /// @param also beside the keys there are
    void sort(int column, boolean also);

    /// Opens the editor of filters below a header.
    void filter(int column);

    void filterCurrent();

    void moveColumn(int by);

    void openValue();

    void copy();

    void copy(CopyFormat format, boolean header);

    void find();

    void findNext(boolean forward);

    /// Opens the menu at the current cell.
    void menu();

    /// Asks where the current row came from.
    void explain();

    /// Asks why a value is missing.
    void why();

    /// Says what is under the mouse and does not show in full.
    void hint(Spot spot);

    /// Ends what goes on.
    ///
    /// @return whether anything did
    boolean escape();
}
