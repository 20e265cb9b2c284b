package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import dev.millrace.plan.Relation;
import dev.millrace.plan.StatementText;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A count that is shown as exact equals a plain count of the same relation, whatever is fused,
/// stopped or left out; one that is shown as "at least" never exceeds it.
///
/// `-Dmillrace.pipelines=N` tries more of them, `-Dmillrace.seed=S` begins elsewhere.
class CountsPropertyTest {

    private static final int PIPELINES = Integer.getInteger("millrace.pipelines", 12);
    private static final long SEED = Long.getLong("millrace.seed", 20_261_124L);

    @TempDir static Path folder;

    @BeforeAll
    static void makeData() throws SQLException, IOException {
        folder = folder.toRealPath();
        var data = Files.createDirectories(folder.resolve("data"));
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE many AS SELECT i AS id, CASE WHEN i % 11 = 0 THEN NULL ELSE i %"
                            + " 10 END AS k, i * 7919 % 1000 AS v FROM range(20000) t(i)");
            copy(statement, "many", data.resolve("many.csv"));
            copy(
                    statement,
                    "(SELECT id + 10000 AS id, k, v FROM many)",
                    data.resolve("many.parquet"));
            copy(statement, "(FROM many WHERE id < 300)", data.resolve("few.csv"));
            copy(statement, "(FROM many WHERE id < 0)", data.resolve("none.csv"));
        }
    }

    private static void copy(java.sql.Statement statement, String rows, Path file)
            throws SQLException {
        statement.execute("COPY " + rows + " TO " + Dialect.DUCKDB.text(file.toString()));
    }

    @Test
    void anExactCountIsAPlainCount() throws SQLException {
        for (int i = 0; i < PIPELINES; i++) {
            var pipeline = new RandomPipelines(SEED + i, true).make();
            for (CountMode mode : CountMode.values()) {
                check(SEED + i, pipeline, mode);
            }
        }
    }

    @Test
    void withoutNodesThatStopNearlyAllCountsAreExact() throws SQLException {
        var tally = new Tally();
        for (int i = 0; i < PIPELINES; i++) {
            var pipeline = new RandomPipelines(SEED + i, false).make();
            tally = tally.and(check(SEED + i, pipeline, CountMode.EXACT));
        }
        assertThat(tally.exact() / (double) tally.nodes())
                .as("%d of %d nodes", tally.exact(), tally.nodes())
                .isGreaterThanOrEqualTo(0.95);
    }

    /// @param exact nodes all of whose counts are exact
    private record Tally(int exact, int nodes) {
        Tally() {
            this(0, 0);
        }

        Tally and(Tally other) {
            return new Tally(exact + other.exact, nodes + other.nodes);
        }
    }

    private static Tally check(long seed, Pipeline pipeline, CountMode mode) throws SQLException {
        var running = new RunningPipeline(folder, pipeline);
        var ran = running.run(mode);
        assertThat(ran.outcome())
                .as("pipeline %d, %s: %s", seed, mode, ran.faults())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var plain = plainCounts(running);
        int exact = 0;
        for (var node : ran.finished().values()) {
            boolean all = true;
            for (var port : node.counts().entrySet()) {
                var about =
                        "pipeline %d, %s, node %s, port %s"
                                .formatted(seed, mode, node.node(), port.getKey());
                long rows = plain.getOrDefault(node.node() + "." + port.getKey(), -1L);
                switch (port.getValue()) {
                    case Count.Exact(long counted) -> assertThat(counted).as(about).isEqualTo(rows);
                    case Count.AtLeast(long counted) -> {
                        assertThat(counted).as(about).isLessThanOrEqualTo(rows);
                        all = false;
                    }
                    case Count.NotComputed _ -> all = false;
                }
            }
            exact += all ? 1 : 0;
        }
        assertThat(ran.finished()).hasSize(pipeline.nodes().size());
        return new Tally(exact, ran.finished().size());
    }

    /// Every relation as a view of its own over the one before: nothing fused, nothing kept.
    private static Map<String, Long> plainCounts(RunningPipeline running) throws SQLException {
        var plan = running.planned().plan().orElseThrow();
        var counts = new HashMap<String, Long>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:")) {
            for (Relation relation : plan.bound().relations().values()) {
                var delivery = plan.bound().deliveries().get(relation.node());
                var files = plan.bound().files().getOrDefault(relation.node(), Map.of());
                StatementText.Files names =
                        (_, named) ->
                                files.getOrDefault(named.settingPath(), List.of()).stream()
                                        .map(Path::toString)
                                        .toList();
                var sql =
                        delivery == null
                                ? text(relation, names)
                                : "SELECT * FROM " + Dialect.DUCKDB.name(delivery.input());
                counts.put(
                        relation.node() + "." + relation.port(),
                        count(connection, relation.name(), sql));
            }
        }
        return counts;
    }

    private static String text(Relation relation, StatementText.Files files) {
        return relation.sql()
                .render(
                        Dialect.DUCKDB,
                        (Sql.Part.Files named) -> files.apply(relation.node(), named))
                .text();
    }

    private static long count(Connection connection, String name, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + Dialect.DUCKDB.name(name) + " AS " + sql);
            try (var rows =
                    statement.executeQuery("SELECT count(*) FROM " + Dialect.DUCKDB.name(name))) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void seedsMakeDifferentPipelines() {
        var random = new Random(SEED);
        var one = new RandomPipelines(random.nextLong(), true).make();
        assertThat(new RandomPipelines(random.nextLong(), true).make()).isNotEqualTo(one);
    }
}
