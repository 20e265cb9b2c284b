package dev.millrace.cli;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them, the same in every country.
final class Figures {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    /// `1 row`, `1,234 rows`.
    static String rows(long rows) {
        return plural(rows, "row");
    }

    static String plural(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// In powers of ten: `999 B`, `1.5 MB`.
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double scaled = bytes / 1000.0;
        int unit = 0;
        while (scaled >= 999.95 && unit < UNITS.length - 1) {
            scaled /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, UNITS[unit]);
    }

    /// `0.05 s`, `12.3 s`, `4:05`, `1:02:03`.
    static String time(Duration time) {
        long millis = Math.max(0, time.toMillis());
        if (millis < 9_995) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        long seconds = Math.round(millis / 1000.0);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(
                        Locale.ROOT,
                        "%d:%02d:%02d",
                        seconds / 3600,
                        seconds / 60 % 60,
                        seconds % 60);
    }

    /// Whole percent; a part that is not nothing is never `0 %`.
    static String percent(double part) {
        long percent = Math.round(part * 100);
        return percent == 0 && part > 0 ? "<1 %" : percent + " %";
    }
}
