package dev.millrace.ui.shell;

import dev.millrace.ui.preview.RowQuestions;

/// Answers questions about rows in the lower area. FX thread only.
final class ShownRowQuestions implements RowQuestions {

    private final Explaining explaining;
    private final Sheets sheets;
    private final Runnable open;

    /// @param open shows the answer
    ShownRowQuestions(Explaining explaining, Sheets sheets, Runnable open) {
        this.explaining = explaining;
        this.sheets = sheets;
        this.open = open;
    }

    @Override
    public void explain() {
        if (explaining.explain()) {
            open.run();
        } else {
            sheets.say("Select a node and stand on one of its rows first.");
        }
    }

    @Override
    public void why() {
        var missable = explaining.missable();
        if (missable.isEmpty()) {
            sheets.say("Select a node whose rows show first.");
            return;
        }
        var port = missable.get().port();
        var sheet =
                new WhySheet(
                        explaining.title(port),
                        missable.get(),
                        sheets::hide,
                        (column, value) -> {
                            explaining.why(port, column, value);
                            open.run();
                        });
        sheets.show(sheet.card());
        sheet.focus();
    }
}
