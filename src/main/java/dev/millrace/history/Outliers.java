package dev.millrace.history;

import java.util.Arrays;

/// Which of some figures lie far from the others.
///
/// By the modified z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993):
/// 0.6745 times the distance from the median, in medians of the absolute distances; 3.5 is far.
/// Where more than half of the figures are the same that median is 0, and the mean of the distances
/// stands in, scaled by 1.2533. A figure within a tenth of the median is never far, since steady
/// figures would make much of nothing.
public final class Outliers {

    private static final int FEWEST = 6;
    private static final double FAR = 3.5;
    private static final double OF_MEDIAN = 0.6745;
    private static final double OF_MEAN = 1.2533;
    private static final double NEAR = 0.1;

    private Outliers() {}

    /// @param figures NaN: not known, and never far
    /// @return a flag a figure; none is set where fewer than six are known
    public static boolean[] of(double[] figures) {
        var far = new boolean[figures.length];
        var known = Arrays.stream(figures).filter(Double::isFinite).sorted().toArray();
        if (known.length < FEWEST) {
            return far;
        }
        double middle = median(known);
        var distances = Arrays.stream(known).map(x -> Math.abs(x - middle)).sorted().toArray();
        double spread = median(distances);
        double unit =
                spread > 0
                        ? spread / OF_MEDIAN
                        : OF_MEAN * Arrays.stream(distances).average().orElse(0);
        for (int i = 0; i < figures.length; i++) {
            double distance = Math.abs(figures[i] - middle);
            far[i] = distance > FAR * unit && distance > NEAR * Math.abs(middle);
        }
        return far;
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
