package dev.millrace.engine;

import dev.millrace.history.History;
import dev.millrace.history.RunRow;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Runs a pipeline with every kind of delivery in processes of its own, kills them at random times,
/// and says whether the workspace is as before or as after.
public final class KilledRuns {

    private static final int COMMIT_PAUSE_MILLIS = 40;
    private static final long ROWS = 100_000;

    private final Path folder;
    private final Random random;
    private int batch;
    private Map<String, String> filesBefore = new TreeMap<>();

    /// What came of one kill.
    ///
    /// @param inCommit whether the run had begun to commit when it was killed
    /// @param ended whether it had ended before it could be killed
    /// @param after whether the workspace is as after the run; else it is as before
    /// @param problem empty if it is one of the two
    public record Kill(boolean inCommit, boolean ended, boolean after, String problem) {}

    /// How long a run takes, and the part of it from its first commit on.
    public record Lengths(Duration whole, Duration commit) {}

    public KilledRuns(Path folder, long seed) throws IOException {
        this.folder = folder.toRealPath();
        this.random = new Random(seed);
        Files.createDirectories(this.folder.resolve(".millrace"));
        Files.writeString(this.folder.resolve("in.csv"), "one\n1\n");
        Files.writeString(this.folder.resolve("p.json"), PIPELINE);
    }

    private static final String PIPELINE =
            """
            {"format": 1, "name": "kills", "parameters": {"batch": {"type": "BIGINT", "default": 0}},
             "nodes": {
              "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [["one", "BIGINT"]]}},
              "rows": {"type": "transform.sql", "settings": {"sql": "SELECT r.range AS id, $batch AS batch, r.range % 3 AS part FROM src, range(100000) r ORDER BY id"}},
              "file": {"type": "storage.csv", "settings": {"path": "out/file.csv"}},
              "lake": {"type": "storage.parquet", "settings": {"path": "out/lake", "partition_by": ["part"]}},
              "log": {"type": "storage.parquet", "settings": {"path": "out/log", "append": true}},
              "replaced": {"type": "storage.warehouse", "settings": {"table": "replaced"}},
              "appended": {"type": "storage.warehouse", "settings": {"table": "appended", "mode": "append"}},
              "merged": {"type": "storage.warehouse", "settings": {"table": "merged", "mode": "merge", "keys": ["id"]}}},
             "links": ["src -> rows", "rows -> file", "rows -> lake", "rows -> log", "rows -> replaced", "rows -> appended", "rows -> merged"]}
            """;

