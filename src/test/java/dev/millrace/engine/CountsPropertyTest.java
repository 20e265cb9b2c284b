package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
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
        RandomPipelines.makeData(folder);
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
        Map<String, Long> plain;
        try (var relations = new PlainRelations(running)) {
            plain = relations.counts();
        }
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

    @Test
    void seedsMakeDifferentPipelines() {
        var random = new Random(SEED);
        var one = new RandomPipelines(random.nextLong(), true).make();
        assertThat(new RandomPipelines(random.nextLong(), true).make()).isNotEqualTo(one);
    }
}
