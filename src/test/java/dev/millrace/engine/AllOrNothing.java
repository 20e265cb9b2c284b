package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.history.History;
import dev.millrace.history.RunRow;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A workspace whose pipeline delivers to targets of every kind, some of it from rows that earlier
/// runs kept. Each run is a batch, in a process of its own; whatever happened to it, this says
/// whether all targets are as before it or all as after it.
public final class AllOrNothing {

    /// So many, with a time for each step of a commit, that a run can be met anywhere.
    private static final long ROWS = 20_000;

    /// In place of an exit code.
    static final int HANGS = -1;

    private static final long PATIENCE_SECONDS = 120;

    private static final long BASE_ROWS = 3_000;

    /// A class path, on which a process of the product can be given any options.
    private static final List<String> JAVA =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m");

    private final Path folder;
    private int batch;
    private Map<String, String> filesBefore = new TreeMap<>();

    /// How a process ended.
    ///
    /// @param said on both of its outputs
    public record Ended(int exit, String said) {}

    public AllOrNothing(Path folder) throws IOException {
        this.folder = folder.toRealPath();
        Files.createDirectories(this.folder.resolve(".millrace"));
        Files.writeString(this.folder.resolve("p.json"), PIPELINE);
        input("in.csv", "one\n1\n");
        var base = new StringBuilder("part,amount\n");
        for (long i = 0; i < BASE_ROWS; i++) {
            base.append(i % 3).append(',').append(i).append('\n');
        }
        input("base.csv", base.toString());
    }

