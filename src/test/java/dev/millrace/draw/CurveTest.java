package dev.millrace.draw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Point;
import org.junit.jupiter.api.Test;

class CurveTest {

    private static final Rect NODE = new Rect(400, 200, 184, 56);

    /// From the right edge of one node to the left edge of another.
    private static Curve between(Rect source, Rect target) {
        return Curve.wire(
                new Point(source.right(), source.centre().y()),
                source,
                new Point(target.x(), target.centre().y()),
                target);
    }

    private static void assertKeepsClearOf(Curve curve, Rect node) {
        for (int i = 0; i <= 300; i++) {
            assertThat(node.grownBy(-1).contains(curve.at(i / 300.0))).as("at " + i).isFalse();
        }
    }

    @Test
    void goesToTheRightInOneBend() {
        assertThat(between(NODE, NODE.movedBy(240, 90)).bends()).hasSize(1);
    }

    @Test
    void goesBackOverBothNodesInARow() {
        var target = NODE.movedBy(-480, 0);
        var curve = between(NODE, target);
        assertKeepsClearOf(curve, NODE);
        assertKeepsClearOf(curve, target);
        assertKeepsClearOf(curve, NODE.movedBy(-240, 0));
        assertThat(curve.extent().y()).isEqualTo(NODE.y() - 18);
    }

    @Test
    void goesBackBetweenNodesThatLieBelowEachOther() {
        var below = NODE.movedBy(0, 96);
        for (var curve : new Curve[] {between(NODE, below), between(below, NODE)}) {
            assertKeepsClearOf(curve, NODE);
            assertKeepsClearOf(curve, below);
            assertThat(curve.at(0.5).y()).isBetween(NODE.bottom() + 12, below.y() - 12);
        }
    }

    @Test
    void goesUnderIfThatIsShorter() {
        var from = new Point(NODE.right(), NODE.bottom() - 10);
        var target = NODE.movedBy(-240, 0);
        var curve = Curve.wire(from, NODE, new Point(target.x(), from.y()), target);
        assertThat(curve.extent().bottom()).isEqualTo(NODE.bottom() + 18);
    }

    @Test
    void returnsToItsOwnNodeOverIt() {
        var from = new Point(NODE.right(), NODE.bottom() - 10);
        var curve = Curve.wire(from, NODE, new Point(NODE.x(), NODE.centre().y()), NODE);
        assertKeepsClearOf(curve, NODE);
        assertThat(curve.at(0.5)).isEqualTo(new Point(NODE.centre().x(), NODE.y() - 18));
    }

    @Test
    void bendsWithoutCorners() {
        var bends = between(NODE, NODE.movedBy(-480, 0)).bends();
        for (int i = 1; i < bends.size(); i++) {
            assertThat(bends.get(i).from()).isEqualTo(bends.get(i - 1).to());
            assertThat(bends.get(i).first().y()).isEqualTo(bends.get(i - 1).second().y());
        }
    }

    @Test
    void isFoundWhereItRuns() {
        var curve = between(NODE, NODE.movedBy(-480, 300));
        for (int i = 0; i <= 50; i++) {
            assertThat(curve.distance(curve.at(i / 50.0))).isLessThan(1);
            assertThat(curve.bounds().grownBy(1e-9).contains(curve.at(i / 50.0))).isTrue();
            assertThat(curve.extent().grownBy(1e-9).contains(curve.at(i / 50.0))).isTrue();
        }
        assertThat(curve.distance(NODE.centre())).isGreaterThan(25);
        assertThat(curve.intersects(NODE.movedBy(-240, 56).grownBy(-5))).isTrue();
        assertThat(curve.intersects(NODE.movedBy(-240, 0).grownBy(-5))).isFalse();
    }
}
