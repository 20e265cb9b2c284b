package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.model.Count;
import dev.millrace.model.Pipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever was run before and is edited now, what a run delivers and counts is what it would be
/// had nothing been kept: random pipelines share a workspace, and each is run, run again, edited,
/// run, and run as it was.
///
/// `-Dmillrace.pipelines=N` tries more of them, `-Dmillrace.seed=S` begins elsewhere.
class ReusePropertyTest {

    private static final int PIPELINES = Integer.getInteger("millrace.pipelines", 12);
    private static final long SEED = Long.getLong("millrace.seed", 20_261_129L);

    @TempDir static Path folder;

    @BeforeAll
    static void makeData() throws SQLException, IOException {
        folder = folder.toRealPath();
        RandomPipelines.makeData(folder);
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            for (Path file : files.toList()) {
                var before = Instant.now().minusSeconds(60);
                Files.setLastModifiedTime(file, FileTime.from(before));
            }
        }
    }

    @Test
    void whatIsReusedIsWhatWouldBeComputed() throws SQLException {
        int reused = 0;
        for (int i = 0; i < PIPELINES; i++) {
            var random = new Random(SEED + i);
            var pipeline = new RandomPipelines(SEED + i, true).make();
            var edited = RandomPipelines.edited(pipeline, random);
            check(SEED + i, pipeline);
            assertThat(check(SEED + i, pipeline)).isEqualTo(pipeline.nodes().size());
            reused += check(SEED + i, edited);
            check(SEED + i, pipeline);
        }
        assertThat(reused).isPositive();
    }

    /// @return how many nodes were not computed
    private static int check(long seed, Pipeline pipeline) throws SQLException {
        var running = new RunningPipeline(folder, pipeline);
        var ran = running.run(RunCall.PLAIN);
        assertThat(ran.outcome())
                .as("pipeline %d: %s", seed, ran.faults())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        assertThat(ran.finished()).hasSize(pipeline.nodes().size());
        try (var plain = new PlainRelations(running)) {
            var counts = plain.counts();
            for (var node : ran.finished().values()) {
                node.counts().forEach((port, count) -> check(seed, node, port, count, counts));
                if (pipeline.find(node.node()).orElseThrow().type().startsWith("storage.")) {
                    assertThat(plain.differing(node.node()))
                            .as("pipeline %d, %s, %s", seed, node.node(), node.origin())
                            .isZero();
                }
            }
        }
        return (int)
                ran.finished().values().stream()
                        .filter(node -> node.origin() == Origin.REUSED)
                        .count();
    }

    private static void check(
            long seed,
            RunEvent.NodeFinished node,
            String port,
            Count count,
            Map<String, Long> counts) {
        var about = "pipeline %d, %s.%s, %s".formatted(seed, node.node(), port, node.origin());
        long rows = counts.getOrDefault(node.node() + "." + port, -1L);
        switch (count) {
            case Count.Exact(long counted) -> assertThat(counted).as(about).isEqualTo(rows);
            case Count.AtLeast(long counted) ->
                    assertThat(counted).as(about).isLessThanOrEqualTo(rows);
            case Count.NotComputed _ -> {}
        }
    }
}