    private Process start(int commitPause, String... arguments) throws IOException {
        var command = new ArrayList<>(SharedWarehouse.LAUNCHER);
        command.addAll(List.of(arguments));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD);
        builder.environment()
                .put("JAVA_TOOL_OPTIONS", "-Dmillrace.test.commitPause=" + commitPause);
        return builder.start();
    }

    private Process run(int commitPause) throws IOException {
        return start(commitPause, "run", "p.json", "-p", "batch=" + (batch + 1));
    }

    /// A run that is left alone.
    ///
    /// @return how long it took
    public Duration whole() throws IOException, InterruptedException {
        long start = System.nanoTime();
        ended(run(0));
        batch++;
        filesBefore = files();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void ended(Process run) throws InterruptedException {
        int exit = run.waitFor();
        if (exit != 0) {
            throw new IllegalStateException("a run that nobody killed ended with " + exit);
        }
    }

    /// Measures a run that commits as slowly as those that are killed.
    public Lengths measure() throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = run(COMMIT_PAUSE_MILLIS);
        awaitCommit(process);
        long committing = System.nanoTime();
        ended(process);
        long end = System.nanoTime();
        batch++;
        filesBefore = files();
        return new Lengths(Duration.ofNanos(end - start), Duration.ofNanos(end - committing));
    }

    private void awaitCommit(Process process) throws IOException {
        while (process.isAlive() && !isCommitting()) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    /// A run that is killed, at a random time of its length or, if asked, while it commits.
    public Kill killed(Lengths lengths, boolean inCommit)
            throws IOException, InterruptedException, SQLException {
        var process = run(COMMIT_PAUSE_MILLIS);
        if (inCommit) {
            awaitCommit(process);
            LockSupport.parkNanos(random.nextLong(lengths.commit().toNanos() * 6 / 10));
        } else {
            LockSupport.parkNanos(random.nextLong(lengths.whole().toNanos()));
        }
        boolean ended = !process.isAlive();
        boolean committing = isCommitting();
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        if (start(0, "runs").waitFor() != 0) {
            return new Kill(committing, ended, false, "the next start failed");
        }
        int before = batch;
        var problem = problem();
        return new Kill(committing, ended, batch > before, problem);
    }

    private boolean isCommitting() throws IOException {
        var runs = folder.resolve(".millrace/runs");
        if (!Files.isDirectory(runs)) {
            return false;
        }
        try (var folders = Files.list(runs)) {
            return folders.map(run -> written(run.resolve("commit.json")))
                    .anyMatch(
                            journal ->
                                    journal.contains("\"committing\"")
                                            || journal.contains("\"committed\""));
        }
    }

    /// The journal may not be there yet, or not any more.
    private static String written(Path journal) {
        try {
            return Files.readString(journal, StandardCharsets.UTF_8);
        } catch (IOException notThere) {
            return "";
        }
    }

    /// Empty if all targets are as before, or all are as after.
    private String problem() throws IOException, SQLException {
        var left = leftBeside();
        if (!left.isEmpty()) {
            return "left beside: " + left;
        }
        var files = files();
        if (files.equals(filesBefore) && unlike(batch).isEmpty()) {
            return "";
        }
        var unlike = unlike(batch + 1);
        if (!unlike.isEmpty()) {
            return "neither before nor after batch " + (batch + 1) + ": " + unlike;
        }
        batch++;
        var wrong = wrongFiles(files);
        filesBefore = files;
        return wrong;
    }

    /// The files that must have stayed as they were, and those that one more run must have written,
    /// told by their bytes: of every kind of file each run writes the same but for the batch.
    private String wrongFiles(Map<String, String> files) throws IOException {
        var kept = new TreeMap<>(filesBefore);
        kept.keySet().removeIf(name -> !name.startsWith("out/log/"));
        if (!files.entrySet().containsAll(kept.entrySet())) {
            return "an appended file is gone or changed";
        }
        long logs = files.keySet().stream().filter(name -> name.startsWith("out/log/")).count();
        long lake = files.keySet().stream().filter(name -> name.startsWith("out/lake/")).count();
        if (logs != batch || lake != 3 || files.size() != logs + lake + 1) {
            return "other files than those of a run: " + files.keySet();
        }
        var text = new StringBuilder("id,batch,part\n");
        for (int id = 0; id < ROWS; id++) {
            text.append(id).append(',').append(batch).append(',').append(id % 3).append('\n');
        }
        return Files.readString(folder.resolve("out/file.csv")).contentEquals(text)
                ? ""
                : "the file is not what the run writes, byte for byte";
    }

    /// Every delivered file but the warehouse's, with a digest of its bytes.
    private Map<String, String> files() throws IOException {
        var found = new TreeMap<String, String>();
        var out = folder.resolve("out");
        if (!Files.isDirectory(out)) {
            return found;
        }
        try (Stream<Path> all = Files.walk(out)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), digest(file));
            }
        }
        return found;
    }

    private static String digest(Path file) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> leftBeside() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(
                            file ->
                                    (file.endsWith(".millrace") && !file.equals(".millrace"))
                                            || file.contains(".wal")
                                            || file.matches("\\.millrace/(runs|scratch)/.+"))
                    .toList();
        }
    }

    /// The targets that do not hold exactly the rows they have after that many runs.
    private List<String> unlike(int batches) throws SQLException {
        var unlike = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + folder + "/warehouse.duckdb' AS w (READ_ONLY)");
            var last = rows(batches, batches);
            var all = rows(1, batches);
            var wanted = new TreeMap<String, String>();
            wanted.put("read_csv('" + folder + "/out/file.csv')", last);
            wanted.put("read_parquet('" + folder + "/out/lake/**/*.parquet')", last);
            wanted.put("read_parquet('" + folder + "/out/log/*.parquet')", all);
            wanted.put("w.replaced", last);
            wanted.put("w.appended", all);
            wanted.put("w.merged", last);
            for (var target : wanted.entrySet()) {
                var found = "SELECT id, batch, part FROM " + target.getKey();
                try (var rows = statement.executeQuery(difference(found, target.getValue()))) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        unlike.add(target.getKey() + " by " + rows.getLong(1) + " rows");
                    }
                }
            }
        }
        return unlike;
    }

    /// Rows that only one of the two has, each as often as it has it more often.
    private static String difference(String one, String other) {
        return "SELECT (SELECT count(*) FROM ((%1$s) EXCEPT ALL (%2$s))) + (SELECT count(*) FROM ((%2$s) EXCEPT ALL (%1$s)))"
                .formatted(one, other);
    }

    /// The rows that these batches write.
    private static String rows(int from, int to) {
        return "SELECT r.range, b.range, r.range %% 3 FROM range(%d) r, range(%d, %d) b"
                .formatted(ROWS, from, to + 1);
    }

    /// Empty if every run is in the history with its outcome, and none twice.
    ///
    /// @param atLeast runs that were recorded for sure
    public String historyProblem(long atLeast) {
        try (var history = History.open(folder.resolve(".millrace"))) {
            var runs = history.runs(10_000, History.NEWEST);
            long open = runs.stream().filter(run -> run.outcome().isEmpty()).count();
            long ids = runs.stream().map(RunRow::id).distinct().count();
            return open == 0 && ids == runs.size() && ids >= atLeast
                    ? ""
                    : runs.size() + " runs, " + ids + " ids, " + open + " open, not " + atLeast;
        }
    }

    public int batches() {
        return batch;
    }
}
