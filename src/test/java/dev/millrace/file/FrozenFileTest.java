package dev.millrace.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// One frozen file per version of the format must load forever, with all it says.
class FrozenFileTest {

    static final String FILE = "/pipelines/frozen-v1.pipeline.json";

    private final Pipeline pipeline = PipelineReader.read(bytes(), "frozen");

    static byte[] bytes() {
        try (var in = FrozenFileTest.class.getResourceAsStream(FILE)) {
            assertThat(in).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void keepsNameParametersAndReservedMembers() {
        assertThat(pipeline.name()).isEqualTo("Every feature of format 1: \"quotes\", é and 😀");
        assertThat(pipeline.timezone()).isEqualTo("Europe/Berlin");
        assertThat(pipeline.parameters())
                .containsExactly(
                        Map.entry(
                                "since",
                                new Parameter(
                                        "DATE",
                                        Optional.of(Value.of("2014-01-01")),
                                        false,
                                        Value.fields(Map.entry("unit", Value.of("day"))))),
                        Map.entry(
                                "least",
                                Parameter.of(
                                        "DECIMAL(18,2)", new Value.Num(new BigDecimal("12.50")))),
                        Map.entry(
                                "token",
                                new Parameter(
                                        "VARCHAR", Optional.empty(), true, Value.Fields.EMPTY)));
        assertThat(pipeline.extra().members())
                .containsOnlyKeys(
                        "description",
                        "owner",
                        "tags",
                        "timezone",
                        "schedule",
                        "contract",
                        "inputs",
                        "outputs",
                        "x-team",
                        "notes");
    }

    @Test
    void keepsNodes() {
        assertThat(pipeline.nodes().keySet())
                .extracting(NodeId::value)
                .containsExactly(
                        "orders",
                        "customers",
                        "big",
                        "joined",
                        "by_region",
                        "old",
                        "stored",
                        "later");
        var orders = node("orders");
        assertThat(orders.title()).isEqualTo("Orders \"2014\"");
        assertThat(orders.note()).isEqualTo("Comes each night.");
        assertThat(orders.keep()).isTrue();
        assertThat(orders.extra().members()).containsOnlyKeys("colour");
        assertThat(orders.settings().get("invented"))
                .isEqualTo(
                        Value.items(
                                Value.of(1),
                                new Value.Num(new BigDecimal("2.0")),
                                new Value.Null()));
        assertThat(node("old").off()).isTrue();
        assertThat(node("stored").after()).containsExactly(new NodeId("orders"), new NodeId("old"));
        assertThat(node("big").settings().get("condition"))
                .isEqualTo(Value.of("\"Sales\" >= $least\n  AND \"Order Date\" >= $since"));
    }

    @Test
    void keepsVersionsOfTypesAndUnknownTypes() {
        assertThat(node("orders").version()).isZero();
        assertThat(node("customers"))
                .extracting(Node::type, Node::version)
                .containsExactly("source.csv", 1);
        assertThat(node("later"))
                .extracting(Node::type, Node::version)
                .containsExactly("serving.telepathy", 7);
    }

    @Test
    void keepsLinksAndLayout() {
        assertThat(pipeline.links())
                .hasSize(7)
                .contains(
                        Link.of("orders", "big"),
                        Link.of("big.kept", "joined.left"),
                        Link.parse("big.dropped -> old as small").orElseThrow());
        assertThat(pipeline.layout().get(new NodeId("customers"))).isEqualTo(new Point(40, 200.5));
    }

    @Test
    void standsInTheFormThatIsWritten() {
        assertThat(PipelineWriter.text(pipeline))
                .isEqualTo(new String(bytes(), StandardCharsets.UTF_8));
    }

    private Node node(String id) {
        return Objects.requireNonNull(pipeline.nodes().get(new NodeId(id)));
    }
}
