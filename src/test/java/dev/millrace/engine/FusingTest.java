package dev.millrace.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Count;
import dev.millrace.model.CountMode;
import dev.millrace.model.Pipeline;
import dev.millrace.plan.Fused;
import dev.millrace.plan.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes one statement, and what is computed once for several.
class FusingTest {

    private static final String SOURCE =
            """
            "src": {"type": "source.csv", "settings": {"path": "in.csv", "columns": [
                ["id", "BIGINT"], ["k", "BIGINT"], ["wide", "VARCHAR"]]}}
            """;

    @TempDir private Path folder;

    @BeforeEach
    void writeInput() throws IOException {
        folder = folder.toRealPath();
        Files.writeString(folder.resolve("in.csv"), "id,k,wide\n1,1,x\n2,2,y\n3,1,z\n");
    }

    private List<Step> steps(Pipeline pipeline) {
        return new RunningPipeline(folder, pipeline).planned().plan().orElseThrow().steps();
    }

    private static String filter(String id, String condition) {
        return ", \"%s\": {\"type\": \"transform.filter\", \"settings\": {\"condition\": \"%s\"}}"
                .formatted(id, condition);
    }

    private static String count(String id) {
        return (", \"%s\": {\"type\": \"transform.aggregate\", \"settings\": {\"group\": [\"k\"],"
                        + " \"measures\": [[\"n\", \"count(*)\"]]}}")
                .formatted(id);
    }

    @Test
    void aChainIsOneStatement() {
        var steps =
                steps(
                        Pipelines.of(
                                SOURCE + filter("a", "id > 1") + count("b"), "src -> a", "a -> b"));
        assertThat(steps).hasSize(1).first().isInstanceOf(Step.Drain.class);
        assertThat(steps.getFirst().nodes()).hasToString("[src, a, b]");
    }

    /// Each level reads the one before it twice, so that paths double where it is not kept whole.
    @Test
    @Timeout(120)
    void aLadderOfManyLevelsIsRun() {
        var nodes = new StringBuilder(SOURCE);
        var links = new ArrayList<String>();
        var last = "src";
        for (int i = 0; i < 120; i++) {
            nodes.append(filter("a" + i, "id % 2 = 0")).append(filter("b" + i, "id % 2 = 1"));
            nodes.append(", \"j%d\": {\"type\": \"transform.union\"}".formatted(i));
            links.add(last + " -> a" + i);
            links.add(last + " -> b" + i);
            links.add("a%d -> j%d".formatted(i, i));
            links.add("b%d -> j%d".formatted(i, i));
            last = "j" + i;
        }
        var pipeline = Pipelines.of(nodes.toString(), links.toArray(String[]::new));
        var ran = new RunningPipeline(folder, pipeline).run(CountMode.EXACT);
        assertThat(ran.counts("j119").values()).containsExactly(new Count.Exact(3));
    }

    @Test
    void whatTwoStatementsNeedIsComputedOnceWithTheColumnsTheyUse() {
        var steps =
                steps(
                        Pipelines.of(
                                SOURCE + filter("a", "id > 1") + count("b") + count("c"),
                                "src -> a",
                                "a -> b",
                                "a -> c"));
        assertThat(steps).hasSize(3);
        assertThat(steps.getFirst())
                .isInstanceOfSatisfying(
                        Step.Materialise.class,
                        step -> {
                            assertThat(step.id()).isEqualTo("a");
                            assertThat(step.columns()).containsExactly("k");
                        });
        assertThat(steps.get(1).after()).containsExactly("a");
    }

    @Test
    void bothPortsOfAFilterShareOneEvaluation() {
        var steps =
                steps(
                        Pipelines.of(
                                SOURCE + filter("a", "random() > 0.5") + count("b") + count("c"),
                                "src -> a",
                                "a.kept -> b",
                                "a.dropped -> c"));
        assertThat(steps.getFirst().id()).isEqualTo("a.shared");
        assertThat(steps).hasSize(3);
    }

