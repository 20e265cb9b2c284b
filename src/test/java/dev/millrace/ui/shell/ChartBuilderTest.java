package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.json.Json;
import dev.millrace.model.NodeId;
import dev.millrace.ui.theme.ThemeChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A chart that a person builds with mouse and keyboard.
@Tag("slow")
class ChartBuilderTest {

    private static final String PIPELINE =
            """
            {"format": 1, "name": "shown", "nodes": {
            "orders": {"type": "source.inline", "settings": {"columns": [["order_date", "DATE"],
              ["region", "VARCHAR"], ["segment", "VARCHAR"], ["returned", "BOOLEAN"],
              ["sales", "DOUBLE"], ["quantity", "BIGINT"], ["discount", "DOUBLE"]],
              "rows": [["2026-01-05", "East", "Consumer", false, 120, 2, 0.1],
              ["2026-02-11", "West", "Corporate", false, 310, 4, 0],
              ["2026-03-02", "East", "Corporate", true, 95, 1, 0.2],
              ["2026-03-20", "South", "Consumer", false, 240, 3, 0],
              ["2026-04-08", "West", "Consumer", false, 180, 2, 0.3]]}},
            "shown": {"type": "serving.chart", "title": "Sales by region", "settings": SETTINGS}
            }, "links": ["orders -> shown"]}
            """;

    private static final String BARS =
            """
            {"chart": {"mark": "bar", "title": "kept", "encoding": {
            "x": {"field": "region", "type": "nominal", "axis": {"grid": true}},
            "y": {"aggregate": "sum", "field": "sales", "type": "quantitative"}}}}
            """;

    private static final String LAYERS =
            """
            {"layer": [{"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal"},
            "y": {"aggregate": "sum", "field": "sales", "type": "quantitative"}}},
            {"mark": {"type": "rule", "color": "@bad"}, "encoding": {"y": {"datum": 350}}},
            {"mark": {"type": "text", "color": "@bad", "align": "right", "baseline": "bottom",
            "dx": -4, "dy": -3}, "encoding": {"y": {"datum": 350}, "x": {"value": "width"},
            "text": {"value": "Target"}}},
            {"mark": {"type": "rule", "strokeDash": [3, 3]}, "encoding": {"y": {"datum": 90}}}]}
            """;

    @TempDir Path folder;

    private Window opened(String settings) throws IOException {
        Files.createDirectories(folder.resolve("work/.millrace"));
        var file =
                Files.writeString(
                        folder.resolve("work/shown.pipeline.json"),
                        PIPELINE.replace("SETTINGS", settings));
        var window = Window.open(folder.resolve("home"));
        window.open(file.toFile());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
        Window.run(() -> window.document().model().select(Selection.of(new NodeId("shown"))));
        window.until("the columns", () -> window.hasId("setting-chart-palette-sales"));
        return window;
    }

    private static String chart(Window window) {
        return Window.on(
                () -> {
                    var node = window.document().pipeline().find(new NodeId("shown")).orElseThrow();
                    var chart = node.settings().get("chart");
                    return chart == null ? "" : Json.line(chart);
                });
    }

    private static Point2D middle(Window window, String id) {
        var node = window.byId(id).orElseThrow(() -> new AssertionError("no " + id));
        Bounds bounds = Window.on(() -> node.localToScreen(node.getBoundsInLocal()));
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static void drag(Window window, String from, String to) {
        window.drag(middle(window, from), middle(window, to));
    }

    private static void focus(Window window, String id) {
        Window.run(() -> window.byId(id).orElseThrow().requestFocus());
        window.settle();
    }

    @Test
    void columnsAreDraggedOntoShelvesAndOffThem() throws IOException {
        try (var window = opened(BARS)) {
            drag(window, "setting-chart-palette-segment", "setting-chart-color-add");
            assertThat(chart(window))
                    .contains("\"title\":\"kept\"", "\"axis\":{\"grid\":true}")
                    .contains("\"color\":{\"field\":\"segment\",\"type\":\"nominal\"}");
            drag(window, "setting-chart-color", "setting-chart-column-add");
            assertThat(chart(window)).contains("\"column\":{\"field\":\"segment\"");
            drag(window, "setting-chart-column", "setting-chart-mark-bar");
            assertThat(chart(window)).doesNotContain("segment");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).contains("\"column\":{\"field\":\"segment\"");
            window.pictures("chart-builder");
        }
    }

