package dev.millrace.history;

import dev.millrace.model.Count;
import org.jspecify.annotations.Nullable;

/// How a count is named in the history. The names are stored: none is ever renamed.
enum CountKind {
    EXACT,
    AT_LEAST,
    NOT_COMPUTED;

    static CountKind of(Count count) {
        return switch (count) {
            case Count.Exact _ -> EXACT;
            case Count.AtLeast _ -> AT_LEAST;
            case Count.NotComputed _ -> NOT_COMPUTED;
        };
    }

    static @Nullable Long rows(Count count) {
        return switch (count) {
            case Count.Exact(long rows) -> rows;
            case Count.AtLeast(long rows) -> rows;
            case Count.NotComputed _ -> null;
        };
    }

    Count with(long rows) {
        return switch (this) {
            case EXACT -> new Count.Exact(rows);
            case AT_LEAST -> new Count.AtLeast(rows);
            case NOT_COMPUTED -> Count.UNKNOWN;
        };
    }
}
