package dev.millrace.engine.look;

import java.util.List;
import java.util.Optional;

/// What a column holds, over the rows a look knows.
///
/// @param rows that were looked at
/// @param nulls of them
/// @param distinct values that are not NULL
/// @param distinctIsExact whether they were counted one by one, not estimated
/// @param range smallest and largest value; empty if there is none or the type has no order
/// @param top most frequent values first, at most ten; empty if every value occurs once
/// @param histogram rows by equal widths from the smallest to the largest value, of numbers, dates
///   and times; else rows of the most frequent values
public record ColumnStatistics(
        String column,
        long rows,
        long nulls,
        long distinct,
        boolean distinctIsExact,
        Optional<Range> range,
        List<Top> top,
        List<Long> histogram) {

    /// As the engine writes the values.
    public record Range(String least, String most) {}

    public record Top(String value, long rows) {}

    public ColumnStatistics {
        top = List.copyOf(top);
        histogram = List.copyOf(histogram);
    }

    /// 0 to 1; 0 of no rows.
    public double nullShare() {
        return rows == 0 ? 0 : (double) nulls / rows;
    }
}