    @Test
    void aPortThatNobodyReadsIsNotComputed() {
        var pipeline =
                Pipelines.of(
                        SOURCE + filter("a", "id > 1") + count("b"), "src -> a", "a.dropped -> b");
        var ctes = ((Step.Drain) steps(pipeline).getFirst()).fused().ctes();
        assertThat(ctes.stream().map(Fused.Cte::relation).map(r -> r.name()))
                .containsExactly("src", "a.dropped", "b");
    }

    @Test
    void columnsOfFilesAreReadAgainRatherThanKept() {
        var first =
                new RunningPipeline(
                        folder,
                        Pipelines.of(
                                SOURCE
                                        + """
                , "out": {"type": "storage.parquet", "settings": {"path": "in.parquet"}}
                """,
                                "src -> out"));
        assertThat(first.run(dev.millrace.model.CountMode.AUTO).outcome())
                .isEqualTo(RunEvent.Outcome.SUCCEEDED);
        var parquet =
                "\"src\": {\"type\": \"source.parquet\", \"settings\": {\"path\": \"in.parquet\"}}";
        var steps = steps(Pipelines.of(parquet + count("b") + count("c"), "src -> b", "src -> c"));
        assertThat(steps).hasSize(2).allMatch(step -> step instanceof Step.Drain);
    }

    @Test
    void aNodeMarkedToBeKeptIsATable() {
        var kept = count("b").replace("\"type\"", "\"keep\": true, \"type\"");
        var steps = steps(Pipelines.of(SOURCE + kept + filter("c", "n > 1"), "src -> b", "b -> c"));
        assertThat(steps.getFirst()).isInstanceOf(Step.Materialise.class);
    }

    @Test
    void afterOrdersStepsWithoutData() {
        var later = count("b").replace("\"type\"", "\"after\": [\"c\"], \"type\"");
        var steps = steps(Pipelines.of(SOURCE + later + count("c"), "src -> b", "src -> c"));
        var order = steps.stream().map(Step::id).toList();
        assertThat(order.indexOf("c")).isLessThan(order.indexOf("b"));
    }

    @Test
    void whatIsOffIsSkippedWithWhatHangsOnIt() {
        var off = filter("a", "id > 1").replace("\"type\"", "\"off\": true, \"type\"");
        var steps =
                steps(
                        Pipelines.of(
                                SOURCE + off + count("b") + count("c"),
                                "src -> a",
                                "a -> b",
                                "src -> c"));
        assertThat(steps).hasSize(1);
        assertThat(steps.getFirst().nodes()).hasToString("[src, c]");
    }

    @Test
    void aDeepChainIsCut() {
        var nodes = new StringBuilder(SOURCE);
        var links = new java.util.ArrayList<String>();
        var last = "src";
        for (int i = 0; i < 300; i++) {
            nodes.append(filter("f" + i, "id <> " + (i + 10)));
            links.add(last + " -> f" + i);
            last = "f" + i;
        }
        var steps = steps(Pipelines.of(nodes.toString(), links.toArray(String[]::new)));
        assertThat(steps).hasSizeBetween(3, 5);
        assertThat(steps).allMatch(step -> step.nodes().size() <= 101);
    }

    private List<String> codes(Pipeline pipeline) {
        return new RunningPipeline(folder, pipeline)
                .planned().faults().stream().map(fault -> fault.code().id()).toList();
    }

    @Test
    void anExpressionMayNotMakeSeveralRowsOfOne() {
        assertThat(codes(Pipelines.of(SOURCE + filter("a", "unnest([1, 2]) > 1"), "src -> a")))
                .containsExactly("W405");
    }

    @Test
    void aPortThatIsNotThereAsTheNodeIsSetIsAFault() {
        assertThat(codes(Pipelines.of(SOURCE + count("b"), "src.rejected -> b")))
                .containsExactly("W203");
    }
}
