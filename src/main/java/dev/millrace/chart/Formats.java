package dev.millrace.chart;

import dev.millrace.model.Value;
import java.util.regex.Pattern;

/// How numbers and times are written: patterns of d3, which the page understands.
final class Formats {

    static final String SHORT = "~s";
    static final String COUNT = ",d";
    static final String EXACT = ",.2~f";
    static final String FINE = ",.4~f";
    static final String SHARE = ".0%";

    /// What shows a time in UTC wherever the page is open: a function of Vega, named as a format.
    static final String UTC = "utcFormat";

    private static final Pattern NUMBER =
            Pattern.compile(
                    "(?:.?[<>=^])?[+\\-( ]?[$#]?0?\\d{0,3},?(?:\\.\\d{1,2})?~?[bcdeEfFgGnoprsxX%]?");
    private static final Pattern TIME =
            Pattern.compile("(?:[^%]|%[-_0]?[aAbBcdefgGHIjLmMpqQsSuUVwWxXyYZ%])+");

    private Formats() {}

    /// Complains about a text that is neither: the page could draw nothing with it.
    static void check(Complaints complaints, String path, Value value) {
        if (!(value instanceof Value.Text(var text))) {
            complaints.wrongType(path, "a format such as \",.0f\"", value);
        } else if (!isFormat(text)) {
            complaints.impossible(
                    path,
                    "\"" + text + "\" is no format.",
                    "Write one such as \",.0f\", \".1%\" or \"%b %Y\".");
        }
    }

    static boolean isFormat(String text) {
        return isNumber(text) || (text.contains("%") && TIME.matcher(text).matches());
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    /// For the axis of a measure.
    static String axis(Measure measure) {
        return measure.op().isSum() && measure.over().isEmpty() ? SHORT : "";
    }

    /// Where there is room for the number itself.
    static String exact(Measure measure) {
        if (measure.over().isPresent()) {
            return FINE;
        }
        return measure.op().counts() ? COUNT : measure.op() == Op.SUM ? EXACT : FINE;
    }
}
