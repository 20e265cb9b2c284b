package dev.millrace.engine.look;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of some rows.
///
/// @param keys columns that tell which rows are the same one; none: rows that differ in anything
///   are different ones, and nothing is told as changed
/// @param columns that both have, in the order of the later rows; the values are in that order
/// @param gone columns that only the earlier rows have
/// @param come columns that only the later rows have
/// @param same rows that are as they were
/// @param rows the first ones that are not, by key
public record RowDiff(
        List<String> keys,
        List<String> columns,
        List<String> gone,
        List<String> come,
        long same,
        long added,
        long removed,
        long changed,
        List<Row> rows) {

    public enum Change {
        ADDED,
        REMOVED,
        CHANGED
    }

    /// @param before values as the engine writes them; empty of a row that was added
    /// @param after empty of a row that was removed
    /// @param differs whether each column differs, of a row that changed
    public record Row(
            Change change,
            List<@Nullable String> before,
            List<@Nullable String> after,
            List<Boolean> differs) {
        public Row {
            before = Collections.unmodifiableList(before);
            after = Collections.unmodifiableList(after);
            differs = List.copyOf(differs);
        }
    }

    /// All of them and no fewer are the same.
    public boolean isNone() {
        return added + removed + changed == 0 && gone.isEmpty() && come.isEmpty();
    }
}
