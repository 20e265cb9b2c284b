package dev.millrace.ui.preview;

/// What can be asked about a row of the grid, and is answered elsewhere. FX thread only.
public interface RowQuestions {

    /// Nobody answers.
    RowQuestions NONE =
            new RowQuestions() {
                @Override
                public void explain() {}

                @Override
                public void why() {}
            };

    /// Where the current row came from.
    void explain();

    /// Why a value is missing.
    void why();
}