    @Test
    void escapePutsACarriedColumnBack() throws IOException {
        try (var window = opened(BARS)) {
            var before = chart(window);
            var hands = window.robot.robotContext().getBaseRobot();
            var from = middle(window, "setting-chart-palette-segment");
            window.move(from);
            hands.pressMouse(MouseButton.PRIMARY);
            window.move(from.add(8, 2));
            window.move(middle(window, "setting-chart-color-add"));
            window.settle();
            window.picture("chart-builder-drag-light-100", 1);
            window.theme(ThemeChoice.DARK);
            window.picture("chart-builder-drag-dark-100", 1);
            window.press(KeyCode.ESCAPE);
            hands.releaseMouse(MouseButton.PRIMARY);
            window.settle();
            assertThat(chart(window)).isEqualTo(before);
        }
    }

    @Test
    void aChartIsProposedAndThenChangedByTheKeyboard() throws IOException {
        try (var window = opened("{}")) {
            window.until("proposals", () -> window.hasId("setting-chart-proposal-1"));
            window.pictures("chart-builder-show-me");
            focus(window, "setting-chart-proposal-1");
            window.press(KeyCode.ENTER);
            assertThat(chart(window)).contains("\"mark\":\"line\"");
            focus(window, "setting-chart-show-me");
            window.press(KeyCode.SPACE);
            focus(window, "setting-chart-y");
            window.press(KeyCode.ENTER);
            assertThat(window.hasId("setting-chart-y-aggregate")).isTrue();
            focus(window, "setting-chart-y-title");
            window.type("Revenue");
            assertThat(chart(window)).contains("\"title\":\"Revenue\"");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).doesNotContain("Revenue").doesNotContain("title");
            window.pictures("chart-builder-options");
            focus(window, "setting-chart-y");
            window.press(KeyCode.DELETE);
            assertThat(chart(window)).doesNotContain("\"y\"");
            assertThat(window.hasFocus("setting-chart-y-add")).isTrue();
            window.type("quantity");
            window.press(KeyCode.ENTER);
            assertThat(chart(window)).contains("\"y\":{\"field\":\"quantity\"");
        }
    }

    @Test
    void theJsonStandsBesideTheShelves() throws IOException {
        try (var window = opened(BARS)) {
            assertThat(window.hasId("setting-chart")).isFalse();
            window.click("#setting-chart-json");
            focus(window, "setting-chart");
            window.replace("{\"mark\": \"line\", \"encoding\": {\"x\": {\"field\": \"gone\"}}}");
            assertThat(window.text("setting-chart-x")).isEqualTo("X: gone");
            window.until("a fault", () -> window.has(".mill-faults .label.danger"));
            window.pictures("chart-builder-json");
            window.theme(ThemeChoice.CONTRAST);
            window.picture("chart-builder-json-contrast-100", 1);
            window.theme(ThemeChoice.LIGHT);
            window.replace("{half");
            assertThat(window.text("setting-chart-limits")).startsWith("This is no chart yet");
            window.replace(
                    "{\"layer\": [{\"mark\": \"bar\"}], \"encoding\": {\"x\": {\"field\": \"region\"}}}");
            assertThat(window.text("setting-chart-limits")).contains("1 layer");
            assertThat(window.hasId("setting-chart-mark")).isFalse();
            assertThat(window.text("setting-chart-x")).isEqualTo("X: region");
            window.picture("chart-builder-layers-light-100", 1);
        }
    }

    @Test
    void aTargetIsAddedChangedAndRemovedByTheKeyboard() throws IOException {
        try (var window = opened(BARS)) {
            var before = chart(window);
            focus(window, "setting-chart-add-line");
            window.press(KeyCode.SPACE);
            assertThat(window.hasFocus("setting-chart-annotation-new-at")).isTrue();
            window.press(KeyCode.ENTER);
            assertThat(chart(window)).isEqualTo(before);
            window.type("400");
            focus(window, "setting-chart-annotation-new-label");
            window.type("Target");
            window.press(KeyCode.ENTER);
            assertThat(chart(window))
                    .contains("\"layer\":[{\"mark\":\"bar\"", "{\"datum\":400}", "\"Target\"")
                    .contains("\"title\":\"kept\"");
            assertThat(window.hasFocus("setting-chart-annotation-1")).isTrue();
            assertThat(window.text("setting-chart-x")).isEqualTo("X: region");
            window.press(KeyCode.ENTER);
            focus(window, "setting-chart-annotation-1-at");
            window.replace("450");
            assertThat(chart(window)).contains("{\"datum\":450}");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).contains("{\"datum\":400}").doesNotContain("450");
            focus(window, "setting-chart-annotation-1");
            window.press(KeyCode.DELETE);
            assertThat(Json.parse(chart(window))).isEqualTo(Json.parse(before));
            window.press(KeyCode.CONTROL, KeyCode.Z);
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).isEqualTo(before);
        }
    }

    @Test
    void annotationsStandInAListBesideThoseOfTheJson() throws IOException {
        try (var window = opened(BARS)) {
            focus(window, "setting-chart-add-band");
            window.press(KeyCode.SPACE);
            window.click("#setting-chart-annotation-new-from");
            window.type("100");
            focus(window, "setting-chart-annotation-new-to");
            window.type("300");
            focus(window, "setting-chart-annotation-new-label");
            window.type("Usual");
            window.click("#setting-chart-annotation-new-add");
            assertThat(window.text("setting-chart-annotation-1"))
                    .isEqualTo("Annotation: Band from 100 to 300: Usual");
            focus(window, "setting-chart-json");
            window.press(KeyCode.SPACE);
            focus(window, "setting-chart");
            window.replace(LAYERS);
            assertThat(window.text("setting-chart-annotation-1"))
                    .isEqualTo("Annotation: Line at 350: Target");
            assertThat(window.text("setting-chart-annotation-2"))
                    .isEqualTo("Annotation: Rule, written in JSON");
            focus(window, "setting-chart-json");
            window.press(KeyCode.SPACE);
            focus(window, "setting-chart-annotation-1");
            window.press(KeyCode.ENTER);
            window.pictures("chart-builder-annotations");
            window.click("#setting-chart-annotation-1-remove");
            assertThat(chart(window)).contains("strokeDash").doesNotContain("350");
        }
    }

    @Test
    void coloursFollowConditionsThatAreWrittenByTheKeyboard() throws IOException {
        try (var window = opened(BARS)) {
            var before = chart(window);
            focus(window, "setting-chart-add-threshold");
            window.press(KeyCode.SPACE);
            assertThat(window.hasFocus("setting-chart-threshold-1-bound")).isTrue();
            window.replace("230");
            assertThat(chart(window))
                    .contains(
                            "\"color\":{\"condition\":{\"test\":{\"field\":\"sales\",\"lt\":230},\"value\":\"@bad\"}}");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).contains("\"lt\":0}");
            window.replace("230");
            focus(window, "setting-chart-add-threshold");
            window.press(KeyCode.SPACE);
            window.replace("400");
            assertThat(chart(window)).contains("\"gt\":400}", "@good");
            assertThat(window.text("setting-chart-color")).isEqualTo("Colour: By conditions");
            window.pictures("chart-builder-thresholds");
            focus(window, "setting-chart-threshold-2-remove");
            window.press(KeyCode.SPACE);
            focus(window, "setting-chart-threshold-1-remove");
            window.press(KeyCode.SPACE);
            assertThat(Json.parse(chart(window))).isEqualTo(Json.parse(before));
        }
    }

    @Test
    void coloursAreChosenByTheirLooks() throws IOException {
        try (var window = opened(BARS)) {
            drag(window, "setting-chart-palette-segment", "setting-chart-color-add");
            focus(window, "setting-chart-color");
            window.press(KeyCode.ENTER);
            focus(window, "setting-chart-color-colours");
            window.press(KeyCode.DOWN);
            assertThat(chart(window)).contains("\"scale\":{\"range\":[\"#0072b2\"");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(chart(window)).doesNotContain("scale");
            window.press(KeyCode.DOWN);
            focus(window, "setting-chart-y");
            window.press(KeyCode.ENTER);
            focus(window, "setting-chart-y-format");
            window.type("$,.0f");
            assertThat(window.hasId("setting-chart-y-format-example")).isTrue();
            focus(window, "setting-chart-color-colours");
            window.press(KeyCode.F4);
            window.picture("chart-builder-colours-light-100", 1);
            window.press(KeyCode.F4);
            window.theme(ThemeChoice.DARK);
            window.press(KeyCode.F4);
            window.picture("chart-builder-colours-dark-100", 1);
            window.press(KeyCode.F4);
        }
    }
}
