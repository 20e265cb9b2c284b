package dev.millrace.chart;

import java.util.List;

/// A page of tiles: where each stands and what the page can be filtered by.
///
/// @param subtitle one line under the title; may be empty
/// @param columns of its grid
/// @param tabs names of the pages it has, in order; empty: it has one, without a name
/// @param filters controls at its top, in order
/// @param spots where tiles stand; those without a spot are given one
public record Board(
        String subtitle, int columns, List<String> tabs, List<Filter> filters, List<Spot> spots) {

    /// Columns of a grid that nobody divided otherwise.
    public static final int COLUMNS = 12;

    public static final Board EMPTY = new Board("", COLUMNS, List.of(), List.of(), List.of());

    /// A control that filters all tiles whose rows have its column, under whatever name.
    ///
    /// @param column as the rows of a tile name it
    /// @param title empty: the name of the column
    /// @param unit of a range of time
    public record Filter(String column, String title, Kind kind, Unit unit) {

        public enum Kind {
            /// By the type of the column.
            AUTO,
            /// Some of its values.
            CHOICE,
            /// From a number to a number.
            RANGE,
            /// From a day, month or year to another.
            DATE
        }

        public enum Unit {
            MONTH,
            YEAR,
            QUARTER,
            WEEK,
            DAY,
            HOUR
        }
    }

    /// Where a tile stands.
    ///
    /// @param tile name of the input that it shows
    /// @param tab number of the page, from 0
    /// @param x first column of the grid, from 0
    /// @param y first row, from 0
    /// @param width columns, at least 1
    /// @param height rows, at least 1
    public record Spot(String tile, int tab, int x, int y, int width, int height) {}

    public Board {
        tabs = List.copyOf(tabs);
        filters = List.copyOf(filters);
        spots = List.copyOf(spots);
    }
}
