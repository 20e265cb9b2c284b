package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.engine.Bindings;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Value;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExtractTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final String NODES =
            """
            "a": {"type": "transform.filter", "settings": {"condition": "k > 0"}},
            "b": {"type": "transform.filter", "settings": {"condition": "k > 1"}},
            "c": {"type": "transform.sql", "settings": {"sql": "SELECT * FROM a JOIN b USING (k)"}}
            """;

    private static Pipeline pipeline() {
        return Tables.pipeline(NODES, "t -> a", "a -> b", "a -> c", "b -> c");
    }

    private static Extract.Extracted extract(Pipeline pipeline, String file, String... ids) {
        var columns = Bindings.of(Tables.planned(pipeline)).columns();
        var files = new Extract.Files(FOLDER, FOLDER.resolve(file));
        return new Extract(Tables.CATALOG).of(pipeline, ids(ids), columns, files, "Part");
    }

    private static Set<NodeId> ids(String... ids) {
        var all = new LinkedHashSet<NodeId>();
        List.of(ids).forEach(id -> all.add(new NodeId(id)));
        return all;
    }

    private static Fault refusal(Pipeline pipeline, String... ids) {
        var refused = new Fault[1];
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> extract(pipeline, "part.json", ids))
                .satisfies(e -> refused[0] = e.fault());
        assertThat(refused[0].code()).isEqualTo(FaultCode.EXTRACT_REFUSED);
        return refused[0];
    }

    @Test
    void putsANodeInTheirPlace() {
        var extracted = extract(pipeline(), "part.pipeline.json", "a", "b");

        assertThat(extracted.node()).isEqualTo(new NodeId("part"));
        assertThat(extracted.outer().links().stream().map(link -> link.text()))
                .containsExactly("t -> part", "part -> c as a", "part.b_out -> c as b");
        assertThat(extracted.inner().links().stream().map(link -> link.text()))
                .containsExactly("t -> a", "a -> b", "a -> a_out", "b -> b_out");
        assertThat(extracted.inner().name()).isEqualTo("Part");
        var settings = extracted.outer().find(extracted.node()).orElseThrow().settings();
        assertThat(settings.get("path")).isEqualTo(Value.of("part.pipeline.json"));
        assertThat(settings.get("parameters")).isNull();
    }

    @Test
    void anInputHasTheColumnsThatReachIt() {
        var extracted = extract(pipeline(), "part.json", "b");
        var input = extracted.inner().find(new NodeId("a")).orElseThrow();

        assertThat(input.type()).isEqualTo("group.input");
        assertThat(input.settings().get("columns"))
                .isInstanceOfSatisfying(
                        Value.Items.class, columns -> assertThat(columns.values()).hasSize(3));
        assertThat(extracted.outer().links().stream().map(link -> link.text()))
                .containsExactly("t -> a", "a -> part", "a -> c", "part -> c as b");
    }

    @Test
    void parametersArePassedOn() {
        var pipeline =
                Tables.pipeline(
                                "\"a\": {\"type\": \"transform.filter\", \"settings\":"
                                        + " {\"condition\": \"k > $least\"}}",
                                "t -> a")
                        .with("least", Parameter.of("INTEGER", Value.of(1)))
                        .with("other", Parameter.of("INTEGER", Value.of(1)));
        var extracted = extract(pipeline, "part.json", "a");

        assertThat(extracted.inner().parameters()).containsOnlyKeys("least");
        assertThat(extracted.outer().parameters()).containsOnlyKeys("least", "other");
        assertThat(
                        String.valueOf(
                                extracted.outer().find(extracted.node()).orElseThrow().settings()))
                .contains("${least}");
    }

    @Test
    void anOutputIsMadeForRowsThatNobodyReads() {
        var extracted = extract(pipeline(), "part.json", "c");

        assertThat(extracted.inner().find(new NodeId("result"))).isPresent();
        assertThat(extracted.inner().links().stream().map(link -> link.text()))
                .contains("c -> result");
    }

    @Test
    void rowsThatNobodyReadsHaveNoOutputBesideThoseThatAreRead() {
        var extracted = extract(pipeline().without(new NodeId("c")), "part.json", "a", "b");
        assertThat(outputs(extracted)).containsExactly("result");

        var used = Tables.pipeline(NODES, "t -> a", "t -> b", "b -> c");
        assertThat(outputs(extract(used, "part.json", "a", "b"))).containsExactly("result");
        assertThat(extract(used, "part.json", "a", "b").inner().links().stream().map(Link::text))
                .contains("b -> result");
    }

    @Test
    void theRowsByWhichANodeIsKnownLeaveFirst() {
        var extracted =
                extract(
                        Tables.pipeline(NODES, "t -> a", "t -> b", "a.dropped -> c", "b -> c"),
                        "part.json",
                        "a",
                        "b");

        assertThat(outputs(extracted)).containsExactly("b_out", "a_dropped");
        assertThat(extracted.outer().links().stream().map(Link::text))
                .containsExactly("t -> part", "part.a_dropped -> c as a_dropped", "part -> c as b");
    }

    @Test
    void theNodeMayHaveTheNameOfOneThatGoes() {
        var extracted = extract(pipeline(), "b.pipeline.json", "a", "b");

        assertThat(extracted.node()).isEqualTo(new NodeId("b"));
        assertThat(Tables.planned(extracted.outer()).faults())
                .allMatch(fault -> fault.code() == FaultCode.GROUP_NOT_FOUND);
    }

    private static List<String> outputs(Extract.Extracted extracted) {
        var node = extracted.outer().find(extracted.node()).orElseThrow();
        return ((Value.Items) requireNonNull(node.settings().get("outputs")))
                .values().stream().map(each -> ((Value.Text) each).value()).toList();
    }

    @Test
    void nothingIsNoPipeline() {
        assertThat(refusal(pipeline()).message()).isEqualTo("No node is selected.");
        assertThat(refusal(pipeline(), "none").message()).isEqualTo("No node is selected.");
    }

    @Test
    void aWayThatLeavesAndComesBackIsRefused() {
        assertThat(refusal(pipeline(), "a", "c").message())
                .isEqualTo("\"B\" reads from the selected nodes and feeds them too.");
    }

    @Test
    void anOrderAcrossTheEdgeIsRefused() {
        var pipeline = pipeline();
        var c = pipeline.find(new NodeId("c")).orElseThrow();
        pipeline = pipeline.with(c.withAfter(List.of(new NodeId("b"))));

        assertThat(refusal(pipeline, "b").message()).contains("comes after \"b\"");
        assertThat(refusal(pipeline, "c").message()).contains("comes after \"b\"");
        assertThat(extract(pipeline, "part.json", "b", "c").inner().nodes()).hasSize(4);
    }

    @Test
    void theEndsOfAPipelineStayInIt() {
        var pipeline = Tables.node("group.output", "{}", "t -> n");

        assertThat(refusal(pipeline, "n").message()).contains("enter or leave");
    }

    @Test
    void columnsMustBeKnown() {
        var pipeline = Tables.pipeline(NODES.replace("k > 0", "none > 0"), "t -> a", "a -> b");

        assertThat(refusal(pipeline, "b").message())
                .isEqualTo("The columns of \"a.kept\" are not known.");
    }

    @Test
    void pathsFollowIntoAnotherFolder() {
        var node =
                "\"f\": {\"type\": \"source.csv\", \"settings\": {\"path\": \"%s\", \"columns\":"
                        + " [[\"n\", \"INTEGER\"]]}}";
        var inner =
                extract(Tables.pipeline(node.formatted("data/x.csv")), "steps/part.json", "f")
                        .inner();
        assertThat(inner.find(new NodeId("f")).orElseThrow().settings().get("path"))
                .isEqualTo(Value.of("../data/x.csv"));

        var open = Tables.pipeline(node.formatted("${at}/x.csv"));
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> extract(open, "steps/part.json", "f"))
                .withMessageContaining("begins with a parameter");
        assertThat(extract(open, "part.json", "f").inner().nodes()).isNotEmpty();
    }
}
