package dev.millrace.cli;

import java.util.Arrays;

/// Figures as a line of bars, one column each.
final class Sparkline {

    private static final String UNICODE = "▁▂▃▄▅▆▇█";
    private static final String ASCII = ".:-=+*#@";

    private Sparkline() {}

    /// @param figures none is negative; NaN leaves a gap
    static String of(double[] figures, Glyphs glyphs) {
        var steps = glyphs == Glyphs.UNICODE ? UNICODE : ASCII;
        double most = Arrays.stream(figures).filter(Double::isFinite).max().orElse(0);
        var line = new StringBuilder();
        for (double figure : figures) {
            line.append(Double.isFinite(figure) ? step(figure, most, steps) : ' ');
        }
        return line.toString();
    }

    private static char step(double figure, double most, String steps) {
        int last = steps.length() - 1;
        return steps.charAt(most > 0 ? (int) Math.round(figure / most * last) : 0);
    }
}
