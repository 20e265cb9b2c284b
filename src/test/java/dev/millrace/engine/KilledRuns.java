package dev.millrace.engine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Runs a pipeline with every kind of delivery in processes of its own, kills them at random times,
/// and says whether the workspace is as before or as after.
final class KilledRuns {

    private static final int COMMIT_PAUSE_MILLIS = 40;

    private final Path folder;
    private final Random random;
    private int batch;

    /// What came of one kill.
    ///
    /// @param inCommit whether the run had begun to commit when it was killed
    /// @param ended whether it had ended before it could be killed
    record Kill(boolean inCommit, boolean ended, String problem) {}

    KilledRuns(Path folder, long seed) throws IOException {
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
              "rows": {"type": "transform.sql", "settings": {"sql": "SELECT r.range AS id, $batch AS batch, r.range % 3 AS part FROM src, range(100000) r"}},
              "file": {"type": "storage.csv", "settings": {"path": "out/file.csv"}},
              "lake": {"type": "storage.parquet", "settings": {"path": "out/lake", "partition_by": ["part"]}},
              "log": {"type": "storage.parquet", "settings": {"path": "out/log", "append": true}},
              "replaced": {"type": "storage.warehouse", "settings": {"table": "replaced"}},
              "appended": {"type": "storage.warehouse", "settings": {"table": "appended", "mode": "append"}},
              "merged": {"type": "storage.warehouse", "settings": {"table": "merged", "mode": "merge", "keys": ["id"]}}},
             "links": ["src -> rows", "rows -> file", "rows -> lake", "rows -> log", "rows -> replaced", "rows -> appended", "rows -> merged"]}
            """;

    private Process start(int commitPause, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Xmx256m");
        command.add("-Dmillrace.test.commitPause=" + commitPause);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("dev.millrace.launch.Main");
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }

    private Process run(int commitPause) throws IOException {
        return start(commitPause, "run", "p.json", "-p", "batch=" + (batch + 1));
    }

    /// A run that is left alone.
    ///
    /// @return how long it took
    Duration whole() throws IOException, InterruptedException {
        long start = System.nanoTime();
        int exit = run(0).waitFor();
        if (exit != 0) {
            throw new IllegalStateException("a run that nobody killed ended with " + exit);
        }
        batch++;
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// A run that is killed, at a random time of that length or, if asked, while it commits.
    Kill killed(Duration length, boolean inCommit)
            throws IOException, InterruptedException, SQLException {
        var process = run(COMMIT_PAUSE_MILLIS);
        if (inCommit) {
            while (process.isAlive() && !isCommitting()) {
                LockSupport.parkNanos(200_000);
            }
            LockSupport.parkNanos(random.nextLong(COMMIT_PAUSE_MILLIS * 10L * 1_000_000));
        } else {
            LockSupport.parkNanos(random.nextLong(length.toNanos()));
        }
        boolean ended = !process.isAlive();
        boolean committing = isCommitting();
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        if (start(0, "runs").waitFor() != 0) {
            return new Kill(committing, ended, "the next start failed");
        }
        return new Kill(committing, ended, problem());
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
        var before = state(batch);
        var found = found();
        if (found.equals(before)) {
            return "";
        }
        if (found.equals(state(batch + 1))) {
            batch++;
            return "";
        }
        return "neither before nor after: " + found + ", before was " + before;
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

    /// Rows and batch of every target after that many runs.
    private static List<String> state(int batches) {
        if (batches == 0) {
            return List.of();
        }
        long all = 100_000L * batches;
        var now = "100000 " + batches + " " + batches;
        return List.of(now, now, all + " 1 " + batches, now, all + " 1 " + batches, now);
    }

    private List<String> found() throws SQLException {
        if (!Files.exists(folder.resolve("out/file.csv"))) {
            return List.of();
        }
        var found = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + folder + "/warehouse.duckdb' AS w (READ_ONLY)");
            for (String from :
                    List.of(
                            "read_csv('" + folder + "/out/file.csv')",
                            "read_parquet('" + folder + "/out/lake/**/*.parquet')",
                            "read_parquet('" + folder + "/out/log/*.parquet')",
                            "w.replaced",
                            "w.appended",
                            "w.merged")) {
                try (var rows =
                        statement.executeQuery(
                                "SELECT count(*) || ' ' || min(batch) || ' ' || max(batch) FROM "
                                        + from)) {
                    rows.next();
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    int batches() {
        return batch;
    }
}
