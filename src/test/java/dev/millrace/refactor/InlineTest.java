package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Bindings;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InlineTest {

    private static final Planner PLANNER = new Planner(Tables.CATALOG, PipelineReader::read);

    @TempDir private Path temporary;
    private Path folder;
    private Pipeline outer = Pipeline.EMPTY;

    @BeforeEach
    void makeOuter() throws IOException {
        folder = temporary.toRealPath();
        outer = outer("[\"least\", \"${floor}\"]");
    }

    private static Pipeline outer(String value) {
        return Tables.pipeline(
                        """
                        "x": {"type": "transform.limit", "settings": {"rows": 9}},
                        "g": {"type": "group.pipeline", "settings": {"path": "inner.json",
                          "parameters": [%s], "inputs": ["rows"], "outputs": ["result"]}},
                        "last": {"type": "transform.sql", "settings": {"sql": "SELECT k FROM g"}}
                        """
                                .formatted(value),
                        "t -> x",
                        "x -> g",
                        "g -> last")
                .with("floor", Parameter.of("INTEGER", Value.of(1)));
    }

    private static Pipeline inner(String columns, String condition) {
        return read(
                """
                {"format": 1, "name": "inner", "parameters": {
                  "least": {"type": "INTEGER", "default": 5}},
                 "nodes": {
                  "rows": {"type": "group.input", "settings": {"columns": [%s]}},
                  "x": {"type": "transform.filter", "settings": {"condition": "%s"}},
                  "y": {"type": "transform.sql", "settings": {"sql":
                    "SELECT x.*, '$least' AS text, $least AS floor FROM x JOIN rows USING (k) -- $least"}},
                  "result": {"type": "group.output"}},
                 "links": ["rows -> x", "x -> y", "rows -> y", "y -> result"]}
                """
                        .formatted(columns, condition));
    }

    private static Pipeline read(String json) {
        return PipelineReader.read(json.getBytes(StandardCharsets.UTF_8), "inner.json");
    }

    private static final String ALL =
            "[\"k\", \"INTEGER\"], [\"a\", \"INTEGER\"], [\"Big Name\", \"VARCHAR\"]";

    private Bindings bound(Pipeline pipeline) {
        return Bindings.of(PLANNER.check(pipeline, PlanRequest.check(Grants.of(folder, folder))));
    }

    private Inline.Inlined inline(Pipeline inner) {
        var file = folder.resolve("inner.json");
        PipelineWriter.save(inner, file);
        var bound = bound(outer);
        assertThat(bound.faults()).isEmpty();
        return new Inline(Tables.CATALOG)
                .of(
                        outer,
                        new NodeId("g"),
                        inner,
                        bound.columns(),
                        new Extract.Files(folder, file));
    }

    private static String text(Pipeline pipeline, String node, String setting) {
        return String.valueOf(
                pipeline.find(new NodeId(node)).orElseThrow().settings().get(setting));
    }

    @Test
    void namesFollowTheNodesThatComeBack() {
        var back = inline(inner(ALL, "k > $least")).pipeline();

        assertThat(bound(back).faults()).isEmpty();
        assertThat(back.links().stream().map(link -> link.text()))
                .containsExactly(
                        "t -> x", "x -> x_2", "x_2 -> y as x", "x -> y as rows", "y -> last as g");
        assertThat(text(back, "x_2", "condition")).contains("k > $floor");
        assertThat(text(back, "y", "sql"))
                .contains("'$least' AS text, $floor AS floor", "-- $least");
        assertThat(back.parameters()).containsOnlyKeys("floor");
    }

    @Test
    void aPlainValueBecomesTheDefaultOfAParameter() {
        outer =
                outer("[\"least\", \"3\"]")
                        .with("least", Parameter.of("DATE", Value.of("2014-01-01")));
        var back = inline(inner(ALL, "k > $least")).pipeline();

        assertThat(bound(back).faults()).isEmpty();
        assertThat(back.parameters().get("least_2"))
                .isEqualTo(Parameter.of("INTEGER", Value.of("3")));
        assertThat(text(back, "x_2", "condition")).contains("k > $least_2");

        outer = outer("");
        assertThat(inline(inner(ALL, "k > $least")).pipeline().parameters().get("least"))
                .isEqualTo(Parameter.of("INTEGER", Value.of(5)));
    }

    @Test
    void anInputThatTookLessIsANodeOfItsOwn() {
        var back = inline(inner("[\"k\", \"BIGINT\"], [\"a\", \"INTEGER\"]", "k > 0")).pipeline();
        var columns = bound(back);

        assertThat(columns.faults()).isEmpty();
        assertThat(text(back, "rows", "sql")).contains("CAST(\"k\" AS BIGINT) AS \"k\"");
        assertThat(back.links().stream().map(link -> link.text()))
                .contains("x -> rows", "rows -> x_2", "rows -> y");
        assertThat(columns.columns().keySet().stream().map(port -> port.text()))
                .contains("last.out");
    }

    @Test
    void whatComesAfterTheNodeComesAfterItsNodes() {
        var end = outer.find(new NodeId("last")).orElseThrow();
        var group = outer.find(new NodeId("g")).orElseThrow();
        outer =
                outer.with(end.withAfter(List.of(new NodeId("g"))))
                        .with(group.withAfter(List.of(new NodeId("t"))).withOff(false));
        var back = inline(inner(ALL, "k > 0")).pipeline();

        assertThat(back.find(new NodeId("last")).orElseThrow().after())
                .containsExactly(new NodeId("y"));
        assertThat(back.find(new NodeId("x_2")).orElseThrow().after())
                .containsExactly(new NodeId("t"));
    }

    @Test
    void nodesWithoutAPlaceGetAFreeOne() {
        outer =
                outer.placed(new NodeId("t"), new Point(0, 80))
                        .placed(new NodeId("x"), new Point(240, 80))
                        .placed(new NodeId("g"), new Point(480, 80))
                        .placed(new NodeId("last"), new Point(720, 80));
        var back = inline(inner(ALL, "k > $least").placed(new NodeId("x"), new Point(40, 40)));

        var layout = back.pipeline().layout();
        assertThat(layout).containsEntry(new NodeId("x_2"), new Point(480, 80));
        assertThat(requireNonNull(layout.get(new NodeId("y")))).isEqualTo(new Point(720, 152));
        assertThat(inline(inner(ALL, "k > $least")).pipeline().layout().values())
                .doesNotHaveDuplicates()
                .hasSize(5);
    }

    private void refuses(Pipeline inner, String message) {
        PipelineWriter.save(inner, folder.resolve("inner.json"));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(
                        () ->
                                new Inline(Tables.CATALOG)
                                        .of(
                                                outer,
                                                new NodeId("g"),
                                                inner,
                                                bound(outer).columns(),
                                                new Extract.Files(
                                                        folder, folder.resolve("inner.json"))))
                .satisfies(e -> assertThat(e.fault().code()).isEqualTo(FaultCode.INLINE_REFUSED))
                .withMessageContaining(message);
    }

    @Test
    void whatWouldChangeTheRowsIsRefused() {
        var inner = inner(ALL, "k > $least");
        refuses(
                inner.withExtra(Value.Fields.EMPTY.with("timezone", Value.of("Asia/Tokyo"))),
                "time zone");
        outer = outer("[\"least\", \"${floor}0\"]");
        refuses(inner, "is not a parameter of the same type");
        outer =
                outer("[\"least\", \"${floor}\"]")
                        .with("floor", Parameter.of("BIGINT", Value.of(1)));
        refuses(inner, "is not a parameter of the same type");
        outer = outer("").without(new NodeId("x"));
        refuses(inner, "\"rows\" are not known");
    }
}
