package dev.millrace.chart;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a time is cut to. Weeks are those of ISO 8601: they begin on Monday.
public enum Unit {
    /// The point in time as it is.
    INSTANT("", "", "%Y-%m-%d %H:%M"),
    YEAR("year", "", "%Y"),
    YEARQUARTER("quarter", "", "%Y Q%q"),
    YEARMONTH("month", "", "%b %Y"),
    YEARWEEK("week", "", "%Y-%m-%d"),
    YEARMONTHDATE("day", "", "%Y-%m-%d"),
    YEARMONTHDATEHOURS("hour", "", "%Y-%m-%d %H:%M"),
    YEARMONTHDATEHOURSMINUTES("minute", "", "%Y-%m-%d %H:%M"),
    QUARTER("", "quarter", ""),
    MONTH("", "month", ""),
    WEEK("", "weekofyear", ""),
    /// Day of the week: 1 is Monday.
    DAY("", "isodow", ""),
    /// Day of the month.
    DATE("", "day", ""),
    HOURS("", "hour", "");

    private final String truncated;
    private final String cycle;
    private final String format;

    Unit(String truncated, String cycle, String format) {
        this.truncated = truncated;
        this.cycle = cycle;
        this.format = format;
    }

    /// Whether its values are numbers that come again, such as 1 to 12, and no points in time.
    public boolean isCyclic() {
        return !cycle.isEmpty();
    }

    /// As Vega-Lite names it.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What `date_trunc` calls it; empty if nothing is cut.
    String truncated() {
        return truncated;
    }

    /// How many months it has; 0 for those that are no months, and for cycles.
    int months() {
        return switch (this) {
            case YEAR -> 12;
            case YEARQUARTER -> 3;
            case YEARMONTH -> 1;
            default -> 0;
        };
    }

    /// The engine's function that counts it; empty for points in time.
    String function() {
        return cycle;
    }

    /// A pattern of d3 that shows its points in time.
    String format() {
        return format;
    }

    /// The shortest of its buckets, so that an axis does not name one twice; 0 for instants and
    /// cycles.
    long leastMillis() {
        long days =
                switch (this) {
                    case YEAR -> 365;
                    case YEARQUARTER -> 90;
                    case YEARMONTH -> 28;
                    case YEARWEEK -> 7;
                    case YEARMONTHDATE -> 1;
                    default -> 0;
                };
        return Duration.ofDays(days).toMillis();
    }

    /// What a value of it is called: `Weekday of order_date`.
    String noun() {
        return switch (this) {
            case DAY -> "Weekday";
            case DATE -> "Day";
            case HOURS -> "Hour";
            default -> text().substring(0, 1).toUpperCase(Locale.ROOT) + text().substring(1);
        };
    }

    /// @param name as Vega-Lite writes it, with or without `utc` in front
    public static Optional<Unit> of(String name) {
        var wanted = name.startsWith("utc") ? name.substring(3) : name;
        return Arrays.stream(values())
                .filter(unit -> unit != INSTANT && unit.text().equals(wanted))
                .findFirst();
    }
}
