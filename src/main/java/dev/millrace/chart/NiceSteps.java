package dev.millrace.chart;

/// Edges of ranges at numbers that read well: the algorithm of Vega's `bin` transform with base 10
/// and the divisors 5 and 2, so that a description has here the ranges it has in any Vega editor.
final class NiceSteps {

    private static final double BASE = 10;
    private static final double[] DIVISORS = {5, 2};

    private NiceSteps() {}

    static Bucket.Bin bin(Bucket.Bin bin, Extent extent) {
        double step = bin.step() > 0 ? bin.step() : step(Math.max(1, bin.maxBins()), extent);
        double log = Math.log(step);
        int precision = log >= 0 ? 0 : (int) (-log / Math.log(BASE)) + 1;
        double epsilon = Math.pow(BASE, -precision - 1);
        double floor = Math.floor(extent.least() / step + epsilon) * step;
        double start = extent.least() < floor ? floor - step : floor;
        double stop = Math.ceil(extent.greatest() / step) * step;
        return new Bucket.Bin(bin.maxBins(), step, start, stop == start ? start + step : stop);
    }

    private static double step(int maxBins, Extent extent) {
        double width = extent.greatest() - extent.least();
        double span = width != 0 ? width : extent.least() != 0 ? Math.abs(extent.least()) : 1;
        double level = Math.ceil(Math.log(maxBins) / Math.log(BASE));
        double step = Math.pow(BASE, Math.round(Math.log(span) / Math.log(BASE)) - level);
        while (Math.ceil(span / step) > maxBins) {
            step *= BASE;
        }
        for (double divisor : DIVISORS) {
            double smaller = step / divisor;
            if (span / smaller <= maxBins) {
                step = smaller;
            }
        }
        return step;
    }

    /// The lower edge of the range a number falls into, computed as the engine does.
    static double edge(Bucket.Bin bin, double value) {
        return bin.start() + bin.step() * Math.floor(1e-14 + (value - bin.start()) / bin.step());
    }
}
