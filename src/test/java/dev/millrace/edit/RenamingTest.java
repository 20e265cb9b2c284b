package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RenamingTest {

    private final Renaming renaming = new Renaming(Sketch.CATALOG);
    private final Pipeline pipeline =
            Sketch.of(
                    """
                    orders source.csv
                    recent transform.filter
                    query transform.sql
                    other transform.sql
                    orders -> recent
                    orders.rejected -> query
                    orders -> query
                    orders -> other as o
                    query -> other
                    """);

    @Test
    void everythingFollowsTheId() {
        var query = pipeline.find(id("query")).orElseThrow().withAfter(List.of(id("orders")));
        var renamed = renaming.id(pipeline.with(query), id("orders"), id("sales"));

        assertThat(Sketch.nodes(renamed)).containsExactly("sales", "recent", "query", "other");
        assertThat(renamed.layout().keySet()).containsExactlyElementsOf(renamed.nodes().keySet());
        assertThat(renamed.find(id("query")).orElseThrow().after()).containsExactly(id("sales"));
        assertThat(renamed.find(id("sales")).orElseThrow().id()).isEqualTo(id("sales"));
    }

    @Test
    void sqlGoesOnToFindItsInputs() {
        assertThat(Sketch.links(renaming.id(pipeline, id("orders"), id("sales"))))
                .containsExactly(
                        "sales -> recent",
                        "sales.rejected -> query as orders_rejected",
                        "sales -> query as orders",
                        "sales -> other as o",
                        "query -> other");
    }

    @Test
    void theNodeItselfKeepsTheNamesOfItsInputs() {
        assertThat(Sketch.links(renaming.id(pipeline, id("query"), id("report"))))
                .contains(
                        "orders.rejected -> report",
                        "orders -> report",
                        "report -> other as query");
    }

    @Test
    void refusesIdsThatCannotBe() {
        refuses(() -> renaming.id(pipeline, id("orders"), id("recent")), FaultCode.ID_DUPLICATE);
        refuses(() -> renaming.id(pipeline, id("orders"), id("select")), FaultCode.ID_INVALID);
        refuses(() -> renaming.id(pipeline, id("gone"), id("x")), FaultCode.NODE_UNKNOWN);
        refuses(() -> Renaming.title(pipeline, id("gone"), "x"), FaultCode.NODE_UNKNOWN);
        assertThat(renaming.id(pipeline, id("orders"), id("orders"))).isSameAs(pipeline);
    }

    @Test
    void aTitleMadeFromTheIdIsNotWritten() {
        var titled = Renaming.title(pipeline, id("orders"), "All orders");
        assertThat(titled.find(id("orders")).orElseThrow().title()).isEqualTo("All orders");
        assertThat(Renaming.title(titled, id("orders"), "Orders")).isEqualTo(pipeline);
        assertThat(Renaming.title(pipeline, id("orders"), "Orders")).isSameAs(pipeline);
    }

    private static void refuses(ThrowingCallable edit, FaultCode code) {
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(edit)
                .extracting(e -> e.fault().code())
                .isEqualTo(code);
    }
}
