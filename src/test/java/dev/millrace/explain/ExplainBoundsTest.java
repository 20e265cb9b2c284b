package dev.millrace.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Cancellation;
import dev.millrace.engine.Pipelines;
import dev.millrace.engine.look.Looked;
import dev.millrace.explain.Missed.Verdict;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// How far questions go, and what is said of where they did not go.
@Tag("slow")
@Timeout(180)
class ExplainBoundsTest {

    private static final int LONG = 1_000;
    private static final String BIG =
            """
            "big": {"type": "source.csv", "settings": {"path": "big.csv",
                "columns": [["id", "BIGINT"], ["grp", "VARCHAR"]]}},
            """;

    @TempDir private Path temporary;

    private ExplainedPipeline chain() {
        var nodes = new ArrayList<String>();
        var links = new ArrayList<String>();
        nodes.add(
                "\"n0\": {\"type\": \"source.inline\", \"settings\": {\"columns\": [[\"id\","
                        + " \"INTEGER\"]], \"rows\": [[1], [2], [3]]}}");
        for (int i = 1; i <= LONG; i++) {
            nodes.add(
                    "\"n"
                            + i
                            + "\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                            + " \"id > "
                            + (i == 1 ? 1 : 0)
                            + "\"}}");
            links.add("n" + (i - 1) + " -> n" + i);
        }
        return new ExplainedPipeline(
                temporary, Pipelines.of(String.join(", ", nodes), links.toArray(String[]::new)));
    }

    @Test
    void ofAThousandNodesUpstreamItSaysHowManyItDidNotLookAt() {
        try (var pipeline = chain()) {
            pipeline.look("n" + LONG);
            long began = System.nanoTime();
            var explained = pipeline.explain("n" + LONG, 0);
            var took = Duration.ofNanos(System.nanoTime() - began);

            assertThat(explained.origins().size()).isBetween(1, 200);
            assertThat(explained.origins().size() + explained.skipped()).isEqualTo(LONG + 1);
            assertThat(explained.origins().getFirst().rows().values())
                    .containsExactly(List.of("2"));
            assertThat(explained.origins())
                    .allSatisfy(each -> assertThat(each.sureness()).isEqualTo(Sureness.EXACT));
            assertThat(took).isLessThan(Duration.ofSeconds(40));
        }
    }

    @Test
    void ofAThousandColumnsUpstreamItSaysHowManyItDidNotSearch() {
        try (var pipeline = chain()) {
            var missed = pipeline.why("n" + LONG, "id", "1");

            assertThat(missed.stops()).hasSize(200);
            assertThat(missed.skipped()).isEqualTo(LONG + 1 - 200);
            assertThat(missed.verdict()).isEqualTo(Verdict.ABSENT);
        }
    }

    private Path big() throws IOException {
        var folder = temporary.toRealPath();
        Files.writeString(
                folder.resolve("big.csv"),
                IntStream.range(0, 130_000)
                        .mapToObj(i -> i + "," + "abcd".charAt(i % 4))
                        .collect(Collectors.joining("\n", "id,grp\n", "\n")));
        return folder;
    }

    @Test
    void aSourceThatALookCutsIsSearchedToItsEnd() throws IOException {
        var nodes =
                BIG
                        + """
                        "kept": {"type": "transform.filter", "settings": {"condition": "id < 9"}}
                        """;
        try (var pipeline = new ExplainedPipeline(big(), Pipelines.of(nodes, "big -> kept"))) {
            assertThat(pipeline.look("kept").extent().cuts()).isNotEmpty();
            var missed = pipeline.why("kept", "id", "129999");

            assertThat(missed.verdict()).isEqualTo(Verdict.DROPPED);
            assertThat(missed.extent().kind()).isEqualTo(Looked.Kind.EXACT);
            assertThat(missed.extent().cuts()).isEmpty();
            assertThat(missed.stops().getLast().rows()).isEqualTo(1);
        }
    }

    @Test
    void whereTheEndIsTooFarItNamesTheSourceThatWasCut() throws IOException {
        var nodes =
                BIG
                        + """
                        "slow": {"type": "transform.sql", "settings": {"sql":
                          "WITH RECURSIVE r(n, most) AS (SELECT 0, max(id) FROM big UNION ALL SELECT n + 1, most FROM r WHERE most >= 100000 AND n < 1000000000) SELECT * FROM big WHERE (SELECT max(n) FROM r) >= 0"}}
                        """;
        try (var pipeline = new ExplainedPipeline(big(), Pipelines.of(nodes, "big -> slow"))) {
            var missed = pipeline.why("slow", "id", "129999");

            assertThat(missed.verdict()).isEqualTo(Verdict.ABSENT);
            assertThat(missed.extent().kind()).isNotEqualTo(Looked.Kind.EXACT);
            assertThat(missed.extent().cuts())
                    .singleElement()
                    .satisfies(
                            cut -> {
                                assertThat(cut.source().value()).isEqualTo("big");
                                assertThat(cut.rows()).isEqualTo(100_000);
                            });
        }
    }

    @Test
    void aCancelledQuestionStopsAtOnce() throws IOException {
        var nodes =
                """
                "few": {"type": "source.inline", "settings": {"columns": [["id", "INTEGER"]],
                    "rows": [[1], [2]]}},
                "slow": {"type": "transform.sql", "settings": {"sql":
                  "WITH RECURSIVE r(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM r WHERE n < 1000000000) SELECT * FROM few WHERE (SELECT max(n) FROM r) >= 0"}}
                """;
        try (var pipeline = new ExplainedPipeline(temporary, Pipelines.of(nodes, "few -> slow"))) {
            var cancellation = new Cancellation();
            var _ =
                    CompletableFuture.runAsync(
                            cancellation::cancel,
                            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
            long began = System.nanoTime();
            assertThatExceptionOfType(FaultException.class)
                    .isThrownBy(() -> pipeline.why("slow", "id", "1", cancellation))
                    .extracting(e -> e.fault().code())
                    .isEqualTo(FaultCode.RUN_CANCELLED);
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .isLessThan(Duration.ofSeconds(8));
        }
    }
}
