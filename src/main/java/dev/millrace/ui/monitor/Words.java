package dev.millrace.ui.monitor;

import dev.millrace.draw.NodeState;
import java.time.Duration;
import java.util.Locale;

/// Times, sizes and states as people read them.
final class Words {

    private static final double KILO = 1024;
    private static final double MINUTE = 60;

    private Words() {}

    static String state(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String time(Duration time) {
        return time(time.toNanos() / 1e9);
    }

    /// `0.4 ms`, `38 ms`, `2.41 s`, `12 min 05 s`.
    static String time(double seconds) {
        if (seconds < 0.01) {
            return String.format(Locale.ROOT, "%.1f ms", seconds * 1_000);
        }
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1_000);
        }
        if (seconds < MINUTE) {
            return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
        }
        long whole = Math.round(seconds);
        return String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60);
    }

    /// `0 B`, `812 KB`, `1.4 GB`.
    static String bytes(double bytes) {
        double rest = bytes;
        for (var unit : new String[] {"B", "KB", "MB"}) {
            if (rest < KILO) {
                return String.format(Locale.ROOT, "%.0f %s", rest, unit);
            }
            rest /= KILO;
        }
        return String.format(Locale.ROOT, "%.1f GB", rest);
    }

    static String percent(double share) {
        double percent = share * 100;
        return percent > 0 && percent < 1 ? "< 1 %" : Math.round(percent) + " %";
    }
}
