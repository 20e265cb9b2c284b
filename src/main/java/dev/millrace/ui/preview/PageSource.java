package dev.millrace.ui.preview;

import dev.millrace.engine.look.ColumnStatistics;
import dev.millrace.engine.look.LookQuery;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Where the rows of a grid come from. Asked on the FX thread, so no method waits; answers come on
/// any thread. An answer that is no longer wanted is cancelled, which may be ignored.
public interface PageSource {

    /// Most rows that are asked for at once.
    int MOST_ROWS = 500;

    /// Cells longer than this are cut in pages, and then end in an ellipsis.
    int MOST_TEXT = 400;

    /// @param limit at most `MOST_ROWS`
    CompletableFuture<Page> rows(LookQuery query, long offset, int limit);

    /// @param columns by name; the answer may come in another order, and lack some
    CompletableFuture<List<ColumnStatistics>> statistics(List<String> columns);

    /// The first row at or behind a row, or at or in front of it, that has the text in a value,
    /// whatever the case.
    ///
    /// @param from may lie behind the last row
    CompletableFuture<Optional<Found>> find(
            LookQuery query, String text, long from, boolean forward);

    /// The whole value of a cell as JSON.
    CompletableFuture<String> value(LookQuery query, long row, String column);
}
