package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples people open first, run on their real data in a folder with a difficult name, and
/// held against SQL written by hand over the raw files.
class SamplesTest {

    private static final Path SAMPLES = Path.of("pipelines");

    /// Agreement of floating-point results, relative.
    private static final double CLOSE = 1e-9;

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void copySamples() throws IOException {
        folder = temporary.toRealPath().resolve("my \"samples\" it's 🚀");
        Files.createDirectories(folder.resolve("data"));
        Files.createDirectories(folder.resolve(".millrace"));
        try (var files = Files.walk(SAMPLES, 2)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var name = SAMPLES.relativize(file);
                if (!name.startsWith("output")) {
                    Files.copy(file, folder.resolve(name.toString()));
                }
            }
        }
    }

    private static Workbench workbench() {
        return new Workbench(
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of()));
    }

    private List<RunEvent> run(String sample, RunCall call) {
        return run(OpenPipeline.read(file(sample)), call);
    }

    private static List<RunEvent> run(OpenPipeline open, RunCall call) {
        var workbench = workbench();
        var ready = workbench.ready(open, call);
        var events = new ArrayList<RunEvent>();
        assertThat(ready.faults()).noneMatch(Fault::isError);
        var result = workbench.execute(ready, events::add);
        assertThat(result.outcome())
                .as("%s", failures(events))
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(result.number()).isPresent();
        return events;
    }

    private static List<RunEvent> failures(List<RunEvent> events) {
        return events.stream().filter(event -> event instanceof RunEvent.StepFailed).toList();
    }

    private Path file(String sample) {
        return folder.resolve(sample + ".pipeline.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void isWrittenInTheCanonicalForm(String sample) throws IOException {
        assertThat(PipelineWriter.text(PipelineReader.read(file(sample))))
                .isEqualTo(Files.readString(file(sample)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"superstore-sales", "flight-delays"})
    void isCheckedWithoutAWarning(String sample) {
        assertThat(workbench().check(OpenPipeline.read(file(sample)), RunCall.PLAIN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(CountMode.class)
    void superstoreAgreesWithSqlByHand(CountMode mode) throws SQLException {
        run("superstore-sales", RunCall.PLAIN.counting(mode));
        try (var sql = raw("2014-01-01")) {
            assertThat(one(sql, "SELECT round(sum(sales), 2) FROM lake")).isEqualTo("2297200.86");
            assertThat(one(sql, "SELECT round(sum(profit), 2) FROM lake")).isEqualTo("286397.02");
            assertThat(one(sql, "SELECT count(DISTINCT order_id) FROM lake")).isEqualTo("5009");
            assertThat(one(sql, "SELECT count(*) FROM w.customer_value")).isEqualTo("793");
            superstoreAgrees(sql);
        }
    }

    @Test
    void superstoreHonoursItsParameter() throws SQLException {
        run("superstore-sales", RunCall.PLAIN.with(Map.of("since", "2016-06-15")));
        try (var sql = raw("2016-06-15")) {
            assertThat(one(sql, "SELECT count(*) < 6000 FROM lake")).isEqualTo("true");
            superstoreAgrees(sql);
        }
    }

    @Test
    void superstoreIsSafeToRunTwice() throws SQLException {
        run("superstore-sales", RunCall.PLAIN);
        run("superstore-sales", RunCall.PLAIN);
        try (var sql = raw("2014-01-01")) {
            superstoreAgrees(sql);
        }
    }

    /// All targets are replaced but the customers, who are merged: those without an order stay.
    @Test
    void customersOfEarlierRunsStay() throws SQLException {
        run("superstore-sales", RunCall.PLAIN);
        run("superstore-sales", RunCall.PLAIN.with(Map.of("since", "2017-01-01")));
        try (var sql = raw("2017-01-01")) {
            same(sql, "SELECT count(*) FROM lake", "SELECT count(*) FROM orders");
            assertThat(one(sql, "SELECT count(*) FROM w.customer_value")).isEqualTo("793");
        }
    }

    /// Each target against the raw files, from the orders that `raw` took.
    private static void superstoreAgrees(Connection sql) throws SQLException {
        same(
                sql,
                "SELECT order_date, orders, \"lines\", sales, profit FROM"
                        + " read_csv('output/superstore/daily-sales.csv')",
                "SELECT \"Order Date\", count(DISTINCT \"Order ID\"), count(*), sum(Sales),"
                        + " sum(Profit) FROM orders GROUP BY 1");
        same(
                sql,
                "SELECT region, category, customers, quantity, sales, place FROM"
                        + " w.regional_sales",
                "SELECT Region, Category, count(DISTINCT \"Customer ID\"), sum(Quantity),"
                        + " sum(Sales), rank() OVER (PARTITION BY Region ORDER BY sum(Sales)"
                        + " DESC) FROM orders JOIN (SELECT DISTINCT \"Product ID\", Category"
                        + " FROM products) USING (\"Product ID\") GROUP BY 1, 2");
        same(
                sql,
                "SELECT customer_id, customer, segment, orders, last_order, sales, profit FROM"
                        + " w.customer_value",
                "SELECT \"Customer ID\", \"Customer Name\", Segment, count(DISTINCT \"Order"
                        + " ID\"), max(\"Order Date\"), sum(Sales), sum(Profit) FROM orders JOIN"
                        + " customers USING (\"Customer ID\") GROUP BY 1, 2, 3");
        same(
                sql,
                "SELECT customer_id FROM read_json('output/superstore/top-customers.json')",
                "SELECT \"Customer ID\" FROM orders GROUP BY 1 ORDER BY sum(Sales) DESC, 1"
                        + " LIMIT 10");
        same(
                sql,
                "SELECT row_id, product, margin, ship_days, year, postal_code FROM lake",
                "SELECT \"Row ID\", first_name, round(Profit::DOUBLE / Sales::DOUBLE, 4),"
                        + " datediff('day', \"Order Date\", \"Ship Date\"), year(\"Order"
                        + " Date\"), right('0' || \"Postal Code\", 5) FROM orders JOIN (SELECT"
                        + " \"Product ID\", min(\"Product Name\") AS first_name FROM products"
                        + " GROUP BY 1) USING (\"Product ID\")");
        for (String none : List.of("bad-lines", "rejected")) {
            assertThat(one(sql, "SELECT count(*) FROM 'output/superstore/" + none + ".csv'"))
                    .isEqualTo("0");
        }
    }

    @Test
    void realBadLinesLandInQuarantine() throws IOException, SQLException {
        var orders = folder.resolve("data/orders.csv");
        var bad =
                """
                9995,CA-2017-1,yesterday,2017-01-02,First Class,X,Y,Z,C,S,1,West,1,1,0,0
                9996,CA-2017-1,2017-01-01
                9997,CA-2017-000001,2017-01-05,2017-01-02,First Class,AA-10315,OFF-AR-10002399,Z,C,S,1,West,1,1,0,0
                """;
        Files.writeString(orders, bad, StandardOpenOption.APPEND);
        run("superstore-sales", RunCall.PLAIN);
        try (var sql = raw("2014-01-01")) {
            assertThat(rows(sql, "SELECT line, text[:4] FROM 'output/superstore/bad-lines.csv'"))
                    .containsExactlyInAnyOrder(List.of(9_996L, "9995"), List.of(9_997L, "9996"));
            assertThat(rows(sql, "SELECT row_id, reason FROM 'output/superstore/rejected.csv'"))
                    .containsExactly(List.of(9_997L, "ship_date >= order_date"));
            assertThat(one(sql, "SELECT count(*) FROM lake")).isEqualTo("9994");
        }
    }

    @Test
    void flightsAreSafeToRunTwice() throws IOException {
        run("flight-delays", RunCall.PLAIN);
        var hours = Files.readString(folder.resolve("output/flights/by-hour.csv"));
        run("flight-delays", RunCall.PLAIN);

        assertThat(folder.resolve("output/flights/by-hour.csv")).hasContent(hours);
        assertThat(folder.resolve("output/flights/by-airport.parquet")).isRegularFile();
    }

    @ParameterizedTest
    @EnumSource(CountMode.class)
    void flightsAgreeWithSqlByHand(CountMode mode) throws SQLException {
        run("flight-delays", RunCall.PLAIN.counting(mode));
        try (var sql = raw("2014-01-01")) {
            var flown =
                    "(SELECT f.* FROM flights f JOIN airports o ON f.origin = o.iata JOIN airports"
                            + " d ON f.destination = d.iata)";
            same(
                    sql,
                    "SELECT origin, flights, mean_delay, late_share FROM"
                            + " 'output/flights/by-airport.parquet'",
                    "SELECT origin, count(*), avg(delay), sum(CASE WHEN delay > 15 THEN 1 ELSE 0"
                            + " END) / count(*) FROM "
                            + flown
                            + " GROUP BY 1 HAVING count(*) >= 100");
            same(
                    sql,
                    "SELECT hour, flights, median_delay, late FROM"
                            + " read_csv('output/flights/by-hour.csv')",
                    "SELECT hour(date), count(*), median(delay), count(CASE WHEN delay > 15 THEN 1"
                            + " END) FROM "
                            + flown
                            + " GROUP BY 1");
            same(
                    sql,
                    "SELECT band, flights, miles, mean_delay FROM w.flight_distance_bands",
                    "SELECT if(distance < 500, 'short', if(distance < 1500, 'medium', 'long')),"
                            + " count(*), sum(distance), avg(delay) FROM "
                            + flown
                            + " GROUP BY 1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "superstore-sales, AUTO", "superstore-sales, EXACT", "superstore-sales, FREE",
        "flight-delays, AUTO", "flight-delays, EXACT", "flight-delays, FREE"
    })
    void countsAreThoseOfPlainCounts(String sample, CountMode mode) throws IOException {
        var shown = counts(run(sample, RunCall.PLAIN.counting(mode)));
        var plain = plainCounts(sample, shown.keySet());
        shown.forEach(
                (port, count) -> {
                    switch (count) {
                        case Count.Exact(long rows) ->
                                assertThat(rows).as(port).isEqualTo(plain.get(port));
                        case Count.AtLeast(long rows) ->
                                assertThat(rows).as(port).isLessThanOrEqualTo(plain.get(port));
                        case Count.NotComputed _ ->
                                assertThat(mode).as(port).isNotEqualTo(CountMode.EXACT);
                    }
                });
    }

    private static Map<String, Count> counts(List<RunEvent> events) {
        var counts = new HashMap<String, Count>();
        for (RunEvent event : events) {
            if (event instanceof RunEvent.NodeFinished node) {
                node.counts().forEach((port, count) -> counts.put(node.node() + "." + port, count));
            }
        }
        return counts;
    }

    /// Each port counted by a node of its own, which a file of its own is written from.
    private Map<String, Long> plainCounts(String sample, Set<String> ports) throws IOException {
        var pipeline = PipelineReader.read(file(sample));
        var measure = Value.items(Value.items(Value.of("n"), Value.of("count(*)")));
        for (String port : ports) {
            var id = "n_" + port.replace('.', '_');
            var path = Value.of("counted/" + port + ".csv");
            pipeline =
                    pipeline.with(Node.of(id, "transform.aggregate", fields("measures", measure)))
                            .with(Node.of(id + "_out", "storage.csv", fields("path", path)))
                            .linked(Link.of(port, id))
                            .linked(Link.of(id, id + "_out"));
        }
        run(
                OpenPipeline.of(PipelineWriter.text(pipeline), file(sample)),
                RunCall.PLAIN.counting(CountMode.FREE));
        var counts = new HashMap<String, Long>();
        for (String port : ports) {
            var lines = Files.readAllLines(folder.resolve("counted/" + port + ".csv"));
            counts.put(port, Long.valueOf(lines.getLast()));
        }
        return counts;
    }

    private static Value.Fields fields(String name, Value value) {
        return Value.fields(Map.entry(name, value));
    }

    /// The raw files and what the runs left, as tables of an engine of its own.
    ///
    /// @param since first day of the orders
    private Connection raw(String since) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            var here = folder.toString().replace("'", "''");
            statement.execute("SET file_search_path = '" + here + "'");
            statement.execute("ATTACH '" + here + "/warehouse.duckdb' AS w (READ_ONLY)");
            for (String name : List.of("orders", "customers", "products", "airports")) {
                var types =
                        name.equals("orders")
                                ? ", types = {'Sales': 'DECIMAL(12,4)', 'Profit': 'DECIMAL(12,4)', 'Postal"
                                        + " Code': 'VARCHAR', 'Order Date': 'DATE'}"
                                : "";
                statement.execute(
                        "CREATE TABLE "
                                + name
                                + " AS SELECT * FROM read_csv('data/"
                                + name
                                + ".csv'"
                                + types
                                + ", ignore_errors = true)");
            }
            statement.execute("DELETE FROM orders WHERE \"Order Date\" < DATE '" + since + "'");
            statement.execute(
                    "CREATE VIEW flights AS SELECT * FROM 'data/flights-2001-01.parquet'");
            if (Files.exists(folder.resolve("output/superstore/sales"))) {
                statement.execute(
                        "CREATE VIEW lake AS SELECT * FROM"
                                + " read_parquet('output/superstore/sales/**/*.parquet',"
                                + " hive_partitioning = true)");
            }
        }
        return connection;
    }

    private static String one(Connection sql, String query) throws SQLException {
        return String.valueOf(rows(sql, query).getFirst().getFirst());
    }

    /// The same rows, in any order; floating-point numbers close to each other.
    private static void same(Connection sql, String ours, String byHand) throws SQLException {
        var found = rows(sql, "SELECT * FROM (" + ours + ") ORDER BY ALL");
        var expected = rows(sql, "SELECT * FROM (" + byHand + ") ORDER BY ALL");
        assertThat(found).as(ours).hasSameSizeAs(expected).isNotEmpty();
        for (int row = 0; row < found.size(); row++) {
            for (int column = 0; column < found.get(row).size(); column++) {
                equal(found.get(row).get(column), expected.get(row).get(column), ours);
            }
        }
    }

    private static void equal(Object found, Object expected, String about) {
        if (found instanceof Number one && expected instanceof Number other) {
            double close = CLOSE * Math.max(1, Math.abs(other.doubleValue()));
            assertThat(one.doubleValue()).as(about).isCloseTo(other.doubleValue(), offset(close));
        } else {
            assertThat(String.valueOf(found)).as(about).isEqualTo(String.valueOf(expected));
        }
    }

    private static List<List<Object>> rows(Connection sql, String query) throws SQLException {
        try (var statement = sql.createStatement();
                var result = statement.executeQuery(query)) {
            var rows = new ArrayList<List<Object>>();
            while (result.next()) {
                var row = new ArrayList<Object>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    var value = result.getObject(i);
                    row.add(value == null ? "NULL" : value);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
