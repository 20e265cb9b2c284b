package dev.millrace.bench;

import dev.millrace.engine.AllOrNothing;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A long run of the real launcher that is interrupted again and again.
final class InterruptedRuns {

    static final long ROWS = Long.getLong("bench.rows", 1_000_000L);

    private static final String PIPELINE =
            """
            {"format": 1, "name": "long", "nodes": {
              "rows": {"type": "source.csv", "settings": {"path": "rows.csv", "columns": [
                ["id", "BIGINT"], ["k", "BIGINT"], ["customer", "VARCHAR"]]}},
              "names": {"type": "source.csv", "settings": {"path": "names.csv", "columns": [
                ["customer", "VARCHAR"], ["name", "VARCHAR"]]}},
              "joined": {"type": "transform.join", "settings": {"on": ["customer"]}},
              "sorted": {"type": "transform.sort", "settings": {"by": ["name", "k"]}},
              "text": {"type": "storage.csv", "settings": {"path": "out/text.csv"}},
              "lake": {"type": "storage.parquet", "settings": {"path": "out/lake.parquet"}},
              "rows_table": {"type": "storage.warehouse", "settings": {"table": "t"}}},
             "links": ["rows -> joined.left", "names -> joined.right", "joined -> sorted",
               "sorted -> text", "sorted -> lake", "sorted -> rows_table"]}
            """;

    /// Pipelines of one delivery each, by the name of their file.
    private static final Map<String, String> SINGLE =
            Map.of(
                    "load.json",
                    "\"storage.warehouse\", \"settings\": {\"table\": \"t\"}",
                    "merge.json",
                    "\"storage.warehouse\", \"settings\": {\"table\": \"t\", \"mode\": \"merge\","
                            + " \"keys\": [\"id\"]}",
                    "copy.json",
                    "\"storage.parquet\", \"settings\": {\"path\": \"out/copy.parquet\"}");

    /// @param commitPause milliseconds after each step of a commit
    private record Started(String pipeline, int commitPause) {}

    private static final Started WHOLE = new Started("p.json", 0);

    private final Path folder;
    private final Random random;
    private final Signals signals = new Signals();
    private final Duration length;
    private Map<String, String> before;

    /// How a run ended.
    ///
    /// @param nanos from the signal on
    /// @param done whether it had committed, and so was not cancelled
    record Stop(long nanos, boolean done, String problem) {}

    InterruptedRuns(Path folder, Random random) throws Exception {
        this.folder = folder.toRealPath();
        this.random = random;
        Files.createDirectories(this.folder.resolve(".millrace"));
        Files.writeString(this.folder.resolve("p.json"), PIPELINE);
        for (var single : SINGLE.entrySet()) {
            Files.writeString(this.folder.resolve(single.getKey()), single(single.getValue()));
        }
        sources();
        millrace(WHOLE).waitFor();
        this.length = length(WHOLE);
        this.before = targets();
    }

    /// @param delivery type and settings of its node
    private static String single(String delivery) {
        return """
               {"format": 1, "name": "one", "nodes": {
                 "rows": {"type": "source.csv", "settings": {"path": "rows.csv", "columns": [
                   ["id", "BIGINT"], ["k", "BIGINT"], ["customer", "VARCHAR"]]}},
                 "out": {"type": %s}},
                "links": ["rows -> out"]}
               """
                .formatted(delivery);
    }

