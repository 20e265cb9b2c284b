package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.ui.dashboard.PageView;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page of a chart beside the canvas.
@Tag("slow")
class ChartViewTest {

    private static final String PIPELINE =
            """
            {"format": 1, "name": "shown", "nodes": {
            "lines": {"type": "source.inline", "settings": {"columns": [["k", "VARCHAR"],
              ["n", "BIGINT"]], "rows": [["a", 1], ["b", 2], ["a", 4]]}},
            "bars": {"type": "serving.chart", "title": "Sum by letter", "settings": {"chart":
              {"mark": "bar", "encoding": {"x": {"field": "k", "type": "nominal"},
              "y": {"aggregate": "sum", "field": "n", "type": "quantitative"}}}}}
            }, "links": ["lines -> bars"]}
            """;

    @TempDir Path folder;

    private Window opened() throws IOException {
        Files.createDirectories(folder.resolve("work/.millrace"));
        var file = Files.writeString(folder.resolve("work/shown.pipeline.json"), PIPELINE);
        var window = Window.open(folder.resolve("home"));
        window.open(file.toFile());
        return window;
    }

    /// What the page says it has drawn; on the FX thread, as conditions of `until` are.
    private static String drawn(Window window, String tile) {
        var script =
                "window.millracePage ? JSON.stringify(millracePage.drawn('" + tile + "')) : ''";
        return window.byId("page")
                .map(page -> String.valueOf(((PageView) page).script(script)))
                .orElse("");
    }

