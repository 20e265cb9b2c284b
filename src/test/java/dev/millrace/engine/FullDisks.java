package dev.millrace.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Runs on a disk that becomes full under them, each at another place.
public final class FullDisks {

    public static final int MEGABYTES = 96;

    private final AllOrNothing batches;
    private final SmallDisk disk;
    private final Random random;
    private long most;

    public FullDisks(SmallDisk disk, long seed)
            throws IOException, InterruptedException, SQLException {
        this.disk = disk;
        this.batches = new AllOrNothing(disk.folder());
        this.random = new Random(seed);
        Files.writeString(disk.folder().resolve("spill.json"), SPILLING);
        for (int i = 0; i < 2; i++) {
            most = Math.max(most, need(batches.run(AllOrNothing.product())));
            var problem = batches.problem();
            if (!problem.isEmpty()) {
                throw new IllegalStateException(problem);
            }
        }
    }

    /// Sorts more than fits into the memory that it gets.
    private static final String SPILLING =
            """
            {"format": 1, "name": "spills", "nodes": {
              "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [["one", "BIGINT"]]}},
              "rows": {"type": "transform.sql", "settings": {"sql": "SELECT sum(id * n) AS s FROM (SELECT r.range AS id, row_number() OVER (ORDER BY hash(r.range)) AS n FROM src, range(1000000) r)"}},
              "file": {"type": "storage.csv", "settings": {"path": "spilled/sum.csv"}}},
             "links": ["src -> rows", "rows -> file"]}
            """;

    /// The most that a run takes of the disk at any time.
    private long need(Process run) throws IOException, InterruptedException {
        long before = disk.free();
        long least = before;
        while (run.isAlive()) {
            least = Math.min(least, disk.free());
            LockSupport.parkNanos(1_000_000);
        }
        var ended = batches.ended(run);
        if (ended.exit() != 0) {
            throw new IllegalStateException(ended.said());
        }
        return before - least;
    }

    /// A run that finds some of the space that it needs.
    public Trial run() throws IOException, InterruptedException, SQLException {
        disk.fill(random.nextLong(most));
        var ended = batches.ended(batches.run(AllOrNothing.product()));
        var _ = batches.mend();
        disk.release();
        return Trial.of(batches, "a run", ended);
    }

    /// A run that has to spill, and finds some of the space for it.
    public Trial spilling() throws IOException, InterruptedException, SQLException {
        Path result = disk.folder().resolve("spilled/sum.csv");
        Files.deleteIfExists(result);
        disk.fill(random.nextLong(24L << 20));
        var product = AllOrNothing.product();
        var ended =
                batches.ended(
                        batches.start(product, "run", "spill.json", "--fresh", "--memory", "16MB"));
        var _ = batches.mend();
        disk.release();
        boolean done = ended.exit() == 0;
        var problem = batches.mend();
        if (done != Files.exists(result)) {
            problem = "its file is " + (done ? "not " : "") + "there";
        }
        problem = problem.isEmpty() ? batches.problem() : problem;
        problem = problem.isEmpty() ? batches.whole() : problem;
        var came = done ? "went on" : "failed: " + Trial.code(ended.said());
        return new Trial("a run that spills, " + came, done, problem);
    }
}