    private Duration length(Started command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        if (millrace(command).waitFor() != 0) {
            throw new IllegalStateException(Cancels.written(this.folder.resolve("log.txt")));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void sources() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, i * 7919 % 1000003 AS k, 'c' || i * 104729 % 100000 AS"
                            + " customer FROM range("
                            + ROWS
                            + ") t(i)) TO '"
                            + folder.resolve("rows.csv")
                            + "'");
            statement.execute(
                    "COPY (SELECT 'c' || i AS customer, 'name ' || i * 31 % 100000 AS name FROM"
                            + " range(100000) t(i)) TO '"
                            + folder.resolve("names.csv")
                            + "'");
        }
    }

    Duration length() {
        return length;
    }

    /// The packaged product where the caller names it, else its classes.
    private static List<String> product() {
        var home = System.getProperty("millrace.home");
        return home == null
                ? AllOrNothing.product()
                : List.of(Path.of(home, "bin", "millrace").toString());
    }

    private Process millrace(Started started) throws IOException {
        var command = new ArrayList<>(product());
        command.addAll(List.of("run", started.pipeline(), "--fresh"));
        var builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log.txt").toFile());
        if (started.commitPause() > 0) {
            builder.environment()
                    .put(
                            "JAVA_TOOL_OPTIONS",
                            "-Dmillrace.test.commitPause=" + started.commitPause());
        }
        return builder.start();
    }

    List<Stop> bare(int times) throws IOException, InterruptedException {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < times; i++) {
            var process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:+UseSerialGC",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    BareSleep.class.getName())
                            .redirectError(Redirect.INHERIT)
                            .start();
            try (var said = process.inputReader()) {
                said.readLine();
                long start = System.nanoTime();
                signals.interrupt(process);
                process.waitFor();
                stops.add(new Stop(System.nanoTime() - start, false, ""));
            }
        }
        return stops;
    }

    List<Stop> anywhere(int times) throws IOException, InterruptedException {
        return stops(times, WHOLE, () -> true, length);
    }

    /// Before its folder is there a run is being read, bound and planned.
    List<Stop> atStart(int times) throws IOException, InterruptedException {
        return stops(
                times, WHOLE, () -> true, Duration.ofMillis(Math.max(300, length.toMillis() / 4)));
    }

    List<Stop> whileStaging(int times) throws IOException, InterruptedException {
        return stops(times, WHOLE, this::isStaging, length.dividedBy(3));
    }

    List<Stop> whileCommitting(int times) throws IOException, InterruptedException {
        return stops(times, new Started("p.json", 5), this::isCommitting, Duration.ofMillis(50));
    }

    /// A CSV file that is being read into the warehouse.
    List<Stop> whileLoading(int times) throws IOException, InterruptedException {
        return single(times, "load.json", this::isStagingTables);
    }

    /// The same rows, each merged into the row with its key.
    List<Stop> whileMerging(int times) throws IOException, InterruptedException {
        return single(times, "merge.json", this::isStagingTables);
    }

    /// A file that is being written.
    List<Stop> whileDelivering(int times) throws IOException, InterruptedException {
        return single(times, "copy.json", this::isStaging);
    }

    private List<Stop> single(int times, String pipeline, BooleanSupplier due)
            throws IOException, InterruptedException {
        var started = new Started(pipeline, 0);
        var usual = length(started);
        before = targets();
        return stops(times, started, due, usual.dividedBy(2));
    }

    private boolean isStagingTables() {
        try (Stream<Path> runs = Files.list(folder.resolve(".millrace/runs"))) {
            return runs.anyMatch(run -> Files.exists(run.resolve("stage.duckdb")));
        } catch (IOException notThere) {
            return false;
        }
    }

    private boolean isStaging() {
        try (Stream<Path> files = Files.list(folder.resolve("out"))) {
            return files.anyMatch(file -> file.getFileName().toString().endsWith(".millrace"));
        } catch (IOException notThere) {
            return false;
        }
    }

    private boolean isCommitting() {
        try (Stream<Path> runs = Files.list(folder.resolve(".millrace/runs"))) {
            return runs.map(run -> Cancels.written(run.resolve("commit.json")))
                    .anyMatch(journal -> journal.contains("\"committing\""));
        } catch (IOException notThere) {
            return false;
        }
    }

    private List<Stop> stops(int times, Started started, BooleanSupplier due, Duration within)
            throws IOException, InterruptedException {
        var stops = new ArrayList<Stop>();
        for (int i = 0; i < times; i++) {
            var process = millrace(started);
            while (process.isAlive() && !due.getAsBoolean()) {
                LockSupport.parkNanos(1_000_000);
            }
            LockSupport.parkNanos(random.nextLong(within.toNanos()));
            if (process.isAlive()) {
                long start = System.nanoTime();
                signals.interrupt(process);
                int exit = process.waitFor();
                stops.add(stop(System.nanoTime() - start, exit));
            } else {
                before = targets();
                i--;
            }
        }
        return stops;
    }

    /// The exit code has to say what became of the targets.
    private Stop stop(long nanos, int exit) throws IOException {
        var now = targets();
        var changed = new TreeSet<>(now.entrySet().stream().map(Object::toString).toList());
        before.entrySet().forEach(entry -> toggle(changed, entry.toString()));
        boolean same = changed.isEmpty();
        before = now;
        var log = Cancels.written(folder.resolve("log.txt")).strip();
        return switch (exit) {
            case 130 -> new Stop(nanos, false, same ? "" : "cancelled, but changed: " + changed);
            case 0 -> new Stop(nanos, true, same ? "done, but targets are as before" : "");
            default -> new Stop(nanos, false, "exit " + exit + ": " + log);
        };
    }

    private static void toggle(Set<String> set, String each) {
        if (!set.remove(each)) {
            set.add(each);
        }
    }

    /// All that lies in the workspace but what runs keep for themselves: files with time and size,
    /// the warehouse by its rows, since a transaction that is taken back may leave free blocks.
    private Map<String, String> targets() throws IOException {
        var found = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = folder.relativize(file).toString();
                if (name.equals("warehouse.duckdb")) {
                    found.put(name, rowsOf(file));
                } else if (!name.startsWith(".millrace/") && !name.equals("log.txt")) {
                    found.put(name, Files.getLastModifiedTime(file) + " " + Files.size(file));
                }
            }
        }
        return found;
    }

    private static String rowsOf(Path warehouse) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + warehouse + "' AS w (READ_ONLY)");
            try (var rows =
                    statement.executeQuery(
                            "SELECT (SELECT count(*) || ' ' || bit_xor(hash(t)) FROM w.t"
                                    + " t) || ' ' || (SELECT count(*) || ' ' || bit_xor(hash(d)) FROM"
                                    + " w._millrace_deliveries d)")) {
                rows.next();
                return rows.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Runs in this process: what is measured is the run's own part.
    List<Stop> inProcess(int times) throws Exception {
        var stops = new ArrayList<Stop>();
        var engine =
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of());
        var workbench = new Workbench(engine);
        try (var threads = Executors.newFixedThreadPool(1)) {
            for (int i = 0; i < times; i++) {
                var open = OpenPipeline.read(folder.resolve("p.json"));
                var ready =
                        workbench.ready(
                                open, RunCall.PLAIN.keeping(new RunCall.Keeping(true, false, 0)));
                var result = threads.submit(() -> workbench.execute(ready, _ -> {}));
                LockSupport.parkNanos(random.nextLong(length.toNanos() * 8 / 10));
                long start = System.nanoTime();
                ready.job().orElseThrow().cancel();
                var outcome = result.get().outcome();
                long took = System.nanoTime() - start;
                stops.add(stop(took, outcome == RunEvent.Outcome.CANCELLED ? 130 : 0));
            }
        }
        return stops;
    }
}
