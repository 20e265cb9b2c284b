package dev.millrace.bench;

import com.google.auto.service.AutoService;
import dev.millrace.engine.Engine;
import dev.millrace.engine.RunCall;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.CountMode;
import dev.millrace.model.NodeId;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Planner;
import dev.millrace.plan.StatementText;
import dev.millrace.plan.Step;
import dev.millrace.worker.OpenPipeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.duckdb.ProfilerPrintFormat;
import tools.jackson.databind.json.JsonMapper;

/// What a selective filter reads of a large sorted Parquet file: the statement of the plan and the
/// one by hand, each profiled on an instance of its own.
@AutoService(Benchmark.class)
public final class Selective implements Benchmark {

    private static final long FROM = Orders.ROWS / 2;
    private static final long TO = FROM + 1_000;

    @Override
    public String name() {
        return "selective";
    }

    @Override
    public String about() {
        return "Rows scanned by a filter for 1,001 of "
                + Orders.ROWS
                + " rows of a sorted Parquet file, over the same by hand (aim 1).";
    }

    @Override
    public Table measure(Path folder) throws Exception {
        var workspace = folder.toRealPath();
        Files.createDirectories(workspace.resolve(".millrace"));
        sorted(workspace.resolve("sorted.parquet"));
        var file = workspace.resolve("selective.pipeline.json");
        Files.writeString(file, PIPELINE);
        var byHand = scanned(byHand(workspace.resolve("sorted.parquet")), false);
        var table = Table.of("ratio", "rows scanned", "by hand", "row groups", "by hand", "counts");
        for (CountMode mode : CountMode.values()) {
            var plan = plan(file, mode);
            var ours = scanned(statement(plan), plan.hasBarriers());
            table =
                    table.with(
                            String.format("%.2f", (double) ours.rows() / byHand.rows()),
                            Long.toString(ours.rows()),
                            Long.toString(byHand.rows()),
                            Long.toString(ours.groups()),
                            Long.toString(byHand.groups()),
                            mode.name().toLowerCase(Locale.ROOT));
        }
        return table;
    }

    private static final String PIPELINE =
            """
            {
              "format": 1,
              "nodes": {
                "orders": { "type": "source.parquet", "settings": { "path": "sorted.parquet" } },
                "wider": {
                  "type": "transform.derive",
                  "settings": { "columns": [ { "name": "twice", "expression": "2 * price" } ] }
                },
                "few": {
                  "type": "transform.filter",
                  "settings": { "condition": "id BETWEEN %d AND %d" }
                },
                "stored": { "type": "storage.parquet", "settings": { "path": "few.parquet" } }
              },
              "links": ["orders -> wider", "wider -> few", "few -> stored"]
            }
            """
                    .formatted(FROM, TO);

    private static void sorted(Path file) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "COPY (SELECT i AS id, (i * 31 %% 10000) / 100.0 AS price FROM range(%d) t(i))"
                                    .formatted(Orders.ROWS)
                            + " TO '"
                            + file
                            + "' (FORMAT parquet)");
        }
    }

    private static String byHand(Path file) {
        return "SELECT *, 2 * price AS twice FROM read_parquet('%s') WHERE id BETWEEN %d AND %d"
                .formatted(file, FROM, TO);
    }

    private static Plan plan(Path file, CountMode mode) {
        var engine =
                new Engine(
                        new Planner(NodeCatalog.load(), PipelineReader::read),
                        Clock.systemUTC(),
                        Map.of());
        var source = OpenPipeline.read(file).source();
        var planned = engine.plan(source, RunCall.PLAIN.counting(mode));
        return planned.plan()
                .orElseThrow(() -> new IllegalStateException(planned.faults().toString()));
    }

    /// The one statement of the plan, as it is run.
    private static String statement(Plan plan) {
        var step = (Step.Stage) plan.steps().getFirst();
        return StatementText.of(step.fused(), List.of(), (node, _) -> files(plan, node)).text();
    }

    private static List<String> files(Plan plan, NodeId node) {
        return plan.bound().files().getOrDefault(node, Map.of()).values().stream()
                .flatMap(List::stream)
                .map(Path::toString)
                .toList();
    }

    /// What the scans of a statement read.
    private record Scanned(long rows, long groups) {}

    private static Scanned scanned(String select, boolean barriers) throws SQLException {
        try (var connection = (DuckDBConnection) DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("SET enable_profiling = 'no_output'");
            statement.execute("SET profiling_coverage = 'ALL'");
            if (barriers) {
                statement.execute("SET disabled_optimizers = 'cte_filter_pusher'");
            }
            statement.execute("CREATE TABLE found AS " + select);
            var profile = connection.getProfilingInformation(ProfilerPrintFormat.JSON);
            var totals = JsonMapper.shared().readTree(profile);
            return new Scanned(
                    totals.findValue("total_rows_scanned").asLong(),
                    totals.findValue("total_row_groups_scanned").asLong());
        }
    }
}
