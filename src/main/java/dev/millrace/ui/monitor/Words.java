package dev.millrace.ui.monitor;

import dev.millrace.draw.NodeState;
import dev.millrace.model.Figures;
import java.time.Duration;
import java.util.Locale;

/// Times, sizes and states as people read them.
final class Words {

    private Words() {}

    static String state(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    static String time(Duration time) {
        return Figures.time(time);
    }

    static String time(double seconds) {
        return Figures.time(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    static String bytes(double bytes) {
        return Figures.bytes(Math.round(bytes));
    }

    static String percent(double share) {
        return Figures.percent(share);
    }
}
