package dev.millrace.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Two ways to do the same, in one process, in turn, so that both meet the same machine.
///
/// @param runs the counted ones, in order
record Pairs(List<Pair> runs) {

    private static final int WARM_UPS = 2;
    private static final int PAIRS = Integer.getInteger("bench.pairs", 9);

    /// Seconds of the clock and of all cores.
    record Cost(double wall, double cpu) {}

    record Pair(Cost ours, Cost theirs) {}

    /// One way to do it.
    interface Work {
        void run() throws Exception;
    }

    static Pairs measure(Work ours, Work theirs) throws Exception {
        var runs = new ArrayList<Pair>();
        for (int i = -WARM_UPS; i < PAIRS; i++) {
            // The one that goes first may pay for what the other left; so they change places.
            boolean first = Math.floorMod(i, 2) == 0;
            var one = cost(first ? ours : theirs);
            var other = cost(first ? theirs : ours);
            if (i >= 0) {
                runs.add(first ? new Pair(one, other) : new Pair(other, one));
            }
        }
        return new Pairs(List.copyOf(runs));
    }

    private static Cost cost(Work work) throws Exception {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long wall = System.nanoTime();
        work.run();
        return new Cost((System.nanoTime() - wall) / 1e9, (system.getProcessCpuTime() - cpu) / 1e9);
    }

    String wallRatio() {
        return text(median(pair -> pair.ours().wall() / pair.theirs().wall()));
    }

    String cpuRatio() {
        return text(median(pair -> pair.ours().cpu() / pair.theirs().cpu()));
    }

    /// Median of how many milliseconds more ours take.
    String moreMillis() {
        return String.format(
                Locale.ROOT,
                "%.0f",
                1000 * median(pair -> pair.ours().wall() - pair.theirs().wall()));
    }

    String ourWall() {
        return text(median(pair -> pair.ours().wall()));
    }

    String theirWall() {
        return text(median(pair -> pair.theirs().wall()));
    }

    private double median(ToDoubleFunction<Pair> figure) {
        return runs.stream().mapToDouble(figure).sorted().toArray()[runs.size() / 2];
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.3f", figure);
    }
}
