package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.Drawing;
import dev.millrace.edit.Selection;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Note;
import dev.millrace.model.Notes;
import dev.millrace.model.Point;
import dev.millrace.ui.canvas.Viewport;
import dev.millrace.ui.theme.ThemeChoice;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.ScrollEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the mouse does on the canvas, in the real window.
@Tag("slow")
class CanvasGesturesTest {

    @TempDir Path home;

    private Window window;

    @BeforeEach
    void begin() {
        window = Window.open(home);
        window.press(KeyCode.CONTROL, KeyCode.N);
        window.press(KeyCode.F8);
    }

    @AfterEach
    void end() {
        window.close();
    }

    private void dropFromPalette(String type, double x, double y) {
        var row = window.find("#palette-" + type.replace('.', '-'));
        var bounds = Window.on(() -> row.localToScreen(row.getBoundsInLocal()));
        var from = new Point2D(bounds.getMinX() + 60, bounds.getCenterY());
        window.drag(from, window.screen(x, y));
    }

    private Point at(String node) {
        return window.document().model().drawing().node(new NodeId(node)).orElseThrow().at();
    }

    private Point2D output(String node, int index) {
        return spot(node, false, index);
    }

    private Point2D input(String node, int index) {
        return spot(node, true, index);
    }

    private Point2D spot(String node, boolean input, int index) {
        var drawing = window.document().model().drawing();
        var placed = drawing.node(new NodeId(node)).orElseThrow();
        return Drawing.spots(placed).stream()
                .filter(spot -> spot.isInput() == input && spot.index() == index)
                .map(spot -> window.screen(spot.at()))
                .findFirst()
                .orElseThrow();
    }

    private Point2D middle(String node) {
        var rect = window.document().model().drawing().node(new NodeId(node)).orElseThrow();
        return window.screen(rect.bounds().centre());
    }

    private void csvAndFilter() {
        dropFromPalette("source.csv", 120, 120);
        dropFromPalette("transform.filter", 400, 120);
        window.drag(output("csv", 0), input("filter", 0));
    }

