package dev.millrace.explain;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.Rows;
import java.util.List;

/// A column on the way from where a value is missed up to where it is, or comes from.
///
/// @param depth steps back to it
/// @param rows that have the value there
/// @param isSource whether its rows come from outside
/// @param made how the column is written, where it is no copy and the way ends; else empty
/// @param reasons why its node lets none of the rows through that reach it with the value; empty
///   where none reach it, or some leave
/// @param lost the first of those rows
public record Stop(
        ColumnAt at,
        int depth,
        long rows,
        boolean isSource,
        String made,
        List<String> reasons,
        Rows lost) {

    public Stop {
        reasons = List.copyOf(reasons);
    }
}
