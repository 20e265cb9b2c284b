package dev.millrace.ui.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.Rect;
import dev.millrace.model.Point;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ViewportTest {

    private static final Offset<Double> NEAR = Offset.offset(1e-9);

    @Test
    void keepsThePointUnderTheMouseWhileZooming() {
        var before = new Viewport(0.7, 13, -40);
        var mouse = new Point(320, 200);
        var plane = before.toPlane(mouse);
        var after = before.zoomedTo(2.3, mouse);
        assertThat(after.toView(plane).x()).isEqualTo(mouse.x(), NEAR);
        assertThat(after.toView(plane).y()).isEqualTo(mouse.y(), NEAR);
    }

    @Test
    void staysBetweenTenAndFourHundredPercent() {
        var mouse = new Point(0, 0);
        assertThat(Viewport.START.zoomedTo(1000, mouse).scale()).isEqualTo(4);
        assertThat(Viewport.START.zoomedTo(0.0001, mouse).scale()).isEqualTo(0.1);
    }

    @Test
    void fitsAllOfAnAreaAndNeverMagnifies() {
        var wide = new Rect(-500, 100, 4000, 300);
        var shown = Viewport.fitting(wide, 1000, 800).toView(wide);
        assertThat(new Rect(0, 0, 1000, 800).contains(shown)).isTrue();
        assertThat(Viewport.fitting(new Rect(0, 0, 10, 10), 1000, 800).scale()).isEqualTo(1);
    }

    @Test
    void movesNoFurtherThanItTakesToShowAnArea() {
        var seen = new Rect(200, 200, 100, 50);
        assertThat(Viewport.START.showing(seen, 1000, 800)).isEqualTo(Viewport.START);
        var moved = Viewport.START.showing(new Rect(1500, 200, 100, 50), 1000, 800);
        assertThat(moved.y()).isZero();
        assertThat(moved.toView(new Rect(1500, 200, 100, 50)).right()).isLessThanOrEqualTo(1000);
    }
}