    @Test
    void dragsNodesFromThePaletteAndConnectsThem() {
        csvAndFilter();
        var pipeline = window.document().pipeline();
        assertThat(pipeline.nodes().keySet())
                .extracting(NodeId::value)
                .containsExactly("csv", "filter");
        assertThat(pipeline.links()).containsExactly(Link.of("csv", "filter"));
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.document().pipeline().links()).isEmpty();
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertThat(window.document().pipeline().links()).hasSize(1);
    }

    @Test
    void refusesAWireThatCannotBeAndSaysWhy() {
        csvAndFilter();
        dropFromPalette("transform.sort", 400, 320);
        window.drag(output("filter", 0), input("sort", 0));
        window.robot.moveTo(output("sort", 0));
        window.robot.press(MouseButton.PRIMARY);
        window.robot.moveTo(input("filter", 0).add(-20, 6));
        window.robot.moveTo(input("filter", 0));
        window.settle();
        assertThat(window.find("#refusal").isVisible()).isTrue();
        window.picture("refusal", 1);
        window.robot.release(MouseButton.PRIMARY);
        window.settle();
        assertThat(window.document().pipeline().links()).hasSize(2);
        assertThat(window.find("#refusal").isVisible()).isFalse();
    }

    @Test
    void dropsANodeOntoAWire() {
        csvAndFilter();
        var wire = window.document().model().drawing().wires().getFirst().curve().at(0.5);
        dropFromPalette("transform.limit", wire.x(), wire.y());
        assertThat(window.document().pipeline().links())
                .containsExactly(Link.of("csv", "limit_1"), Link.of("limit_1", "filter"));
    }

    @Test
    void deletesAndHealsTheWire() {
        csvAndFilter();
        var wire = window.document().model().drawing().wires().getFirst().curve().at(0.5);
        dropFromPalette("transform.limit", wire.x(), wire.y());
        window.click(middle("limit_1"));
        window.press(KeyCode.DELETE);
        assertThat(window.document().pipeline().links()).containsExactly(Link.of("csv", "filter"));
    }

    @Test
    void quickAddsWhereAWireIsDropped() {
        dropFromPalette("source.csv", 120, 120);
        window.drag(output("csv", 0), window.screen(380, 260));
        window.until("the list is there", () -> window.has("#chooser"));
        window.picture("quick-add", 1);
        window.type("where");
        window.press(KeyCode.ENTER);
        var pipeline = window.document().pipeline();
        assertThat(pipeline.links()).containsExactly(Link.of("csv", "filter"));
        assertThat(at("filter").x()).isBetween(360.0, 400.0);
    }

    @Test
    void replacesANodeByOneOfAnotherType() {
        csvAndFilter();
        var before = window.document().pipeline();
        window.click(middle("filter"));
        window.press(KeyCode.R);
        window.until("the list is there", () -> window.has("#chooser"));
        window.type("sort");
        window.pictures("replace");
        window.press(KeyCode.ENTER);
        var after = window.document().pipeline();
        assertThat(after.links()).isEqualTo(before.links());
        assertThat(after.nodes().get(new NodeId("filter")))
                .isNotNull()
                .extracting(Node::type)
                .isEqualTo("transform.sort");
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertThat(window.document().pipeline()).isEqualTo(before);
    }

    @Test
    void movesAndSnapsAndSelectsByMarquee() {
        csvAndFilter();
        var before = at("filter");
        window.drag(middle("filter"), middle("filter").add(60, 131));
        var after = at("filter");
        assertThat(after.y() - before.y()).isBetween(100.0, 160.0);
        assertThat(after.x() % 8).isZero();
        window.drag(window.screen(8, 20), window.screen(620, 400));
        assertThat(window.document().model().selection().nodes()).hasSize(2);
        assertThat(window.document().model().selection().links()).hasSize(1);
    }

    @Test
    void takesAnEndOfAWireElsewhereAndDropsItOff() {
        csvAndFilter();
        dropFromPalette("transform.sort", 400, 300);
        window.drag(input("filter", 0).add(-10, 0), input("sort", 0));
        assertThat(window.document().pipeline().links()).containsExactly(Link.of("csv", "sort"));
        window.drag(input("sort", 0), window.screen(300, 420));
        assertThat(window.document().pipeline().links()).isEmpty();
    }

    @Test
    void copiesAndPastesAndDuplicates() {
        csvAndFilter();
        window.click(middle("filter"));
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.press(KeyCode.CONTROL, KeyCode.C);
        window.press(KeyCode.CONTROL, KeyCode.V);
        assertThat(window.document().pipeline().nodes()).hasSize(4);
        assertThat(window.document().pipeline().links()).contains(Link.of("csv_2", "filter_2"));
        window.press(KeyCode.CONTROL, KeyCode.D);
        assertThat(window.document().pipeline().nodes()).hasSize(6);
    }

    @Test
    void writesNotesAndFrames() {
        csvAndFilter();
        window.click(middle("filter"));
        window.press(KeyCode.CONTROL, KeyCode.A);
        window.press(KeyCode.F);
        window.type("Clean");
        window.press(KeyCode.F6);
        var document = window.document();
        Window.run(() -> document.model().select(Selection.EMPTY));
        window.press(KeyCode.N);
        window.type("Ask Sales IT");
        window.press(KeyCode.F6);
        window.settle();
        var notes = Notes.of(window.document().pipeline());
        assertThat(notes).extracting(Note::text).containsExactly("Clean", "Ask Sales IT");
        window.pictures("notes");
    }

    /// The platform's robot knows no keys while it turns the wheel.
    private static ScrollEvent wheel(Point2D at, double by) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                false,
                true,
                false,
                false,
                true,
                false,
                0,
                by,
                0,
                by,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void goingToANodeMovesTheViewOnlyIfTheNodeIsNotSeen() {
        csvAndFilter();
        var canvas = window.canvas().model();
        var csv = new NodeId("csv");
        var before = canvas.viewport();
        Window.run(() -> canvas.centre(csv));
        Window.run(() -> canvas.reveal(new NodeId("filter")));
        assertThat(canvas.viewport()).isEqualTo(before);
        assertThat(canvas.current()).contains(new NodeId("filter"));

        var bounds = canvas.drawing().node(csv).orElseThrow().bounds();
        Window.run(() -> canvas.viewportProperty().set(new Viewport(1, 10 - bounds.right(), 0)));
        Window.run(() -> canvas.centre(csv));
        assertThat(canvas.seen().contains(bounds)).isTrue();
        Window.run(() -> canvas.viewportProperty().set(new Viewport(1, 10 - bounds.right(), 0)));
        Window.run(() -> canvas.reveal(csv));
        assertThat(canvas.seen().contains(bounds)).isTrue();
    }

    @Test
    void zoomsToThePointerAndPans() {
        csvAndFilter();
        var canvas = window.canvas();
        var place = window.screen(300, 200);
        Window.run(
                () ->
                        canvas.fireEvent(
                                wheel(canvas.getScene().getRoot().screenToLocal(place), 200)));
        window.settle();
        assertThat(canvas.model().viewport().scale()).isGreaterThan(1.2);
        var now = window.screen(300, 200);
        assertThat(now.distance(place)).isLessThan(2);
        window.theme(ThemeChoice.CONTRAST);
        window.picture("contrast", 1);
    }
}
