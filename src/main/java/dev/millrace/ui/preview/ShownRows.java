package dev.millrace.ui.preview;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows that show: those of now, and until they are here those of before, so that the grid does
/// not flicker after each edit. FX thread only.
final class ShownRows {

    private @Nullable GridRows now;
    private @Nullable GridRows before;
    private Map<String, Integer> indexes = Map.of();
    private Map<String, Integer> indexesBefore = Map.of();

    Optional<GridRows> now() {
        return Optional.ofNullable(now);
    }

    /// @param columns of the new rows, in their order
    /// @param keep whether the rows of before go on showing
    void turn(@Nullable GridRows rows, List<String> columns, boolean keep) {
        if (now != null) {
            now.close();
        }
        before = keep ? now : null;
        indexesBefore = indexes;
        indexes = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            indexes.put(columns.get(i), i);
        }
        now = rows;
    }

    /// Drops the rows of before once those in view are here, or will not come.
    void settle() {
        if (now != null) {
            boolean here = now.count().isTold() && !now.isWaiting();
            before = here || now.failure().isPresent() ? null : before;
        }
    }

    /// Whether the values of a row are here.
    boolean has(long row) {
        return (now != null && now.row(row).isPresent()) || isOfBefore(row);
    }

    private boolean isOfBefore(long row) {
        return before != null && before.row(row).isPresent();
    }

    /// A value of a row that is here; null is NULL.
    @Nullable String value(long row, String column) {
        var here = now == null ? Optional.<List<@Nullable String>>empty() : now.row(row);
        if (here.isPresent() || before == null) {
            return here.map(values -> value(values, indexes.get(column))).orElse(null);
        }
        return before.row(row).map(values -> value(values, indexesBefore.get(column))).orElse(null);
    }

    private static @Nullable String value(List<@Nullable String> values, @Nullable Integer index) {
        return index == null || index >= values.size() ? null : values.get(index);
    }

    /// Rows to scroll through.
    long extent() {
        var counts = count();
        return counts.map(RowCount::extent).orElse(0L);
    }

    /// What is known of how many rows there are.
    Optional<RowCount> count() {
        if (now == null) {
            return Optional.empty();
        }
        var old = before;
        return Optional.of(old != null && !now.count().isTold() ? old.count() : now.count());
    }
}
