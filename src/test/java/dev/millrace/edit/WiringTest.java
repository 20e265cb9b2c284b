package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static dev.millrace.edit.Sketch.link;
import static dev.millrace.edit.Sketch.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Input;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WiringTest {

    private final Wiring wiring = new Wiring(Sketch.CATALOG);
    private final Pipeline pipeline =
            Sketch.of(
                    """
                    orders source.csv
                    customers source.csv
                    recent transform.filter
                    joined transform.join
                    all transform.union
                    odd somebody.elses
                    orders -> recent
                    recent.dropped -> joined.right
                    orders.rejected -> all
                    recent -> odd.top
                    odd.side -> all
                    """);

    @Test
    void knowsThePortsOfATypeAndThoseAnUnknownTypeShows() {
        assertThat(wiring.inputs(pipeline, id("joined")))
                .containsExactly(Input.in("left"), Input.in("right"));
        assertThat(wiring.outputs(pipeline, id("recent"))).containsExactly("kept", "dropped");
        assertThat(wiring.inputs(pipeline, id("odd"))).containsExactly(Input.optional("top"));
        assertThat(wiring.outputs(pipeline, id("odd"))).containsExactly("side");
        assertThat(wiring.inputs(pipeline, id("nowhere"))).isEmpty();
    }

    @Test
    void namesThePortsTheFileLeavesOut() {
        assertThat(wiring.from(pipeline, link("orders -> recent"))).isEqualTo(port("orders.out"));
        assertThat(wiring.to(pipeline, link("orders -> recent"))).isEqualTo(port("recent.in"));
        assertThat(wiring.to(pipeline, link("orders -> joined.left")))
                .isEqualTo(port("joined.left"));
    }

    @Test
    void writesALinkAsTheFileDoes() {
        var drawn = wiring.connect(pipeline, port("customers.out"), port("joined.left"));
        drawn = wiring.connect(drawn, port("customers.rejected"), port("all.in"));
        drawn = wiring.connect(drawn, port("customers"), port("all"));
        assertThat(Sketch.links(drawn))
                .endsWith(
                        "customers -> joined.left",
                        "customers.rejected -> all",
                        "customers -> all");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertThat(code("recent.kept", "recent.in")).contains(FaultCode.LINK_TO_ITSELF);
        assertThat(code("joined.out", "recent.in")).contains(FaultCode.PORT_TAKEN);
        assertThat(code("customers.out", "recent.in")).contains(FaultCode.PORT_TAKEN);
        assertThat(code("orders.rejected", "all.in")).contains(FaultCode.PORT_TAKEN);
        assertThat(code("orders.out", "customers.in")).contains(FaultCode.PORT_UNKNOWN);
        assertThat(code("orders.none", "joined.left")).contains(FaultCode.PORT_UNKNOWN);
        assertThat(code("orders.out", "joined")).contains(FaultCode.PORT_UNKNOWN);
        assertThat(code("orders.out", "odd.top")).contains(FaultCode.PORT_TAKEN);
        assertThat(code("orders.out", "odd.other")).contains(FaultCode.PORT_UNKNOWN);
        assertThat(code("orders.out", "nowhere")).contains(FaultCode.NODE_UNKNOWN);
        assertThat(code("orders.out", "joined.left")).isEmpty();
        assertThat(code("orders.out", "all.in")).isEmpty();
    }

    @Test
    void refusesACycleByDataOrByAfter() {
        var chain =
                Sketch.of(
                        """
                        first transform.union
                        second transform.filter
                        third transform.filter
                        first -> second
                        """);
        var waiting =
                chain.with(chain.find(id("third")).orElseThrow().withAfter(List.of(id("second"))));
        assertThat(wiring.refusal(chain, port("second"), port("first")).map(Fault::code))
                .contains(FaultCode.LINK_MAKES_CYCLE);
        assertThat(wiring.refusal(chain, port("third"), port("first"))).isEmpty();
        assertThat(wiring.refusal(waiting, port("third"), port("first")).map(Fault::message))
                .contains("\"Third\" comes after \"First\", so a wire back would make a cycle.");
    }

    @Test
    void saysWhereTheWireIsThatTakesThePort() {
        var fault = wiring.refusal(pipeline, port("customers"), port("joined.right")).orElseThrow();
        assertThat(fault.message())
                .isEqualTo("\"right\" of \"Joined\" already gets its rows from \"Recent\".");
        assertThat(fault.place().node()).isEqualTo("joined");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> wiring.connect(pipeline, port("customers"), port("joined.right")))
                .extracting(FaultException::fault)
                .isEqualTo(fault);
    }

    @Test
    void anEndMovesInItsPlace() {
        var named =
                Wiring.replaced(
                        pipeline, link("orders -> recent"), List.of(link("orders -> recent as o")));
        var moved =
                wiring.reconnect(
                        named,
                        link("orders -> recent as o"),
                        port("customers.rejected"),
                        port("recent.in"));
        assertThat(Sketch.links(moved)).startsWith("customers.rejected -> recent as o");
        assertThat(moved.links()).hasSameSizeAs(pipeline.links());
    }

    @Test
    void anEndPutBackWhereItWasChangesNothing() {
        var old = link("recent -> odd.top");
        assertThat(wiring.reconnect(pipeline, old, port("recent.kept"), port("odd.top")))
                .isSameAs(pipeline);
        assertThat(wiring.refusal(pipeline, port("orders"), port("odd.top"), old)).isEmpty();
    }

    @Test
    void disconnectTakesTheLinkAway() {
        var left = wiring.disconnect(pipeline, link("orders -> recent"));
        assertThat(left.links()).hasSize(4).doesNotContain(link("orders -> recent"));
        assertThat(wiring.disconnect(left, link("orders -> recent"))).isSameAs(left);
    }

    @Test
    void findsTheInputThatTakesAnotherLink() {
        assertThat(wiring.freeInput(pipeline, id("joined"))).contains(port("joined.left"));
        assertThat(wiring.freeInput(pipeline, id("recent"))).isEmpty();
        assertThat(wiring.freeInput(pipeline, id("all"))).contains(port("all.in"));
        assertThat(wiring.freeInput(pipeline, id("odd"))).isEmpty();
    }

    @Test
    void claimsNoFirstOutputOfAnUnknownType() {
        assertThat(wiring.firstOutput(pipeline, id("recent"))).contains(port("recent.kept"));
        assertThat(wiring.firstOutput(pipeline, id("odd"))).isEmpty();
    }

    private Optional<FaultCode> code(String from, String to) {
        return wiring.refusal(pipeline, port(from), port(to)).map(Fault::code);
    }
}
