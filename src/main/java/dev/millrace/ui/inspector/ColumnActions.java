package dev.millrace.ui.inspector;

import dev.millrace.lineage.ColumnAt;

/// What a person can do with a column of an output. FX thread only.
public interface ColumnActions {

    /// Nothing can be done.
    ColumnActions NONE =
            new ColumnActions() {
                @Override
                public void rename(ColumnAt column) {}

                @Override
                public void uses(ColumnAt column) {}
            };

    /// Asks for another name.
    void rename(ColumnAt column);

    /// Shows where it is used.
    void uses(ColumnAt column);
}
