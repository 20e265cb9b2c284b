package dev.millrace.ui.document;

import java.util.Locale;

/// Rows each second as people read them.
public final class Rates {

    private static final double THOUSAND = 1_000;

    private Rates() {}

    /// `870 rows/s`, `12 k rows/s`, `3.1 M rows/s`.
    public static String text(double rate) {
        return brief(rate) + " rows/s";
    }

    /// `870`, `12 k`, `3.1 M`, `2.0 G`.
    public static String brief(double number) {
        double rest = number;
        for (var unit : new String[] {"", " k", " M"}) {
            if (rest < THOUSAND - 0.5) {
                boolean fine = !unit.isEmpty() && rest < 10;
                return String.format(Locale.ROOT, fine ? "%.1f%s" : "%.0f%s", rest, unit);
            }
            rest /= THOUSAND;
        }
        return String.format(Locale.ROOT, "%.1f G", rest);
    }
}
