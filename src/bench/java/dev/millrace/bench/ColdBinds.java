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
        var open = OpenPipeline.read(written(folder));
        var planned = bound(open);
        var statements =
                planned.bound().relations().values().stream().map(this::statement).toList();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            execute(connection, "SET threads = 1");
            for (Relation relation : planned.bound().relations().values()) {
                execute(connection, table(relation));
            }
            var pairs = Pairs.measure(() -> bound(open), () -> prepare(connection, statements));
            return Table.of("wall", "CPU", "ms more", "what")
                    .with(
                            pairs.wallRatio(),
                            pairs.cpuRatio(),
                            pairs.moreMillis(),
                            NODES + " nodes");
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

    private static Path written(Path folder) throws Exception {
        var file = folder.resolve("wide.pipeline.json");
        PipelineWriter.save(
                PipelineReader.read(text().getBytes(StandardCharsets.UTF_8), "wide"), file);
        return file;
    }

    private static String text() {
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
            nodes.add(
                    "\"n%d\": {\"type\": \"transform.derive\", \"settings\": {\"columns\": [{\"name\": \"c%d\", \"expression\": \"c%d + %d\"}]}}"
                            .formatted(i, i % COLUMNS, (i + 1) % COLUMNS, i));
            links.add("\"n%d -> n%d\"".formatted(i - 1, i));
        }
        return "{\"format\": 1, \"name\": \"wide\", \"nodes\": {"
                + String.join(",\n", nodes)
                + "}, \"links\": ["
                + String.join(",\n", links)
                + "]}";
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
