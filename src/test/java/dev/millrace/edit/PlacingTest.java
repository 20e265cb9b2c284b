package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static dev.millrace.edit.Sketch.link;
import static dev.millrace.edit.Sketch.port;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PlacingTest {

    private static final Point HERE = new Point(100, 200);

    private final Placing placing = new Placing(Sketch.CATALOG);
    private final Pipeline pipeline =
            Sketch.of(
                    """
                    orders source.csv
                    query transform.sql
                    target storage.csv
                    orders -> query
                    query -> target
                    """);

    @Test
    void idsComeFromTheWordsBehindTheDot() {
        var one = placing.add(pipeline, placing.fresh(pipeline, "transform.filter"), HERE);
        assertThat(one.nodes()).containsKey(id("filter"));
        assertThat(placing.freeId(one, "transform.filter")).isEqualTo(id("filter_2"));
    }

    @Test
    void idsAreNeverWordsOfSql() {
        assertThat(placing.freeId(pipeline, "transform.join")).isEqualTo(id("join_1"));
        assertThat(placing.freeId(pipeline, "transform.union")).isEqualTo(id("union_1"));
    }

    @Test
    void idsOfOddTypesAreValid() {
        assertThat(placing.freeId(pipeline, "étrange 😀")).isEqualTo(id("trange"));
        assertThat(placing.freeId(pipeline, "a.")).isEqualTo(id("node"));
        assertThat(placing.freeId(pipeline, "a.9-Lives!")).isEqualTo(id("lives"));
        var longest = placing.freeId(pipeline, "a." + "x".repeat(200));
        var taken = pipeline.with(Node.of(longest.value(), "a.b", Value.Fields.EMPTY));
        assertThat(placing.freeId(taken, "a." + "x".repeat(200)).value())
                .hasSize(63)
                .endsWith("x_2");
    }

    @Test
    void noIdIsGivenThatALinkNamesInVain() {
        var dangling = pipeline.linked(link("filter -> query"));
        assertThat(placing.freeId(dangling, "transform.filter")).isEqualTo(id("filter_2"));
    }

    @Test
    void aFreshNodeIsAsItsTypeSetsItUp() {
        for (var type : Sketch.CATALOG.all()) {
            var node = placing.fresh(pipeline, type.spec().id());
            assertThat(node.version())
                    .isEqualTo(type.spec().version() == 1 ? 0 : type.spec().version());
            assertThat(node.settings().isEmpty()).isTrue();
            assertThat(NodeId.isReserved(node.id().value())).isFalse();
        }
        refuses(() -> placing.fresh(pipeline, "transform.filtr"), FaultCode.NODE_TYPE_UNKNOWN);
    }

    @Test
    void refusesIdsThatAreTakenOrReserved() {
        var taken = Node.of("orders", "source.csv", Value.Fields.EMPTY);
        var reserved = Node.of("join", "transform.join", Value.Fields.EMPTY);
        refuses(() -> placing.add(pipeline, taken, HERE), FaultCode.ID_DUPLICATE);
        refuses(() -> placing.add(pipeline, reserved, HERE), FaultCode.ID_INVALID);
    }

    @Test
    void aNodeBehindAPortIsConnected() {
        var filter = placing.fresh(pipeline, "transform.filter");
        var after = placing.addAfter(pipeline, filter, port("orders.rejected"), HERE);
        assertThat(Sketch.links(after)).endsWith("orders.rejected -> filter");
        assertThat(after.layout()).containsEntry(id("filter"), HERE);

        var csv = placing.fresh(pipeline, "source.csv");
        refuses(
                () -> placing.addAfter(pipeline, csv, port("orders"), HERE),
                FaultCode.PORT_UNKNOWN);
    }

    @Test
    void aNodeInFrontOfAPortIsConnected() {
        var filter = placing.fresh(pipeline, "transform.filter");
        var before = placing.addBefore(pipeline, filter, port("query.in"), HERE);
        assertThat(Sketch.links(before)).endsWith("filter -> query");
        refuses(
                () -> placing.addBefore(pipeline, filter, port("target.in"), HERE),
                FaultCode.PORT_TAKEN);
    }

    @Test
    void aNodeOnAWireTakesItsPlaceAndSqlStillFindsItsInput() {
        var filter = placing.fresh(pipeline, "transform.filter");
        var on = placing.insert(pipeline, filter, link("orders -> query"), HERE);
        assertThat(Sketch.links(on))
                .containsExactly(
                        "orders -> filter", "filter -> query as orders", "query -> target");
    }

    @Test
    void aJoinOnAWireTakesItByItsFirstInput() {
        var join = placing.fresh(pipeline, "transform.join");
        var on = placing.insert(pipeline, join, link("query -> target"), HERE);
        assertThat(Sketch.links(on))
                .containsExactly("orders -> query", "query -> join_1.left", "join_1 -> target");
    }

    @Test
    void refusesOnAWireWhatTakesNoInput() {
        var wire = link("orders -> query");
        assertThat(placing.insertRefusal(pipeline, "transform.filter", wire)).isEmpty();
        assertThat(placing.insertRefusal(pipeline, "source.csv", wire).map(Fault::code))
                .contains(FaultCode.PORT_UNKNOWN);
        assertThat(placing.insertRefusal(pipeline, "a.b", wire).map(Fault::code))
                .contains(FaultCode.NODE_TYPE_UNKNOWN);
        var csv = placing.fresh(pipeline, "source.csv");
        refuses(() -> placing.insert(pipeline, csv, wire, HERE), FaultCode.PORT_UNKNOWN);
    }

    @Test
    void aNodeDraggedOntoAWireIsPutThere() {
        var loose = placing.add(pipeline, placing.fresh(pipeline, "transform.sort"), HERE);
        var on = placing.insertExisting(loose, id("sort"), link("query -> target"));
        assertThat(Sketch.links(on))
                .containsExactly("orders -> query", "query -> sort", "sort -> target");
    }

    @Test
    void refusesToPutANodeOnAWireThatItFeeds() {
        var branch =
                Sketch.of(
                        """
                        all transform.union
                        kept transform.filter
                        target storage.csv
                        all -> kept
                        kept -> target
                        """);
        assertThat(
                        placing.insertRefusal(branch, id("all"), link("kept -> target"))
                                .map(Fault::code))
                .contains(FaultCode.LINK_MAKES_CYCLE);
        refuses(
                () -> placing.insertExisting(branch, id("kept"), link("kept -> target")),
                FaultCode.PORT_TAKEN);
    }

    private static void refuses(ThrowingCallable edit, FaultCode code) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(edit)
                .extracting(e -> e.fault().code())
                .isEqualTo(code);
    }
}
