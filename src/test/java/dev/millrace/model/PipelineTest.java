package dev.millrace.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Collections;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class PipelineTest {

    private static final NodeId ORDERS = new NodeId("orders");
    private static final NodeId RECENT = new NodeId("recent");

    private final Pipeline pipeline =
            Pipeline.EMPTY
                    .with(Node.of("orders", "source.csv", Value.Fields.EMPTY))
                    .with(Node.of("recent", "transform.filter", Value.Fields.EMPTY))
                    .linked(Link.of("orders", "recent"))
                    .placed(ORDERS, new Point(40, 80));

    @Test
    void anEditSharesTheMapsItLeavesAsTheyAre() {
        var moved = pipeline.placed(ORDERS, new Point(0, 0));
        assertThat(moved.nodes()).isSameAs(pipeline.nodes());
        assertThat(moved.links()).isSameAs(pipeline.links());
        assertThat(pipeline.named("other").layout()).isSameAs(pipeline.layout());
    }

    @Test
    void mapsOfStrangersAreCopied() {
        var layout = new LinkedHashMap<NodeId, Point>();
        var free = pipeline.withLayout(layout);
        var viewed = pipeline.withLayout(Collections.unmodifiableSequencedMap(layout));
        layout.put(RECENT, new Point(1, 2));
        assertThat(free.layout()).isEmpty();
        assertThat(viewed.layout()).isEmpty();
    }

    @Test
    void cannotBeChanged() {
        var nodes = pipeline.nodes();
        var entry = nodes.entrySet().iterator().next();
        refuses(() -> nodes.put(ORDERS, entry.getValue()));
        refuses(() -> nodes.remove(ORDERS));
        refuses(() -> nodes.clear());
        refuses(() -> nodes.pollFirstEntry());
        refuses(() -> entry.setValue(entry.getValue()));
        refuses(() -> nodes.keySet().remove(ORDERS));
        refuses(() -> nodes.values().clear());
        refuses(() -> nodes.reversed().clear());
        refuses(() -> nodes.replaceAll((_, node) -> node));
    }

    @Test
    void aChangedNodeKeepsItsPlace() {
        var titled = Node.of("orders", "source.csv", Value.Fields.EMPTY).withTitle("All");
        assertThat(pipeline.with(titled).nodes().keySet()).containsExactly(ORDERS, RECENT);
        assertThat(pipeline.with(titled).nodes().reversed().keySet())
                .containsExactly(RECENT, ORDERS);
    }

    @Test
    void equalsByWhatItHolds() {
        var other =
                new Pipeline(
                        pipeline.name(),
                        new LinkedHashMap<>(pipeline.parameters()),
                        new LinkedHashMap<>(pipeline.nodes()),
                        pipeline.links(),
                        new LinkedHashMap<>(pipeline.layout()),
                        pipeline.extra());
        assertThat(other).isEqualTo(pipeline).hasSameHashCodeAs(pipeline);
        assertThat(other).hasToString(pipeline.toString());
    }

    private static void refuses(Runnable change) {
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(change::run);
    }
}
