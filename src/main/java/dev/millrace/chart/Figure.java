package dev.millrace.chart;

import dev.millrace.model.Value;

/// Settings of a single figure.
///
/// @param over what the measure is divided by; no aggregate and no field for nothing
/// @param format a pattern of d3, such as `,.0f`; empty for the usual one
/// @param time column of times; empty if nothing is compared and no trend is drawn
/// @param compare the last full period with the one before
/// @param trend what the small line has a point for
/// @param better which direction is good; decides the colour
/// @param target a number, or null for none
public record Figure(
        Measured measure,
        Measured over,
        String format,
        String time,
        Period compare,
        Period trend,
        Better better,
        Value target) {

    public static final Figure EMPTY =
            new Figure(
                    Measured.NOTHING,
                    Measured.NOTHING,
                    "",
                    "",
                    Period.NONE,
                    Period.NONE,
                    Better.UP,
                    new Value.Null());

    /// @param field a column; empty for a count of rows
    public record Measured(Aggregate aggregate, String field) {
        public static final Measured NOTHING = new Measured(Aggregate.NONE, "");

        boolean isNothing() {
            return aggregate == Aggregate.NONE && field.isBlank();
        }
    }

    public enum Period {
        NONE,
        YEAR,
        QUARTER,
        MONTH,
        WEEK,
        DAY;

        /// Its points in time.
        Unit unit() {
            return switch (this) {
                case NONE -> Unit.INSTANT;
                case YEAR -> Unit.YEAR;
                case QUARTER -> Unit.YEARQUARTER;
                case MONTH -> Unit.YEARMONTH;
                case WEEK -> Unit.YEARWEEK;
                case DAY -> Unit.YEARMONTHDATE;
            };
        }
    }

    public enum Better {
        UP,
        DOWN
    }
}
