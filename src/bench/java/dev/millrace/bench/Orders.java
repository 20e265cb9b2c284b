package dev.millrace.bench;

import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planner;
import dev.millrace.worker.OpenPipeline;
import dev.millrace.worker.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// Generated orders with products and customers, and the pipeline that is measured over them:
/// filter, two joins, group, sort.
final class Orders {

    static final long ROWS = Long.getLong("bench.rows", 10_000_000L);
    static final int THREADS = 2;
    static final long MEMORY = 4_000_000_000L;

    private final Path folder;
    private final boolean parquet;
    private final long rows;
    private final Path file;
    private final Workbench workbench =
            new Workbench(
                    new Engine(
                            new Planner(NodeCatalog.load(), PipelineReader::read),
                            Clock.systemUTC(),
                            Map.of()));

    Orders(Path folder, boolean parquet) throws Exception {
        this(folder, parquet, ROWS);
    }

    Orders(Path folder, boolean parquet, long rows) throws Exception {
        this.folder = folder.toRealPath();
        this.parquet = parquet;
        this.rows = rows;
        make();
        this.file = write();
        // Else whoever is measured first shares the disk with what is still being written out.
        if (new ProcessBuilder("sync").inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("sync failed");
        }
    }

    private void make() throws Exception {
        Files.createDirectories(folder.resolve(".millrace"));
        var to = parquet ? "parquet" : "csv";
        sql(
                "COPY (SELECT i AS id, i * 7919 % 1000 AS product, i * 104729 % 100000 AS customer,"
                        + " i % 17 AS qty, (i * 31 % 10000) / 100.0 AS price, DATE '2020-01-01' +"
                        + " CAST(i % 1000 AS INTEGER) AS day FROM range("
                        + rows
                        + ") t(i)) TO '"
                        + folder.resolve("orders." + to)
                        + "'",
                "COPY (SELECT i AS product, 'category ' || i % 40 AS category FROM range(1000)"
                        + " t(i)) TO '"
                        + folder.resolve("products." + to)
                        + "'",
                "COPY (SELECT i AS customer, 'region ' || i % 12 AS region FROM range(100000) t(i))"
                        + " TO '"
                        + folder.resolve("customers." + to)
                        + "'");
    }

    private static void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /// The statement a person would write, on an instance of its own.
    void byHand() throws SQLException {
        sql(
                "SET threads = " + THREADS,
                "SET memory_limit = '" + MEMORY + "B'",
                "COPY (SELECT region, category, sum(qty * price) AS sales, count(*) AS orders FROM "
                        + from(
                                "orders",
                                "id BIGINT, product BIGINT, customer BIGINT, qty BIGINT,"
                                        + " price DOUBLE, day DATE")
                        + " o JOIN "
                        + from("products", "product BIGINT, category VARCHAR")
                        + " p USING (product) JOIN "
                        + from("customers", "customer BIGINT, region VARCHAR")
                        + " c USING (customer) WHERE qty > 2 GROUP BY region, category ORDER BY"
                        + " sales DESC) TO '"
                        + folder.resolve("by-hand.parquet")
                        + "' (FORMAT parquet, COMPRESSION zstd)");
    }

    private String from(String name, String columns) {
        if (parquet) {
            return "read_parquet('" + folder.resolve(name + ".parquet") + "')";
        }
        var struct = columns.replaceAll("(\\w+) (\\w+)", "'$1': '$2'");
        return "read_csv('"
                + folder.resolve(name + ".csv")
                + "', header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
                + " nullstr = [''], allow_quoted_nulls = false, columns = {"
                + struct
                + "})";
    }

    Pipeline pipeline() {
        var pipeline = Pipeline.EMPTY.named("orders");
        pipeline =
                source(
                        pipeline,
                        "orders",
                        "id BIGINT",
                        "product BIGINT",
                        "customer BIGINT",
                        "qty BIGINT",
                        "price DOUBLE",
                        "day DATE");
        pipeline = source(pipeline, "products", "product BIGINT", "category VARCHAR");
        pipeline = source(pipeline, "customers", "customer BIGINT", "region VARCHAR");
        return pipeline.with(
                        node(
                                "large",
                                "transform.filter",
                                Map.entry("condition", Value.of("qty > 2"))))
                .with(node("with_product", "transform.join", on("product")))
                .with(node("with_customer", "transform.join", on("customer")))
                .with(
                        node(
                                "grouped",
                                "transform.aggregate",
                                Map.entry("group", texts("region", "category")),
                                Map.entry(
                                        "measures",
                                        Value.items(
                                                measure("sales", "sum(qty * price)"),
                                                measure("orders", "count(*)")))))
                .with(node("sorted", "transform.sort", Map.entry("by", texts("sales DESC"))))
                .with(
                        node(
                                "stored",
                                "storage.parquet",
                                Map.entry("path", Value.of("stored.parquet"))))
                .linked(Link.of("orders", "large"))
                .linked(Link.of("large", "with_product.left"))
                .linked(Link.of("products", "with_product.right"))
                .linked(Link.of("with_product", "with_customer.left"))
                .linked(Link.of("customers", "with_customer.right"))
                .linked(Link.of("with_customer", "grouped"))
                .linked(Link.of("grouped", "sorted"))
                .linked(Link.of("sorted", "stored"));
    }

    private Pipeline source(Pipeline pipeline, String name, String... columns) {
        if (parquet) {
            var path = Value.of(name + ".parquet");
            return pipeline.with(node(name, "source.parquet", Map.entry("path", path)));
        }
        var typed = List.of(columns).stream().map(Orders::column).toList();
        return pipeline.with(
                node(
                        name,
                        "source.csv",
                        Map.entry("path", Value.of(name + ".csv")),
                        Map.entry("columns", new Value.Items(typed))));
    }

    private static Value column(String typed) {
        int space = typed.indexOf(' ');
        return Value.fields(
                Map.entry("name", Value.of(typed.substring(0, space))),
                Map.entry("type", Value.of(typed.substring(space + 1))));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // handed on as they came
    private static Node node(String id, String type, Map.Entry<String, Value>... settings) {
        return Node.of(id, type, Value.fields(settings));
    }

    private static Map.Entry<String, Value> on(String column) {
        return Map.entry("on", texts(column));
    }

    private static Value texts(String... texts) {
        return new Value.Items(List.of(texts).stream().map(Value::of).toList());
    }

    private static Value measure(String name, String expression) {
        return Value.fields(
                Map.entry("name", Value.of(name)), Map.entry("expression", Value.of(expression)));
    }

    /// The pipeline as a file beside its rows.
    private Path write() throws IOException {
        var written = folder.resolve("orders.pipeline.json");
        Files.writeString(written, PipelineWriter.text(pipeline()));
        return written;
    }

    /// The same as a pipeline: file read, planned, staged, synced, told and recorded.
    void byMillrace(RunCall call) throws Exception {
        var ready = workbench.ready(OpenPipeline.read(file), call);
        var result = workbench.execute(ready, _ -> {});
        if (result.outcome() != RunEvent.Outcome.SUCCEEDED) {
            throw new IllegalStateException("the run " + result.outcome() + ready.faults());
        }
    }
}
