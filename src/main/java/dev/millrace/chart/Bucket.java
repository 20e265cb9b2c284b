package dev.millrace.chart;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;

/// How the values of a column are put together to groups.
public sealed interface Bucket {

    /// Each value is its own group.
    record Plain() implements Bucket {}

    /// Ranges of equal width; a range is named by its lower edge, which belongs to it. The last one
    /// also holds its upper edge.
    ///
    /// @param maxBins how many there may be at most; not used if the step is given
    /// @param step width; 0 until the extent of the column is known
    /// @param start lower edge of the first
    /// @param stop upper edge of the last; equal to `start` until the extent is known
    record Bin(int maxBins, double step, double start, double stop) implements Bucket {

        public static Bin most(int maxBins) {
            return new Bin(maxBins, 0, 0, 0);
        }

        public static Bin wide(double step) {
            return new Bin(0, step, 0, 0);
        }

        /// Whether the edges are known.
        public boolean isResolved() {
            return stop > start;
        }

        /// With edges at numbers that read well, as the `bin` of Vega places them.
        public Bin with(Extent extent) {
            return NiceSteps.bin(this, extent);
        }
    }

    /// A point in time is milliseconds since 1970 in UTC of where its bucket begins; a DATE or a
    /// TIMESTAMP counts as UTC, and a TIMESTAMP WITH TIME ZONE as the session's clock shows it.
    record Time(Unit unit) implements Bucket {}

    /// What a page is told of it.
    default Value.Fields outline() {
        return Outline.of(this);
    }

    /// The value of the bucket a column's value falls into.
    default Sql over(String column) {
        var name = Sql.name(column);
        return switch (this) {
            case Plain _ -> name;
            case Bin bin -> bin(bin, finite(name));
            case Time(Unit unit) -> time(unit, Sql.of("TRY_CAST({} AS TIMESTAMP)", name));
        };
    }

    /// A number; NULL for what is none.
    static Sql finite(Sql column) {
        var number = Sql.of("TRY_CAST({} AS DOUBLE)", column);
        return Sql.of("CASE WHEN isfinite({}) THEN {} END", number, number);
    }

    /// The exact number, whatever its digits.
    static Sql number(double value) {
        return Sql.of("CAST({} AS DOUBLE)", Sql.literal(Double.toString(value)));
    }

    private static Sql bin(Bin bin, Sql value) {
        var step = number(bin.step() > 0 ? bin.step() : 1);
        var start = number(bin.start());
        var edge =
                Sql.of("{} + {} * floor(1e-14 + ({} - {}) / {})", start, step, value, start, step);
        if (!bin.isResolved()) {
            return edge;
        }
        return Sql.of(
                "CASE WHEN {} = {} THEN {} ELSE {} END",
                value,
                number(bin.stop()),
                number(NiceSteps.edge(bin, bin.stop() - bin.step())),
                edge);
    }

    private static Sql time(Unit unit, Sql time) {
        return unit.isCyclic()
                ? part(unit.function(), time)
                : Sql.of("epoch_ms({})", point(unit, time));
    }

    /// NULL of an infinite time.
    private static Sql part(String function, Sql time) {
        return Sql.of("{}({})", Sql.keyword(function), time);
    }

    private static Sql point(Unit unit, Sql time) {
        return Sql.of(
                "CASE WHEN isfinite({}) THEN {} END",
                time,
                unit.truncated().isEmpty()
                        ? time
                        : Sql.of("date_trunc({}, {})", Sql.literal(unit.truncated()), time));
    }

    /// How many of the unit there are since 1970; NULL of an infinite time.
    private static Sql count(Unit unit, Sql time) {
        var years = Sql.of("({} - 1970)", part("year", time));
        int inYear = 12 / unit.months();
        return inYear == 1
                ? years
                : Sql.of(
                        "({} * {} + {} - 1)",
                        years,
                        Sql.literal(Value.of(inYear)),
                        part(unit.truncated(), time));
    }

    /// Whether rows are grouped by something that is turned into the value only afterwards: points
    /// in time are found twice as fast as their milliseconds, and numbers of months twice as fast
    /// as points in time.
    default boolean isTold() {
        return this instanceof Time(Unit unit) && !unit.isCyclic();
    }

    /// What rows are grouped by.
    default Sql grouped(String column) {
        if (!(this instanceof Time(Unit unit)) || !isTold()) {
            return over(column);
        }
        var time = Sql.of("TRY_CAST({} AS TIMESTAMP)", Sql.name(column));
        return unit.months() > 0 ? count(unit, time) : point(unit, time);
    }

    /// The value of a group.
    ///
    /// @param group what `grouped` gave
    default Sql told(Sql group) {
        if (!(this instanceof Time(Unit unit)) || !isTold()) {
            return group;
        }
        if (unit.months() == 0) {
            return Sql.of("epoch_ms({})", group);
        }
        var months =
                unit.months() == 1
                        ? group
                        : Sql.of("{} * {}", group, Sql.literal(Value.of(unit.months())));
        return Sql.of("epoch_ms(TIMESTAMP '1970-01-01' + to_months(CAST({} AS INTEGER)))", months);
    }
}
