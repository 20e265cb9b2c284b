package dev.millrace.refactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.file.PipelineReader;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.plan.Grants;
import dev.millrace.plan.PlanRequest;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Renames and uses of columns that go into a pipeline used as a node, and come out of it.
class GroupRenamesTest {

    private static final Planner PLANNER = new Planner(Tables.CATALOG, PipelineReader::read);

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeInner() throws IOException {
        folder = temporary.toRealPath();
        Files.writeString(
                folder.resolve("inner.json"),
                """
                {"format": 1, "name": "inner", "nodes": {
                  "rows": {"type": "group.input", "settings": {"columns": [["k", "INTEGER"]]}},
                  "x": {"type": "transform.filter", "settings": {"condition": "k > 0"}},
                  "result": {"type": "group.output"}},
                 "links": ["rows -> x", "x -> result"]}
                """);
    }

    private static Pipeline outer() {
        return read(
                """
                "f": {"type": "transform.filter", "settings": {"condition": "a > 0 AND k > 0"}},
                "f2": {"type": "transform.filter", "settings": {"condition": "a > 1 AND k > 1"}},
                "clean": {"type": "group.pipeline", "title": "Clean", "settings": {
                  "path": "inner.json", "inputs": ["rows"], "outputs": ["result"]}},
                "last": {"type": "transform.sort", "settings": {"by": ["k"]}}
                """,
                "t -> f",
                "f -> f2",
                "f2 -> clean",
                "clean -> last");
    }

    private static Pipeline read(String nodes, String... links) {
        return Tables.pipeline(nodes, links);
    }

    private Planned planned(Pipeline pipeline) {
        return PLANNER.check(pipeline, PlanRequest.check(Grants.of(folder, folder)));
    }

    private Renames renames() {
        return new Renames(new Bench(this::planned, new Lineages(), folder, Tables.CATALOG));
    }

    private static ColumnAt at(String node, String port, String column) {
        return new ColumnAt(new NodeId(node), port, column);
    }

    private Fault refused(ColumnAt column) {
        var thrown =
                assertThatExceptionOfType(FaultException.class)
                        .isThrownBy(() -> renames().of(outer(), column, "z"));
        return thrown.actual().fault();
    }

    @Test
    void aColumnThatThePipelineTakesKeepsItsName() {
        var fault = refused(at("t", "out", "k"));

        assertThat(fault.code()).isEqualTo(FaultCode.RENAME_REFUSED);
        assertThat(fault.message()).contains("\"Clean/rows\" cannot follow", "no column \"k\"");
        assertThat(fault.hint()).contains("Select columns");
        assertThat(fault.place().node()).isEqualTo("clean");
        assertThat(refused(at("f2", "kept", "k")).message()).contains("cannot follow");
    }

    @Test
    void aColumnThatStaysOutsideIsRenamedInFrontOfIt() {
        var renamed = renames().of(outer(), at("t", "out", "a"), "z");

        assertThat(Tables.text(renamed.pipeline(), "f", "condition")).isEqualTo("z > 0 AND k > 0");
        assertThat(Tables.text(renamed.pipeline(), "f2", "condition")).isEqualTo("z > 1 AND k > 1");
        assertThat(planned(renamed.pipeline()).hasErrors()).isFalse();
    }

    @Test
    void aNameThatThePipelineGivesIsRefusedWithItsReason() {
        var fault = refused(at("clean", "result", "k"));

        assertThat(fault.code()).isEqualTo(FaultCode.RENAME_REFUSED);
        assertThat(fault.message()).contains("\"k\" gets its name in the pipeline", "\"Clean\"");
        assertThat(fault.place().node()).isEqualTo("clean");
    }

    @Test
    void aNameThatComesOutOfItIsChangedBehindTheNodeThatPassesItOn() {
        var renamed = renames().of(outer(), at("last", "out", "k"), "z");

        assertThat(renamed.added()).hasSize(1);
        assertThat(planned(renamed.pipeline()).hasErrors()).isFalse();
    }

    @Test
    void usesAreFoundOnBothSidesOfTheEdge() {
        for (var column : new ColumnAt[] {at("t", "out", "k"), at("clean", "result", "k")}) {
            var uses = renames().uses(outer(), column);
            assertThat(uses.all())
                    .extracting(found -> found.node() + " " + found.text())
                    .contains("f a > 0 AND k > 0", "clean/x k > 0", "last k");
            assertThat(uses.all())
                    .allSatisfy(
                            found ->
                                    assertThat(found.text().substring(found.from(), found.to()))
                                            .isEqualToIgnoringCase("k"));
        }
    }

    @Test
    void aColumnThatIsNotThereIsSaid() {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> renames().uses(outer(), at("clean", "result", "gone")))
                .extracting(e -> e.fault().code())
                .isEqualTo(FaultCode.COLUMN_UNKNOWN);
    }
}
