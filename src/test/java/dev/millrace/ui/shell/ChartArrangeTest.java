package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.ui.dashboard.PageView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A dashboard is arranged on its page beside the canvas.
@Tag("slow")
class ChartArrangeTest {

    private static final String PIPELINE =
            """
            {"format": 1, "name": "shown", "nodes": {
            "lines": {"type": "source.inline", "settings": {"columns": [["k", "VARCHAR"],
              ["n", "BIGINT"]], "rows": [["a", 1], ["b", 2], ["a", 4]]}},
            "bars": {"type": "serving.chart", "title": "Sum by letter", "settings": {"chart":
              {"mark": "bar", "encoding": {"x": {"field": "k", "type": "nominal"},
              "y": {"aggregate": "sum", "field": "n", "type": "quantitative"}}}}},
            "points": {"type": "serving.chart", "title": "Points", "settings": {"chart":
              {"mark": "point", "encoding": {"x": {"field": "k", "type": "nominal"},
              "y": {"field": "n", "type": "quantitative"}}}}},
            "board": {"type": "serving.dashboard", "title": "Overview"}
            }, "links": ["lines -> bars", "lines -> points", "bars -> board", "points -> board"]}
            """;

    private static final NodeId BOARD = new NodeId("board");

    @TempDir Path folder;

    private Window opened() throws IOException {
        Files.createDirectories(folder.resolve("work/.millrace"));
        var file = Files.writeString(folder.resolve("work/shown.pipeline.json"), PIPELINE);
        var window = Window.open(folder.resolve("home"));
        window.open(file.toFile());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        Window.run(() -> window.document().model().select(Selection.of(BOARD)));
        window.until(
                "the tiles",
                () -> said(window, "document.querySelectorAll('.plot svg').length").equals("2"));
        return window;
    }

    private static String said(Window window, String expression) {
        var script = "window.millracePage ? String(" + expression + ") : ''";
        return window.byId("page")
                .map(page -> String.valueOf(((PageView) page).script(script)))
                .orElse("");
    }

    private static double number(Window window, String expression) {
        return Window.on(() -> Double.parseDouble(said(window, expression)));
    }

    private static List<Value> places(Window window) {
        return Window.on(
                () -> {
                    var settings =
                            window.document().pipeline().find(BOARD).orElseThrow().settings();
                    return settings.get("tiles") instanceof Value.Items(var tiles)
                            ? tiles
                            : List.of();
                });
    }

    private static Value spot(String tile, int x, int y, int width, int height) {
        return Value.fields(
                Map.entry("tile", Value.of(tile)),
                Map.entry("x", Value.of(x)),
                Map.entry("y", Value.of(y)),
                Map.entry("width", Value.of(width)),
                Map.entry("height", Value.of(height)));
    }

    private static String left(String tile) {
        return "Math.round(document.querySelector('[data-tile="
                + tile
                + "]').getBoundingClientRect().left)";
    }

    /// Where a point of the page is on the screen.
    private static Point2D screen(Window window, double x, double y) {
        return Window.on(() -> window.byId("page-web").orElseThrow().localToScreen(x, y));
    }

    @Test
    void aTileIsDraggedAsOneStepOfUndoThatThePageFollows() throws IOException {
        try (var window = opened()) {
            assertThat(
                            Window.on(
                                    () ->
                                            said(
                                                    window,
                                                    "document.querySelectorAll('.stretch').length")))
                    .isEqualTo("0");
            window.click("#chart-arrange");
            window.until(
                    "the handles",
                    () -> said(window, "document.querySelectorAll('.stretch').length").equals("6"));
            Window.run(() -> said(window, "document.querySelector('.tile').scrollIntoView()"));
            Window.run(
                    () ->
                            said(
                                    window,
                                    "window.kept = document.querySelector('[data-tile=bars] .plot')"));
            double bars = number(window, left("bars"));
            double points = number(window, left("points"));
            double top =
                    number(
                            window,
                            "document.querySelector('[data-tile=bars]').getBoundingClientRect().top");
            window.pictures("chart-arrange");
            window.drag(screen(window, bars + 30, top + 14), screen(window, points + 40, top + 16));
            window.until("the edit", () -> window.document().model().timeline().canUndo());
            assertThat(places(window))
                    .containsExactly(spot("bars", 6, 0, 6, 3), spot("points", 0, 0, 6, 3));
            window.until("the page", () -> !said(window, left("bars")).equals("" + (long) bars));
            Window.run(() -> window.document().model().undo());
            window.until("undone", () -> said(window, left("bars")).equals("" + (long) bars));
            assertThat(places(window)).isEmpty();
            assertThat(Window.on(() -> window.document().model().timeline().canUndo())).isFalse();
            Window.run(() -> window.document().model().redo());
            window.until("redone", () -> said(window, left("bars")).equals("" + (long) points));
            Window.run(
                    () ->
                            assertThat(
                                            said(
                                                    window,
                                                    "kept === document.querySelector('[data-tile=bars] .plot')"))
                                    .isEqualTo("true"));
        }
    }

    @Test
    void keysMoveATileAndTheKeysOfTheWindowUndoIt() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.J);
            window.until(
                    "the handles",
                    () -> said(window, "document.querySelectorAll('.stretch').length").equals("6"));
            Window.run(() -> said(window, "document.querySelector('[data-tile=bars]').focus()"));
            window.press(KeyCode.SHIFT, KeyCode.LEFT);
            window.press(KeyCode.SHIFT, KeyCode.LEFT);
            window.press(KeyCode.ENTER);
            window.until("the edit", () -> window.document().model().timeline().canUndo());
            assertThat(places(window))
                    .containsExactly(spot("bars", 0, 0, 4, 3), spot("points", 6, 0, 6, 3));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.until("undone", () -> !window.document().model().timeline().canUndo());
        }
    }

    @Test
    void theSubtitleIsWrittenInPlace() throws IOException {
        try (var window = opened()) {
            window.click("#chart-arrange");
            Window.run(
                    () ->
                            said(
                                    window,
                                    "(i => { i.value = 'Letters'; i.dispatchEvent(new Event('change')); })"
                                            + "(document.getElementById('bench-subtitle'))"));
            window.until(
                    "the setting",
                    () ->
                            Value.of("Letters")
                                    .equals(
                                            window.document()
                                                    .pipeline()
                                                    .find(BOARD)
                                                    .orElseThrow()
                                                    .settings()
                                                    .get("subtitle")));
            Window.run(() -> window.document().model().undo());
            window.until(
                    "the page",
                    () ->
                            said(window, "document.getElementById('bench-subtitle').value")
                                    .isEmpty());
        }
    }

    @Test
    void thePageFillsTheWindowAndEscapeGivesItBack() throws IOException {
        try (var window = opened()) {
            var before = Window.on(() -> said(window, "innerHeight"));
            window.click("#chart-whole");
            window.until("full", () -> said(window, "innerHeight > 2 * " + before).equals("true"));
            window.pictures("chart-whole");
            Window.run(() -> ((PageView) window.byId("page").orElseThrow()).focus());
            window.press(KeyCode.ESCAPE);
            window.until("back", () -> said(window, "innerHeight").equals(before));
            assertThat(window.hasId("canvas")).isTrue();
        }
    }

    @Test
    void aChartAloneCannotBeArranged() throws IOException {
        try (var window = opened()) {
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until(
                    "the bars",
                    () -> said(window, "document.querySelectorAll('.tile').length").equals("1"));
            assertThat(window.hasId("chart-arrange")).isFalse();
        }
    }
}
