package dev.millrace.bench;

import com.google.auto.service.AutoService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/// Runs what does not fit into the memory it is given, and looks at the whole process from outside.
@AutoService(Benchmark.class)
public final class Memory implements Benchmark {

    private static final long MEMORY_MB = 500;
    private static final long MORE_MB = 300;
    private static final String LARGER =
            """
            {"format": 1, "name": "larger", "nodes": {
              "rows": {"type": "source.csv", "settings": {"path": "rows.csv", "columns": [
                ["id", "BIGINT"], ["k", "BIGINT"], ["customer", "VARCHAR"], ["price", "DOUBLE"]]}},
              "sorted": {"type": "transform.sort", "settings": {"by": ["customer", "k"]}},
              "unique_rows": {"type": "transform.deduplicate", "settings": {
                "keys": ["customer", "price"], "by": ["id"]}},
              "in_order": {"type": "storage.parquet", "settings": {"path": "sorted.parquet"}},
              "once": {"type": "storage.parquet", "settings": {"path": "unique.parquet"}}},
             "links": ["rows -> sorted", "sorted -> in_order", "rows -> unique_rows", "unique_rows -> once"]}
            """;

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String about() {
        return "Peak memory of the whole process over --memory, and what is left of its spill.";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var table = Table.of("MB over", "allowed", "peak MB", "spill left", "seconds", "pipeline");
        var larger = Files.createDirectory(folder.resolve("larger"));
        Files.createDirectory(larger.resolve(".millrace"));
        Files.writeString(larger.resolve("p.json"), LARGER);
        rows(larger.resolve("rows.csv"));
        table = table.with(run(larger, "p.json", "sort and deduplicate"));
        var orders = Files.createDirectory(folder.resolve("orders"));
        new Orders(orders, false);
        table = table.with(run(orders, "orders.pipeline.json", "filter, joins, group, sort"));
        return table;
    }

    @Override
    public void report(Table table) throws IOException {
        Report.reliability()
                .write(
                        name(),
                        String.format(
                                        Locale.ROOT,
                                        "`millrace run --memory %dMB` over CSV files of %,d rows."
                                                + " The peak is `VmHWM` of the process, the heap of the"
                                                + " JVM included.%n%n",
                                        MEMORY_MB,
                                        Orders.ROWS)
                                + table.markdown());
    }

    private static void rows(Path file) throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, i * 7919 % 10000000 AS k, 'customer ' || i * 104729 %"
                            + " 5000000 AS customer, (i * 31 % 10000) / 100.0 AS price FROM range("
                            + Orders.ROWS
                            + ") t(i)) TO '"
                            + file
                            + "'");
        }
    }

    private static String[] run(Path folder, String pipeline, String what) throws Exception {
        long start = System.nanoTime();
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("millrace.home"), "bin", "millrace")
                                        .toString(),
                                "run",
                                pipeline,
                                "--memory",
                                MEMORY_MB + "MB")
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log.txt").toFile())
                        .start();
        double peak = 0;
        while (process.isAlive()) {
            peak = Math.max(peak, peakMegabytes(process.pid()));
            LockSupport.parkNanos(20_000_000);
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("log.txt")));
        }
        return new String[] {
            String.format(Locale.ROOT, "%.0f", peak - MEMORY_MB),
            Long.toString(MORE_MB),
            String.format(Locale.ROOT, "%.0f", peak),
            String.join(" ", left(folder.resolve(".millrace/scratch"))),
            String.format(Locale.ROOT, "%.0f", (System.nanoTime() - start) / 1e9),
            what
        };
    }

    /// The system's own record of the most a process ever held; in units of 1,000,000 bytes, as
    /// `--memory` counts them.
    private static double peakMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                            .findFirst()
                            .orElse(0)
                    * 1024
                    / 1e6;
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    private static List<String> left(Path scratch) throws IOException {
        var left = new ArrayList<String>();
        if (Files.isDirectory(scratch)) {
            try (Stream<Path> files = Files.walk(scratch)) {
                files.filter(file -> !file.equals(scratch))
                        .forEach(file -> left.add(file.getFileName().toString()));
            }
        }
        return left.isEmpty() ? List.of("none") : left;
    }
}