    @Test
    void aChartIsDrawnBesideTheCanvasAndFollowsEdits() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            assertThat(window.text("chart-none")).startsWith("Select a chart");
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until("the bars", () -> drawn(window, "bars").contains("\"m0\":5"));
            assertThat(window.text("chart-title")).isEqualTo("Sum by letter");
            window.pictures("chart-bars");
            Window.run(
                    () ->
                            window.document()
                                    .edits()
                                    .settings(
                                            new NodeId("lines"),
                                            "Rows",
                                            "rows",
                                            Value.fields(
                                                    Map.entry(
                                                            "columns",
                                                            Value.items(
                                                                    Value.items(
                                                                            Value.of("k"),
                                                                            Value.of("VARCHAR")),
                                                                    Value.items(
                                                                            Value.of("n"),
                                                                            Value.of("BIGINT")))),
                                                    Map.entry(
                                                            "rows",
                                                            Value.items(
                                                                    Value.items(
                                                                            Value.of("z"),
                                                                            Value.of(77)))))));
            window.until("the new bar", () -> drawn(window, "bars").contains("\"m0\":77"));
        }
    }

    @Test
    void whatAPageHandsOutIsSavedByTheWindowAndItsNodeIsShown() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until("the bars", () -> drawn(window, "bars").contains("\"m0\":5"));
            var csv = folder.resolve("letters.csv");
            window.answers.saved.add(csv);
            script(window, "window.millrace.save('letters.csv', 'text/csv', btoa('k,n'))");
            window.until("it is saved", () -> Files.exists(csv));
            assertThat(csv).hasContent("k,n");
            var large = folder.resolve("large.csv"); // comes in parts
            window.answers.saved.add(large);
            script(
                    window,
                    "window.millrace.save('large.csv', 'text/csv', btoa('k,n\\n'.repeat(2e6)))");
            window.until("it is saved", () -> large.toFile().length() == 8_000_000);
            assertThat(Files.readString(large)).startsWith("k,n\nk,n\n").endsWith("k,n\n");
            var page = folder.resolve("page.html");
            window.answers.saved.add(page);
            window.click("#chart-export");
            window.until("it is exported", () -> Files.exists(page));
            assertThat(Files.readString(page)).contains("Sum by letter", "Content-Security-Policy");
            script(window, "window.millrace.showNode('lines')");
            window.until(
                    "the source is selected",
                    () ->
                            window.document()
                                    .model()
                                    .selection()
                                    .nodes()
                                    .contains(new NodeId("lines")));
        }
    }

    @Test
    void chartsOfTwentyPipelinesAreShownByOneWebView() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            var seen = new HashSet<Node>();
            var closed = new ArrayList<WeakReference<Node>>();
            for (int i = 0; i < 20; i++) {
                var file = folder.resolve("work/other-" + i + ".pipeline.json");
                Files.writeString(file, PIPELINE.replace("4]", 4 + i + "]"));
                window.open(file.toFile());
                var sum = "\"m0\":" + (5 + i);
                Window.run(
                        () -> window.document().model().select(Selection.of(new NodeId("bars"))));
                window.until("the bars", () -> drawn(window, "bars").contains(sum));
                seen.add(window.byId("page-web").orElseThrow());
                closed.add(new WeakReference<>(window.byId("chart").orElseThrow()));
                window.press(KeyCode.CONTROL, KeyCode.W);
            }
            assertThat(seen).hasSize(1);
            System.gc();
            assertThat(closed.stream().filter(view -> view.get() != null))
                    .as("views of closed pipelines, but for the one that was closed last")
                    .hasSizeLessThanOrEqualTo(2);
            var views = Window.on(() -> window.byId("page-web").stream().count());
            assertThat(views).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aFilterIsAnsweredByTheEngine() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until("the bars", () -> drawn(window, "bars").contains("\"m0\":5"));
            script(window, "void millracePage.setFilters({f0: {any: ['b']}})");
            window.until("only b", () -> !drawn(window, "bars").contains("\"m0\":5"));
            Window.run(() -> assertThat(drawn(window, "bars")).contains("\"m0\":2"));
        }
    }

    @Test
    void theMenuButtonOnAMarkOffersItsRows() throws IOException {
        try (var window = opened()) {
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until("the bars", () -> drawn(window, "bars").contains("\"m0\":5"));
            Window.run(
                    () -> {
                        var bar = middle(window, ".mark-rect path");
                        fire(window, MouseEvent.MOUSE_PRESSED, bar);
                        fire(window, MouseEvent.MOUSE_RELEASED, bar);
                    });
            window.until(
                    "the menu of the mark",
                    () -> String.valueOf(asked(window, MENU)).contains("Rows behind this"));
            window.picture("chart-mark-menu", 1);
        }
    }

    private static final String MENU =
            "[...document.querySelectorAll('.ofmark button')].map(each => each.innerText).join()";

    private static void fire(Window window, EventType<MouseEvent> type, Point2D at) {
        boolean down = type.equals(MouseEvent.MOUSE_PRESSED);
        var web = window.byId("page-web").orElseThrow();
        var inScene = web.localToScene(at);
        Event.fireEvent(
                web,
                new MouseEvent(
                        type,
                        inScene.getX(),
                        inScene.getY(),
                        inScene.getX(),
                        inScene.getY(),
                        MouseButton.SECONDARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        true,
                        true,
                        null));
    }

    /// Of the first shape that is found, in the web view.
    private static Point2D middle(Window window, String shape) {
        var box =
                "JSON.stringify((b => [b.x + b.width / 2, b.y + b.height / 2])("
                        + "document.querySelector('"
                        + shape
                        + "').getBoundingClientRect()))";
        var numbers = (Value.Items) Json.parse(String.valueOf(asked(window, box)));
        var place =
                numbers.values().stream().mapToDouble(n -> ((Value.Num) n).value().doubleValue());
        var both = place.toArray();
        return new Point2D(both[0], both[1]);
    }

    @Test
    void theRampOfALegendIsPainted() throws IOException {
        var colours =
                PIPELINE.replace(
                        "\"y\": {\"aggregate\": \"sum\", \"field\": \"n\"",
                        "\"color\": {\"aggregate\": \"sum\", \"field\": \"n\"");
        assertThat(colours).isNotEqualTo(PIPELINE);
        try (var window = opened()) {
            var file = folder.resolve("work/colours.pipeline.json");
            window.open(Files.writeString(file, colours).toFile());
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("bars"))));
            window.until("the bars", () -> drawn(window, "bars").contains("\"m0\":5"));
            window.until("the ramp", () -> isPainted(window, ".role-legend-gradient path"));
            window.picture("chart-ramp", 1);
        }
    }

    /// Whether the middle of a shape has another colour than the page has at its edge.
    private static boolean isPainted(Window window, String shape) {
        var at = middle(window, shape);
        var pixels = window.byId("page-web").orElseThrow().snapshot(null, null).getPixelReader();
        return pixels.getArgb((int) at.getX(), (int) at.getY()) != pixels.getArgb(2, 2);
    }

    private static @Nullable Object asked(Window window, String script) {
        return ((PageView) window.byId("page").orElseThrow()).script(script);
    }

    private static void script(Window window, String text) {
        Window.run(() -> ((PageView) window.byId("page").orElseThrow()).script(text));
    }
}
