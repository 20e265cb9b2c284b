package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Count;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveDisplayTest {

    private final Drawn drawn = new Drawn();
    private final Told told = new Told();

    @Test
    void showsEveryNodeWithItsState() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders", "good", "totals", "kept"));
        display.accept(told.pass(10).running("orders", "good"));
        display.accept(told.pass(200).finished("orders", 120, new Count.AtLeast(1_234_567)));
        display.accept(told.pass(200).advanced("good", 0.5, 600));

        assertThat(drawn.lines())
                .containsExactly(
                        "✓ orders  at least 1,234,567  120 ms",
                        "● good    ████████░░░░░░░░  50 %  600 rows  400 ms",
                        "○ totals",
                        "○ kept",
                        "1 of 4 nodes, 410 ms",
                        "");
    }

    @Test
    void drawsInAsciiWhereUnicodeCannotBeShown() {
        var display = display(60, 24, Glyphs.ASCII);
        display.accept(told.started("orders", "kept"));
        display.accept(told.pass(200).running("orders"));
        display.accept(told.pass(200).advanced("orders", 0.25, 1));

        assertThat(drawn.raw()).isASCII();
        assertThat(drawn.lines())
                .contains("* orders  ####............  25 %  1 row  200 ms", ". kept");
    }

    @Test
    void saysWhyANodeFailed() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders", "totals"));
        display.accept(told.running("orders", "totals"));
        var fault = Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column\n\033[31m'Sale'.");
        display.accept(told.pass(200).failed("totals", fault, Optional.empty()));

        assertThat(drawn.lines())
                .contains("○ orders", "✗ totals  W406 There is no column  [31m'Sale'.");
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders"));
        display.accept(told.running("orders"));
        for (int i = 0; i < 1000; i++) {
            display.accept(told.pass(1).advanced("orders", i / 1000.0, i));
        }

        assertThat(drawn.drawings()).isEqualTo(11);
    }

    @Test
    void showsTheLastStateWhenNothingMoreIsTold() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders"));
        display.accept(told.pass(1).finished("orders", 1, new Count.Exact(1)));
        assertThat(drawn.lines()).contains("○ orders");

        told.pass(100);
        display.tick();

        assertThat(drawn.lines()).contains("✓ orders               1  1.0 ms");
    }

    @Test
    void keepsLogLinesAboveTheList() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders"));
        display.accept(told.pass(200).warned("3 rows were rejected."));
        display.accept(told.pass(200).running("orders"));

        assertThat(drawn.lines())
                .containsExactly(
                        "warning: 3 rows were rejected.",
                        "● orders  0 ms",
                        "0 of 1 node, 400 ms",
                        "");
    }

    @Test
    void leavesOnlyLogLinesBehind() {
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started("orders", "kept"));
        display.accept(told.pass(200).warned("3 rows were rejected."));
        display.accept(told.pass(200).ended(Outcome.SUCCEEDED));
        display.close();

        assertThat(drawn.lines()).containsExactly("warning: 3 rows were rejected.", "");
    }

    @Test
    void fitsANarrowScreen() {
        var display = display(20, 24, Glyphs.UNICODE);
        display.accept(told.started("a_node_with_a_long_name_that_goes_on", "b"));
        display.accept(told.pass(200).running("b"));
        display.accept(told.pass(200).advanced("b", 0.5, 600));

        assertThat(drawn.lines())
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThan(20))
                .contains("○ a_node_with_a_lo…");
    }

    @Test
    void showsOfAThousandNodesTheActiveAndTheLast() {
        var ids = Told.ids(1000);
        var display = display(60, 24, Glyphs.UNICODE);
        display.accept(told.started(ids.toArray(String[]::new)));
        for (var id : ids.subList(0, 500)) {
            display.accept(told.finished(id, 10, new Count.Exact(1000)));
        }
        display.accept(told.running("node_501", "node_502"));
        told.pass(200);
        display.tick();

        assertThat(drawn.lines())
                .hasSizeLessThan(24)
                .contains("● node_501  200 ms", "● node_502  200 ms")
                .contains("✓ node_500           1,000  10 ms")
                .contains("500 of 1,000 nodes, 979 not shown, 200 ms");
    }

    @Test
    void usesColourOnlyWhereItMay() {
        display(60, 24, Glyphs.UNICODE).accept(told.started("orders"));
        assertThat(drawn.raw()).doesNotContainPattern("\\[[0-9;]*m");

        var coloured = new Drawn();
        var screen = new Screen(true, true, Glyphs.UNICODE, () -> 60, () -> 24);
        new LiveDisplay(screen, coloured.stream(), told).accept(told.started("orders"));
        assertThat(coloured.raw()).contains("\033[2m○\033[0m orders");
    }

    private LiveDisplay display(int columns, int lines, Glyphs glyphs) {
        var screen = new Screen(true, false, glyphs, () -> columns, () -> lines);
        return new LiveDisplay(screen, drawn.stream(), told);
    }
}
