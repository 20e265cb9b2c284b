package dev.millrace.ui.preview;

import java.util.OptionalLong;

/// How many rows there are, as far as pages have told.
final class RowCount {

    /// Rows that are believed to follow while nothing says how many do.
    private static final long BEYOND = 400;

    private OptionalLong exact = OptionalLong.empty();
    private long seen;
    private long end = BEYOND;
    private boolean told;

    void page(long offset, Page page) {
        told = true;
        seen = Math.max(seen, page.rows().isEmpty() ? 0 : offset + page.rows().size());
        if (page.count().isPresent()) {
            exact = page.count();
        } else if (page.more()) {
            end = Math.max(end, seen + BEYOND);
        } else if (offset == 0 || !page.rows().isEmpty()) {
            exact = OptionalLong.of(offset + page.rows().size());
        } else {
            end = Math.min(end, offset);
        }
    }

    /// Whether any page has come.
    boolean isTold() {
        return told;
    }

    OptionalLong exact() {
        return exact;
    }

    /// Rows that were seen, or stand in front of some that were.
    long atLeast() {
        return exact.orElse(seen);
    }

    /// Rows to scroll through: some more than are known while nothing says that there are none.
    long extent() {
        return exact.orElse(end);
    }

    /// There is such a row.
    void reach(long row) {
        if (exact.isEmpty()) {
            seen = Math.max(seen, row + 1);
            end = Math.max(end, row + 1);
        }
    }

    boolean mayHave(long row) {
        return row < extent();
    }
}
