package dev.millrace.ui.preview;

import java.util.Locale;
import java.util.regex.Pattern;

/// Numbers as people read them.
final class Figures {

    private static final Pattern PLAIN = Pattern.compile("(-?)(\\d{4,30})(\\.\\d+)?");
    private static final int MOST_DIGITS = 14;

    private Figures() {}

    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// With commas between thousands, if it is a plain number; digits behind the point beyond what
    /// a person reads are cut.
    static String grouped(String number) {
        var plain = PLAIN.matcher(number);
        if (!plain.matches()) {
            return shortened(number);
        }
        var digits = new StringBuilder(plain.group(2));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        var fraction = plain.group(3) == null ? "" : plain.group(3);
        return plain.group(1) + shortened(digits + fraction);
    }

    private static String shortened(String number) {
        int point = number.indexOf('.');
        if (point < 0 || number.length() <= MOST_DIGITS || number.indexOf('e') > 0) {
            return number;
        }
        return number.substring(0, Math.max(MOST_DIGITS, point)).replaceAll("\\.$", "");
    }

    /// `1 row`, `2,000 rows`.
    static String count(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    /// A share of 1 in percent: `0.4 %`, `12 %`; what is not nothing is never `0 %`.
    static String percent(double share) {
        double percent = share * 100;
        if (percent > 0 && percent < 0.1) {
            return "< 0.1 %";
        }
        if (percent < 100 && percent > 99.9) {
            return "> 99.9 %";
        }
        return String.format(Locale.ROOT, percent < 10 ? "%.1f %%" : "%.0f %%", percent);
    }
}
