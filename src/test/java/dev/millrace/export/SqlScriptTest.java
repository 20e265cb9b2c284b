package dev.millrace.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The exported script, run by a plain engine, leaves what the run leaves.
class SqlScriptTest {

    private static final Path SAMPLES = Path.of("pipelines");

    private final Engine engine =
            new Engine(new Planner(NodeCatalog.load()), Clock.systemUTC(), Map.of());

    @TempDir private Path temporary;

    private Path copy(String name) throws IOException {
        var folder = temporary.toRealPath().resolve(name);
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve(".millrace"));
        try (var files = Files.walk(SAMPLES, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var relative = SAMPLES.relativize(file);
                if (!relative.startsWith("output")) {
                    Files.copy(file, folder.resolve(relative.toString()));
                }
            }
        }
        return folder;
    }

    private String script(Path file) {
        var planned = engine.plan(OpenPipeline.read(file).source(), RunCall.PLAIN);
        return SqlScript.of(planned.plan().orElseThrow(), String.valueOf(file.getFileName()));
    }

    @ParameterizedTest
    @CsvSource({
        "superstore-sales, superstore, output/superstore/daily-sales.csv, regional_sales",
        "superstore-sales, superstore, output/superstore/sales/**/*.parquet, customer_value",
        "superstore-sales, superstore, output/superstore/top-customers.json, customer_value",
        "flight-delays, flights, output/flights/by-airport.parquet, flight_distance_bands",
        "flight-delays, flights, output/flights/by-hour.csv, flight_distance_bands"
    })
    void leavesWhatTheRunLeaves(String sample, String output, String file, String table)
            throws IOException, SQLException {
        var run = copy("run");
        var pipeline = run.resolve(sample + ".pipeline.json");
        var workbench = new Workbench(engine);
        var ready = workbench.ready(OpenPipeline.read(pipeline), RunCall.PLAIN);
        assertThat(workbench.execute(ready, _ -> {}).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);

        var hand = copy("hand");
        Files.createDirectories(hand.resolve("output").resolve(output));
        byHand(hand, script(hand.resolve(sample + ".pipeline.json")));

        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("ATTACH '" + run + "/warehouse.duckdb' AS a (READ_ONLY)");
            statement.execute("ATTACH '" + hand + "/warehouse.duckdb' AS b (READ_ONLY)");
            same(statement, "'" + run + "/" + file + "'", "'" + hand + "/" + file + "'");
            same(statement, "a." + table, "b." + table);
        }
    }

    private static void byHand(Path folder, String script) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            var there = folder.toString();
            statement.execute(
                    script.replace("'data/", "'" + there + "/data/")
                            .replace("'output/", "'" + there + "/output/")
                            .replace("'warehouse.duckdb'", "'" + there + "/warehouse.duckdb'"));
        }
    }

    /// As multisets; numbers that are not exact are compared to nine digits.
    private static void same(Statement statement, String ours, String byHand) throws SQLException {
        assertThat(rows(statement, ours)).isNotEmpty().isEqualTo(rows(statement, byHand));
    }

    private static List<String> rows(Statement statement, String from) throws SQLException {
        var rows = new ArrayList<String>();
        try (var result = statement.executeQuery("SELECT * FROM " + from)) {
            while (result.next()) {
                var row = new StringBuilder();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    var value = result.getObject(i);
                    row.append('|')
                            .append(
                                    value instanceof Double number
                                            ? String.format(Locale.ROOT, "%.9g", number)
                                            : value);
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    @Test
    void saysWhatEachStatementIsFor() throws IOException {
        var folder = copy("read");
        var script = script(folder.resolve("superstore-sales.pipeline.json"));
        assertThat(script)
                .startsWith("-- Superstore sales, from superstore-sales.pipeline.json.")
                .contains("-- one_product: One name per product. 32 products carry two names")
                .contains("SET VARIABLE \"since\" = CAST('2014-01-01' AS DATE);")
                .contains("read_csv(['data/orders.csv']")
                .contains("TO 'output/superstore/daily-sales.csv' (FORMAT csv")
                .doesNotContain(folder.toString());
    }
}
