package dev.millrace.ui.preview;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Rows that stand together.
///
/// @param rows each with a value a column, in the order of the schema; null is NULL
/// @param more whether rows follow
/// @param count rows there are under the query, where that is known
public record Page(List<List<@Nullable String>> rows, boolean more, OptionalLong count) {

    /// All rows there are.
    public static Page whole(List<List<@Nullable String>> rows) {
        return new Page(rows, false, OptionalLong.of(rows.size()));
    }
}
