package dev.millrace.chart;

import java.util.List;

/// Settings of a table.
///
/// @param columns from left to right
/// @param across column whose values become columns of their own; empty for none
/// @param sort by which columns, the first one first
/// @param rows that are shown at most; 0 for the usual number
public record Listing(List<Cell> columns, String across, List<By> sort, long rows) {

    public static final Listing EMPTY = new Listing(List.of(), "", List.of(), 0);

    public Listing {
        columns = List.copyOf(columns);
        sort = List.copyOf(sort);
    }

    /// One column.
    ///
    /// @param field of the rows; empty for a count of them
    /// @param over column whose sum divides the aggregate; empty for none
    /// @param timeUnit what a time is cut to, such as `yearmonth`; empty for nothing
    /// @param title empty for the usual one
    /// @param format a pattern of d3; empty for the usual one
    /// @param bar whether a bar is drawn behind the number
    public record Cell(
            String field,
            Aggregate aggregate,
            String over,
            String timeUnit,
            String title,
            String format,
            boolean negativeRed,
            boolean bar) {

        public static Cell of(String field, Aggregate aggregate) {
            return new Cell(field, aggregate, "", "", "", "", false, false);
        }
    }

    /// @param column index of one of the columns, from 0
    public record By(int column, boolean descending) {}
}
