package dev.millrace.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.NodeId;
import org.junit.jupiter.api.Test;

class DrawingTest {

    @Test
    void boundsHoldPortsAndTheirNames() {
        var bounds = Drawn.arranged(Drawn.wired("a", "join")).bounds();
        assertThat(bounds.x()).isLessThan(40 - NodeFigure.PORT_RADIUS);
        assertThat(bounds.y()).isLessThan(40 - 10);
        assertThat(bounds.bottom()).isGreaterThan(40 + NodeFigure.HEIGHT + 10);
    }

    @Test
    void boundsHoldWiresThatGoBack() {
        var drawing = Drawn.arranged(Drawn.wired("a -> b", "b -> a", "b -> b"));
        for (var wire : drawing.wires()) {
            for (int i = 0; i <= 100; i++) {
                assertThat(drawing.bounds().grownBy(1e-9).contains(wire.curve().at(i / 100.0)))
                        .as(wire.link().text())
                        .isTrue();
            }
        }
    }

    @Test
    void namesOutputsOtherThanTheFirstThatHaveAWire() {
        var drawing = Drawn.arranged(Drawn.wired("a -> b", "b.dropped -> c"));
        assertThat(drawing.isNamed(new NodeId("a"), 0)).isFalse();
        assertThat(drawing.isNamed(new NodeId("a"), 1)).isFalse();
        assertThat(drawing.isNamed(new NodeId("b"), 1)).isTrue();
    }
}
