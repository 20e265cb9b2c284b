package dev.millrace.ui.inspector;

import dev.millrace.chart.Unit;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.List;

/// What people call the words of Vega-Lite.
final class ChartNames {

    static final List<String> OF_NUMBERS =
            List.of("", "sum", "mean", "median", "min", "max", "count", "distinct");
    static final List<String> OF_OTHERS = List.of("", "count", "distinct");
    static final List<String> UNITS =
            List.of(
                    "",
                    "year",
                    "yearquarter",
                    "yearmonth",
                    "yearweek",
                    "yearmonthdate",
                    "yearmonthdatehours",
                    "quarter",
                    "month",
                    "week",
                    "date",
                    "day",
                    "hours");

    private ChartNames() {}

    static String mark(String mark) {
        return switch (mark) {
            case "rect" -> "Heat map";
            case "arc" -> "Pie";
            case "boxplot" -> "Box plot";
            default -> Words.choice(mark);
        };
    }

    static String aggregate(String aggregate) {
        return switch (aggregate) {
            case "" -> "None";
            case "min" -> "Least";
            case "max" -> "Greatest";
            case "count" -> ChartEdits.ROWS;
            case "distinct" -> "Different values";
            case "q1" -> "First quartile";
            case "q3" -> "Third quartile";
            case "stdev" -> "Standard deviation";
            case "valid" -> "Rows with a value";
            case "missing" -> "Rows without a value";
            default -> Words.choice(aggregate);
        };
    }

    static String unit(String unit) {
        return switch (unit) {
            case "" -> "Each point in time";
            case "yearquarter" -> "Quarter";
            case "yearmonth" -> "Month";
            case "yearweek" -> "Week";
            case "yearmonthdate" -> "Day";
            case "yearmonthdatehours" -> "Hour";
            case "yearmonthdatehoursminutes" -> "Minute";
            case "quarter" -> "Quarter of the year";
            case "month" -> "Month of the year";
            case "week" -> "Week of the year";
            case "date" -> "Day of the month";
            case "day" -> "Day of the week";
            case "hours" -> "Hour of the day";
            default -> Words.choice(unit);
        };
    }

    static String sort(String sort) {
        return switch (sort) {
            case "" -> "Automatic";
            case "ascending" -> "Ascending";
            case "descending" -> "Descending";
            case "x" -> "By X, least first";
            case "-x" -> "By X, greatest first";
            case "y" -> "By Y, least first";
            case "-y" -> "By Y, greatest first";
            case "color" -> "By colour, least first";
            case "-color" -> "By colour, greatest first";
            case ChartChannel.OTHER -> "As the JSON says";
            default -> sort;
        };
    }

    /// What a chip says of what stands on a shelf: `Sum of Sales`.
    static String entry(Value entry) {
        return ChartChannel.of(entry).map(ChartNames::channel).orElseGet(() -> fixed(entry));
    }

    private static String channel(ChartChannel channel) {
        var field = channel.field();
        if (channel.aggregate().equals("count")) {
            return ChartEdits.ROWS;
        }
        if (channel.isMeasure()) {
            return of(aggregate(channel.aggregate()), field);
        }
        if (channel.isBinned()) {
            return field + ", in bins";
        }
        var unit = channel.unit();
        boolean cyclic = Unit.of(unit).filter(Unit::isCyclic).isPresent();
        return unit.isEmpty() ? field : cyclic ? unit(unit) + ", " + field : of(unit(unit), field);
    }

    private static String of(String what, String field) {
        return what + " of " + field;
    }

    private static String fixed(Value entry) {
        if (entry instanceof Value.Fields fields) {
            if (fields.get("condition") != null) {
                return "By conditions";
            }
            for (String member : List.of("value", "datum")) {
                var value = fields.get(member);
                if (value != null) {
                    return "Fixed: " + ValueText.plain(value);
                }
            }
        }
        return Json.spaced(entry);
    }
}
