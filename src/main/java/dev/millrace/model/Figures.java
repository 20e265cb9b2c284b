package dev.millrace.model;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them, the same in every country, in the window and in the command line.
public final class Figures {

    private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

    private Figures() {}

    /// `1 row`, `1,234 rows`.
    public static String rows(long rows) {
        return plural(rows, "row");
    }

    public static String plural(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }

    public static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// In powers of ten: `999 B`, `1.5 MB`.
    public static String bytes(long bytes) {
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

    /// `0.4 ms`, `38 ms`, `2.41 s`, `12.3 s`, `4 min 05 s`, `1 h 02 min`.
    public static String time(Duration time) {
        double millis = Math.max(0, time.toNanos()) / 1e6;
        if (millis < 9.95) {
            return millis == 0
                    ? "0 ms"
                    : millis < 0.05 ? "< 0.1 ms" : String.format(Locale.ROOT, "%.1f ms", millis);
        }
        if (millis < 999.5) {
            return String.format(Locale.ROOT, "%.0f ms", millis);
        }
        if (millis < 9_995) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000);
        }
        if (millis < 59_950) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
        long seconds = Math.round(millis / 1000);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%,d h %02d min", seconds / 3600, seconds / 60 % 60);
    }

    /// Whole percent; a part that is not nothing is never `0 %`.
    public static String percent(double part) {
        long percent = Math.round(part * 100);
        return percent == 0 && part > 0 ? "< 1 %" : percent + " %";
    }
}
