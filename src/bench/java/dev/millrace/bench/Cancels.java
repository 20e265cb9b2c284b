package dev.millrace.bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Interrupts runs at random moments and measures how long they take to end.
@AutoService(Benchmark.class)
public final class Cancels implements Benchmark {

    private static final int CANCELS = Integer.getInteger("bench.cancels", 30);
    private static final int BARE = 9;
    private static final long SEED = Long.getLong("bench.seed", 20_261_124L);

    private Duration length = Duration.ZERO;
    private final List<String> problems = new ArrayList<>();

    @Override
    public String name() {
        return "cancel";
    }

    @Override
    public String about() {
        return "How long after Ctrl-C a run has ended, beside a JVM that does nothing.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var runs = new InterruptedRuns(folder, new Random(SEED));
        length = runs.length();
        var table = Table.of("max ms", "95 % ms", "median ms", "min ms", "cancels", "done", "when");
        table = table.with(row(runs.bare(BARE), "a bare JVM that sleeps"));
        table = table.with(row(runs.anywhere(CANCELS), "at any time of the run"));
        table = table.with(row(runs.atStart(CANCELS / 3), "while it starts and plans"));
        table = table.with(row(runs.whileStaging(CANCELS / 3), "while it stages"));
        table = table.with(row(runs.whileCommitting(CANCELS / 3), "while it commits"));
        table = table.with(row(runs.whileLoading(CANCELS / 3), "a load: CSV into a table"));
        table = table.with(row(runs.whileMerging(CANCELS / 3), "a load: merged by its key"));
        table = table.with(row(runs.whileDelivering(CANCELS / 3), "a delivery: a Parquet file"));
        table = table.with(row(runs.inProcess(CANCELS), "in the process, no exit"));
        return table;
    }

    /// Of the rows about runs; a bare JVM is only there to be compared with.
    private static final long MOST_NANOS = 500_000_000;

    private String[] row(List<InterruptedRuns.Stop> stops, String when) {
        stops.stream()
                .filter(stop -> !stop.problem().isEmpty())
                .forEach(stop -> problems.add(when + ": " + stop.problem()));
        stops.stream()
                .filter(stop -> stop.nanos() > MOST_NANOS)
                .forEach(stop -> problems.add(when + ": took " + millis(stop.nanos()) + " ms"));
        var times = stops.stream().mapToLong(InterruptedRuns.Stop::nanos).sorted().toArray();
        return new String[] {
            millis(times[times.length - 1]),
            millis(times[Math.min(times.length - 1, times.length * 95 / 100)]),
            millis(times[times.length / 2]),
            millis(times[0]),
            Integer.toString(times.length),
            Long.toString(stops.stream().filter(InterruptedRuns.Stop::done).count()),
            when
        };
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.0f", nanos / 1e6);
    }

    @Override
    public void report(Table table) throws IOException {
        Report.reliability()
                .write(
                        name(),
                        """
                        A run of %d ms (a CSV of %,d rows, join, sort, two files and a table) gets
                        SIGINT. Measured is the time until the process is gone, the end of the JVM
                        included. It has to end with 130 and leave the targets as they were; or,
                        where it had begun to commit (`done`), with 0 and all of them written. No
                        stop may take longer than 500 ms. The loads and the delivery are runs that
                        do nothing else, with the same rows, stopped while they do it.

                        %s
                        %s
                        """
                                .formatted(
                                        length.toMillis(),
                                        InterruptedRuns.ROWS,
                                        table.markdown(),
                                        problems.isEmpty()
                                                ? "Every run ended so."
                                                : "Wrong: " + String.join("; ", problems) + "."));
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.toString());
        }
    }

    /// Text of a file that may not be there yet, or not any more.
    static String written(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }
}
