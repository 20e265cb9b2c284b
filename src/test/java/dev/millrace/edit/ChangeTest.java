package dev.millrace.edit;

import static dev.millrace.edit.Sketch.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class ChangeTest {

    /// Entries of a linked map know their neighbours; a change that kept them would keep them all.
    @Test
    void holdsNothingOfWhatStayed() {
        var kept = changeOfForgottenPipelines();
        for (int i = 0; i < 20 && !kept.stayed().refersTo(null); i++) {
            System.gc();
        }
        assertThat(kept.stayed().refersTo(null)).isTrue();
        assertThat(kept.change().nodes().runs()).hasSize(1);
    }

    private record Kept(Change change, WeakReference<Node> stayed) {}

    private static Kept changeOfForgottenPipelines() {
        var before = pipeline();
        var stayed = before.find(id("recent")).orElseThrow();
        return new Kept(Change.between(before, titled(before)), new WeakReference<>(stayed));
    }

    @Test
    void tellsOnlyWhatDiffers() {
        var before = pipeline();
        var change = Change.between(before, titled(before).placed(id("sorted"), new Point(1, 2)));
        assertThat(change.nodes().runs()).hasSize(1);
        assertThat(change.layout().runs()).hasSize(1);
        assertThat(change.links().isEmpty()).isTrue();
        assertThat(change.parameters().isEmpty()).isTrue();
        assertThat(change.general().isEmpty()).isTrue();
    }

    @Test
    void bringsBackAnotherOrder() {
        var before = pipeline();
        var turned = new LinkedHashMap<>(before.nodes().reversed());
        var change = Change.between(before, before.withNodes(turned));
        assertThat(change.apply(before).nodes().keySet())
                .containsExactlyElementsOf(turned.keySet());
        assertThat(change.reversed().apply(before.withNodes(turned)))
                .hasToString(before.toString());
    }

    private static Pipeline titled(Pipeline pipeline) {
        Node orders = pipeline.find(id("orders")).orElseThrow();
        return pipeline.with(orders.withTitle("All orders"));
    }

    private static Pipeline pipeline() {
        return Sketch.of(
                """
                orders source.csv
                recent transform.filter
                sorted transform.sort
                orders -> recent
                recent -> sorted
                """);
    }
}
