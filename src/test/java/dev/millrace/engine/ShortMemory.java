package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Runs that do not get the memory they need.
public final class ShortMemory {

    private final AllOrNothing batches;
    private final Random random;
    private final String reports;

    public ShortMemory(Path folder, long seed)
            throws IOException, InterruptedException, SQLException {
        this.batches = new AllOrNothing(folder);
        this.random = new Random(seed);
        this.reports = "-XX:ErrorFile=" + folder + ".crash";
        var problem = batches.whole();
        if (!problem.isEmpty()) {
            throw new IllegalStateException(problem);
        }
    }

    /// The engine may use less than it needs.
    public Trial engine() throws IOException, InterruptedException, SQLException {
        int megabytes = 1 + random.nextInt(12);
        var run = batches.run(AllOrNothing.product(), "--memory", megabytes + "MB");
        return Trial.of(batches, "--memory of 1 to 12 MB", batches.ended(run));
    }

    /// The JVM has a heap that is too small: it throws its own `OutOfMemoryError`.
    public Trial heap() throws IOException, InterruptedException, SQLException {
        var run = batches.run(AllOrNothing.product("-Xmx" + (6 + random.nextInt(7)) + "m"));
        return Trial.of(batches, "a heap of 6 to 12 MiB", batches.ended(run));
    }

    /// The system refuses memory to the whole process, engine and JVM.
    public Trial process() throws IOException, InterruptedException, SQLException {
        int megabytes = 1300 + random.nextInt(600);
        var limited =
                List.of(
                        "sh",
                        "-c",
                        "ulimit -c 0; ulimit -v " + megabytes * 1024 + "; exec \"$@\"",
                        "-");
        var product = AllOrNothing.product("-XX:CompressedClassSpaceSize=64m", reports);
        var command = Stream.concat(limited.stream(), product.stream()).toList();
        return Trial.of(
                batches, "1300 to 1900 MiB of addresses", batches.ended(batches.run(command)));
    }
}