    /// Of a file that changed lately nothing is kept.
    private void input(String name, String text) throws IOException {
        var file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static final String PIPELINE =
            """
            {"format": 1, "name": "batches", "parameters": {"batch": {"type": "BIGINT", "default": 0}},
             "nodes": {
              "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [["one", "BIGINT"]]}},
              "base": {"type": "source.csv", "settings": {"path": "base.csv", "columns": [["part", "BIGINT"], ["amount", "BIGINT"]]}},
              "rows": {"type": "transform.sql", "settings": {"sql": "SELECT r.range AS id, $batch AS batch, r.range % 3 AS part FROM src, range(20000) r ORDER BY id"}},
              "totals": {"type": "transform.aggregate", "settings": {"group": ["part"], "measures": [["total", "sum(amount)"]]}},
              "scaled": {"type": "transform.sql", "settings": {"sql": "SELECT part, total * $batch AS total, $batch AS batch FROM totals"}},
              "totals_file": {"type": "storage.csv", "settings": {"path": "out/totals.csv"}},
              "scaled_file": {"type": "storage.csv", "settings": {"path": "out/scaled.csv"}},
              "file": {"type": "storage.csv", "settings": {"path": "out/file.csv"}},
              "lake": {"type": "storage.parquet", "settings": {"path": "out/lake", "partition_by": ["part"]}},
              "set": {"type": "serving.dataset", "settings": {"folder": "out/set"}},
              "log": {"type": "storage.parquet", "settings": {"path": "out/log", "append": true}},
              "replaced": {"type": "storage.warehouse", "settings": {"table": "replaced"}},
              "appended": {"type": "storage.warehouse", "settings": {"table": "appended", "mode": "append"}},
              "merged": {"type": "storage.warehouse", "settings": {"table": "merged", "mode": "merge", "keys": ["id"]}}},
             "links": ["src -> rows", "base -> totals", "totals -> scaled", "totals -> totals_file",
              "scaled -> scaled_file", "rows -> file", "rows -> lake", "rows -> log", "rows -> set",
              "rows -> replaced", "rows -> appended", "rows -> merged"]}
            """;

    public Path folder() {
        return folder;
    }

    public Path pipeline() {
        return folder.resolve("p.json");
    }

    /// The batch that the next run writes.
    public int next() {
        return batch + 1;
    }

    public int batches() {
        return batch;
    }

    /// The command that starts the product on a class path.
    ///
    /// @param options of the JVM
    public static List<String> product(String... options) {
        var command = new ArrayList<>(JAVA);
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classPath(), "dev.millrace.launch.Main"));
        return command;
    }

    /// Of this process, for one that works in another folder.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /// Starts a process of the product in the workspace.
    Process start(List<String> product, String... arguments) throws IOException {
        var command = new ArrayList<>(product);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
    }

    /// Not in the workspace, whose disk may be full.
    private File log() {
        return Path.of(folder + ".log").toFile();
    }

    /// Starts the next batch.
    Process run(List<String> product, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("run", "p.json", "-p", "batch=" + next()));
        arguments.addAll(List.of(more));
        return start(product, arguments.toArray(String[]::new));
    }

    Ended ended(Process process) throws IOException, InterruptedException {
        int exit = HANGS;
        if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            exit = process.exitValue();
        } else {
            process.destroyForcibly().waitFor();
        }
        return new Ended(exit, Files.readString(log().toPath(), StandardCharsets.UTF_8).strip());
    }

    /// A batch that nothing is done to.
    ///
    /// @return empty if it went well and every target has the right rows
    public String whole() throws IOException, InterruptedException, SQLException {
        int before = batch;
        var ended = ended(run(product()));
        if (ended.exit() != 0) {
            return "the next run ended with " + ended.exit() + ": " + ended.said();
        }
        var problem = problem();
        return problem.isEmpty() && batch == before ? "the next run wrote nothing" : problem;
    }

    /// What the next start of the product does first.
    ///
    /// @return empty if nothing stood in its way
    String mend() {
        var workspace = new Workspace(folder);
        var faults = new ArrayList<Fault>(new Recovery(workspace).mend());
        try (var history = History.open(folder.resolve(".millrace"))) {
            history.interrupt(new LiveRuns(workspace)::isAlive);
        } catch (FaultException e) {
            faults.add(e.fault());
        }
        return faults.isEmpty() ? "" : "not mended: " + faults;
    }

    /// Empty if all targets are as before, or all are as after one more batch, which then counts.
    public String problem() throws IOException, SQLException {
        var left = leftBeside();
        if (!left.isEmpty()) {
            return "left beside: " + left;
        }
        var files = files();
        if (batch == 0 && files.isEmpty()) {
            return "";
        }
        if (batch > 0 && files.equals(filesBefore) && unlike(batch).isEmpty()) {
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
        if (logs != batch || lake != 3 || files.size() != logs + lake + 3 + 4) {
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
            wanted.put("read_parquet('" + folder + "/out/set/1.0.0/data.parquet')", last);
            wanted.put("read_parquet('" + folder + "/out/log/*.parquet')", all);
            wanted.put("w.replaced", last);
            wanted.put("w.appended", all);
            wanted.put("w.merged", last);
            wanted.put(total("totals", 1), totals(1));
            wanted.put(total("scaled", batches), totals(batches));
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

    /// A file of totals as a relation of the same columns as the others.
    private String total(String name, int batches) {
        return "(SELECT total AS id, %d AS batch, part FROM read_csv('%s/out/%s.csv'))"
                .formatted(batches, folder, name);
    }

    private static String totals(int batches) {
        return "SELECT sum(range) * %1$d, %1$d, range %% 3 FROM range(%2$d) GROUP BY range %% 3"
                .formatted(batches, BASE_ROWS);
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

    /// The files of the content store, if there are any.
    List<Path> store() throws IOException {
        var store = folder.resolve(".millrace/store");
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException gone) {
            return List.of();
        }
    }

    /// What is half-written in the store, or has no facts.
    List<Path> halves() throws IOException {
        var files = store();
        return files.stream().filter(file -> isHalf(file, files)).toList();
    }

    private static boolean isHalf(Path file, List<Path> files) {
        var name = file.getFileName().toString();
        return name.endsWith(".part")
                || (name.endsWith(".parquet")
                        && !files.contains(file.resolveSibling(name.replace(".parquet", ".json"))));
    }

    /// Lets a day pass for what is half-written in the store, and one more run be made.
    ///
    /// @return empty if all of it is gone then
    public String halvesThatStay() throws IOException, InterruptedException, SQLException {
        for (Path half : halves()) {
            Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(86_400)));
        }
        var problem = whole();
        var left = halves();
        return problem.isEmpty() && !left.isEmpty() ? "stay in the store: " + left : problem;
    }
}
