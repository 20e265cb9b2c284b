package dev.millrace.engine;

import dev.millrace.model.CountMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// One warehouse that many use at once: a loop that reads it, two runs that append to a table each,
/// and a third that is killed.
public final class SharedWarehouse {

    private static final long ROWS = 1_000;

    /// The packaged product where the caller names it, else its classes.
    static final List<String> LAUNCHER =
            System.getProperty("millrace.home") != null
                    ? List.of(System.getProperty("millrace.home") + "/bin/millrace")
                    : List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            "dev.millrace.launch.Main");

    private final Path folder;
    private final Random random;
    private final RunningPipeline reader;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> problems = new ArrayList<>(); // guarded by itself
    private Duration length = Duration.ZERO;
    private long rounds;
    private long reads;
    private long killed;

    public SharedWarehouse(Path folder, long seed) throws IOException, InterruptedException {
        this.folder = folder.toRealPath();
        this.random = new Random(seed);
        Files.createDirectories(this.folder.resolve(".millrace"));
        this.reader = new RunningPipeline(this.folder, Pipelines.of(READER, "seen -> out"));
        for (String table : List.of("a", "b", "c")) {
            write(table);
            long start = System.nanoTime();
            ended(table, run(table));
            length = Duration.ofNanos(System.nanoTime() - start);
        }
        rounds = 1;
    }

    private static final String READER =
            """
            "seen": {"type": "source.warehouse", "settings": {"query":
                "SELECT (SELECT count(*) FROM a) AS a, (SELECT count(*) FROM b) AS b"}},
            "out": {"type": "storage.csv", "settings": {"path": "seen.csv"}}
            """;

    private void write(String table) throws IOException {
        Files.writeString(
                folder.resolve(table + ".json"),
                """
                {"format": 1, "name": "append", "nodes": {
                  "one": {"type": "source.inline", "settings": {
                    "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1]]}},
                  "rows": {"type": "transform.sql", "settings": {
                    "sql": "SELECT r.range AS id FROM one, range(1000) r"}},
                  "out": {"type": "storage.warehouse", "settings": {
                    "table": "%s", "mode": "append"}}},
                 "links": ["one -> rows", "rows -> out"]}
                """
                        .formatted(table));
    }

    private Process run(String table) throws IOException {
        var command = new ArrayList<>(LAUNCHER);
        command.addAll(List.of("run", table + ".json"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(table + ".log").toFile())
                .start();
    }

    private void ended(String table, Process process) throws IOException, InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            var log = Files.readString(folder.resolve(table + ".log"), StandardCharsets.UTF_8);
            problem("the run into " + table + " failed: " + log.strip());
        }
    }

    private void problem(String text) {
        synchronized (problems) {
            problems.add(text);
        }
    }

    /// Rounds of two runs and one that is killed, beside a loop that reads.
    public void play(int count) throws Exception {
        try (var threads = Executors.newFixedThreadPool(1)) {
            Callable<Boolean> loop = this::readUntilOver;
            var reading = threads.submit(loop);
            try {
                for (int i = 0; i < count; i++) {
                    round();
                }
            } finally {
                over.set(true);
            }
            reading.get();
        }
        settle();
    }

    private void round() throws IOException, InterruptedException {
        var one = run("a");
        var other = run("b");
        var third = run("c");
        LockSupport.parkNanos(random.nextLong(2 * length.toNanos()));
        killed += third.isAlive() ? 1 : 0;
        third.destroyForcibly().waitFor();
        ended("a", one);
        ended("b", other);
        rounds++;
    }

    private boolean readUntilOver() throws IOException {
        long a = 0;
        long b = 0;
        while (!over.get()) {
            var ran = reader.run(CountMode.AUTO);
            if (ran.outcome() != RunEvent.Outcome.SUCCEEDED) {
                problem("a read " + ran.outcome() + ": " + ran.faults());
                continue;
            }
            var seen = Files.readAllLines(folder.resolve("seen.csv")).get(1).split(",", -1);
            long nowA = Long.parseLong(seen[0]);
            long nowB = Long.parseLong(seen[1]);
            if (nowA < a || nowB < b || nowA % ROWS != 0 || nowB % ROWS != 0) {
                problem("read " + nowA + " and " + nowB + " after " + a + " and " + b);
            }
            a = nowA;
            b = nowB;
            reads++;
        }
        return true;
    }

    /// What was lost, or is there twice, once everybody is done.
    private void settle() throws SQLException {
        new Recovery(new Workspace(folder)).mend().forEach(fault -> problem(fault.text()));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + folder + "/warehouse.duckdb' AS w (READ_ONLY)");
            for (String table : List.of("a", "b", "c")) {
                var sql = "SELECT count(*), count(DISTINCT id) FROM w." + table;
                try (var rows = statement.executeQuery(sql)) {
                    rows.next();
                    check(table, rows.getLong(1), rows.getLong(2));
                }
            }
        }
    }

    private void check(String table, long rows, long different) {
        boolean whole = rows % ROWS == 0 && different == ROWS;
        boolean all = table.equals("c") ? rows >= ROWS : rows == rounds * ROWS;
        if (!whole || !all) {
            problem(table + " has " + rows + " rows after " + rounds + " rounds");
        }
    }

    public List<String> problems() {
        synchronized (problems) {
            return List.copyOf(problems);
        }
    }

    public long reads() {
        return reads;
    }

    /// Runs that were still alive when they were killed.
    public long killed() {
        return killed;
    }
}
