package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Column;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import dev.millrace.worker.OpenPipeline;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What it costs to bind a pipeline that was never seen, over preparing the same statements.
@AutoService(Benchmark.class)
public final class ColdBinds implements Benchmark {

    private static final int NODES = 1_000;
    private static final int COLUMNS = 24;

    @Override
    public String name() {
        return "cold-binds";
    }

    @Override
    public String about() {
        return "Cold bind of 1,000 nodes of 24 columns, its empty tables included, over 1,000 bare"
                + " prepares of the same statements against tables that are there (aim 1.3).";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        Files.createDirectories(folder.resolve(".millrace"));
        return row(
                row(
                        Table.of("wall", "CPU", "ms more", "what"),
                        folder,
                        "derive, 1 text each",
                        ColdBinds::derive),
                folder,
                "derive, filter, sort, 1 to 4 texts",
                ColdBinds::mixed);
    }

    private Table row(Table table, Path folder, String what, IntFunction<String> node)
            throws Exception {
        var open = OpenPipeline.read(written(folder, node));
        var planned = bound(open);
        var statements =
                planned.bound().relations().values().stream().map(this::statement).toList();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "SET threads = 1");
            for (Relation relation : planned.bound().relations().values()) {
                execute(connection, table(relation));
            }
            var pairs = Pairs.measure(() -> bound(open), () -> prepare(connection, statements));
            return table.with(
                    pairs.wallRatio(),
                    pairs.cpuRatio(),
                    pairs.moreMillis(),
                    NODES + " nodes: " + what);
        }
    }

    /// With a planner that remembers nothing yet.
    private static Planned bound(OpenPipeline open) {
        var planner = new Planner(NodeCatalog.load(), PipelineReader::read);
        var engine = new Engine(planner, Clock.systemUTC(), Map.of());
        var planned = engine.checked(open.source(), RunCall.PLAIN);
        if (planned.faults().stream().anyMatch(Fault::isError)) {
            throw new IllegalStateException(planned.faults().toString());
        }
        return planned;
    }

    private static Path written(Path folder, IntFunction<String> node) throws Exception {
        var file = folder.resolve("wide.pipeline.json");
        PipelineWriter.save(
                PipelineReader.read(text(node).getBytes(StandardCharsets.UTF_8), "wide"), file);
        return file;
    }

    private static String text(IntFunction<String> node) {
        var columns =
                IntStream.range(0, COLUMNS)
                        .mapToObj(i -> "[\"c" + i + "\", \"BIGINT\"]")
                        .collect(Collectors.joining(", "));
        var nodes = new ArrayList<String>();
        var links = new ArrayList<String>();
        nodes.add(
                "\"n0\": {\"type\": \"source.inline\", \"settings\": {\"columns\": ["
                        + columns
                        + "], \"rows\": []}}");
        for (int i = 1; i < NODES; i++) {
            nodes.add("\"n%d\": %s".formatted(i, node.apply(i)));
            links.add("\"n%d -> n%d\"".formatted(i - 1, i));
        }
        return "{\"format\": 1, \"name\": \"wide\", \"nodes\": {"
                + String.join(",\n", nodes)
                + "}, \"links\": ["
                + String.join(",\n", links)
                + "]}";
    }

    private static String derive(int i) {
        return derived(column(i, "c%d + %d".formatted((i + 1) % COLUMNS, i)));
    }

    private static String mixed(int i) {
        return switch (i % 4) {
            case 0 ->
                    derived(
                            column(i, "c%d + %d".formatted((i + 1) % COLUMNS, i)),
                            column(i + 2, "c3 * 2 + c4"),
                            column(i + 4, "coalesce(c6, 0)"),
                            column(i + 6, "CASE WHEN c8 > 5 THEN c9 ELSE c10 END"));
            case 1 ->
                    "{\"type\": \"transform.filter\", \"settings\": {\"condition\": \"c1 > %d AND c2 IS NOT NULL\"}}"
                            .formatted(i);
            case 2 ->
                    "{\"type\": \"transform.sort\", \"settings\": {\"by\": [{\"expression\": \"c%d\"}, {\"expression\": \"c4\"}]}}"
                            .formatted(i % 3);
            default -> derive(i);
        };
    }

    private static String derived(String... columns) {
        return "{\"type\": \"transform.derive\", \"settings\": {\"columns\": ["
                + String.join(", ", columns)
                + "]}}";
    }

    private static String column(int i, String expression) {
        return "{\"name\": \"c%d\", \"expression\": \"%s\"}".formatted(i % COLUMNS, expression);
    }

    private String statement(Relation relation) {
        return "SELECT * FROM (" + relation.sql().text(Dialect.DUCKDB) + "\n)";
    }

    private static String table(Relation relation) {
        return relation.schema().columns().stream()
                .map(ColdBinds::column)
                .collect(
                        Collectors.joining(
                                ", ",
                                "CREATE TABLE " + Dialect.DUCKDB.name(relation.name()) + " (",
                                ")"));
    }

    private static String column(Column column) {
        return Dialect.DUCKDB.name(column.name()) + " " + column.type();
    }

    private static void execute(Connection connection, String sql) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void prepare(Connection connection, List<String> statements) throws Exception {
        for (String sql : statements) {
            try (var statement = connection.prepareStatement(sql)) {
                if (statement.getMetaData().getColumnCount() == 0) {
                    throw new IllegalStateException(sql);
                }
            }
        }
    }
}
