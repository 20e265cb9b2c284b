package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A problem is mended where it is told: in the list, by the keyboard, and under its setting.
@Tag("slow")
class FixesTest {

    @TempDir Path folder;

    private static final String SALES =
            """
            "sales": {"type": "source.csv", "settings": {"path": "sales.csv", "columns": [
                ["Region", "VARCHAR"], ["Sales", "DECIMAL(12,2)"], ["Discount", "DECIMAL(3,2)"]]}},
            """;

    private Path pipeline(String nodes, String links, String layout) throws IOException {
        Files.writeString(
                folder.resolve("sales.csv"),
                "Region,Sales,Discount\nWest,10.50,0.20\nEast,7.25,0.00\n");
        return Files.writeString(
                folder.resolve("fixes.pipeline.json"),
                "{\"format\": 1, \"name\": \"Fixes\", \"nodes\": {"
                        + SALES
                        + nodes
                        + "}, \"links\": ["
                        + links
                        + "], \"layout\": {\"sales\": [40, 80], "
                        + layout
                        + "}}");
    }

    private static boolean hasFault(Window window, FaultCode code) {
        return window.document().model().findings().faults().stream()
                .anyMatch(fault -> fault.code() == code);
    }

    private static String condition(Window window) {
        return settings(window, "kept");
    }

    private static String settings(Window window, String node) {
        return window.document()
                .pipeline()
                .find(new NodeId(node))
                .orElseThrow()
                .settings()
                .toString();
    }

    private static String said(Window window, String id) {
        return ((Label) window.byId(id).orElseThrow()).getText();
    }

    private static boolean isBound(Window window, String node) {
        return window.document().model().findings().columns().keySet().stream()
                .anyMatch(port -> port.node().value().equals(node));
    }

    private static void mended(Window window, FaultCode code, String condition) {
        window.until("the problem is gone", () -> !hasFault(window, code));
        assertThat(condition(window)).contains(condition);
        Window.run(() -> window.document().model().undo());
        window.until("it is back", () -> hasFault(window, code));
    }

    @Test
    void mendsTypesInTheListAndUnderTheSetting() throws IOException {
        var file =
                pipeline(
                        "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Region > Sales\"}}",
                        "\"sales -> kept\"",
                        "\"kept\": [300, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("the problem is told", () -> hasFault(window, FaultCode.TYPE_MISMATCH));
            window.click("#dock-problems");
            window.until("it can be mended", () -> window.hasId("remedy-0"));
            window.pictures("fixes-problems");
            window.click("#remedy-0");
            mended(window, FaultCode.TYPE_MISMATCH, "CAST(Region AS DECIMAL(12,2)) > Sales");

            var list = (ListView<?>) window.byId("problems").orElseThrow();
            Window.run(
                    () -> {
                        list.requestFocus();
                        list.getSelectionModel().select(0);
                    });
            window.press(KeyCode.ALT, KeyCode.ENTER);
            mended(window, FaultCode.TYPE_MISMATCH, "CAST(Region AS DECIMAL(12,2)) > Sales");

            Window.run(() -> window.document().model().select(Selection.of(new NodeId("kept"))));
            window.until("the setting tells it", () -> window.hasId("fix-condition-1"));
            window.pictures("fixes-inspector");
            window.click("#fix-condition-1");
            mended(window, FaultCode.TYPE_MISMATCH, "TRY_CAST(Region AS DECIMAL(12,2)) > Sales");
        }
    }

    @Test
    void mendsOneProblemAfterAnotherByTheKeys() throws IOException {
        var file =
                pipeline(
                        "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Regoin = 'West'\"}}, \"big\": {\"type\":"
                                + " \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Slaes > 1 AND Dsicount > 0\"}}",
                        "\"sales -> kept\", \"sales -> big\"",
                        "\"kept\": [300, 80], \"big\": [300, 240]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("they are told", () -> errors(window) == 2);
            window.click("#dock-problems");
            var list = (ListView<?>) window.byId("problems").orElseThrow();
            Window.run(
                    () -> {
                        list.requestFocus();
                        list.getSelectionModel().select(0);
                    });
            window.press(KeyCode.ALT, KeyCode.ENTER);
            window.until("one is mended", () -> errors(window) == 1);
            assertThat(condition(window)).contains("Region = 'West'");
            assertThat(window.hasFocus("problems")).isTrue();
            window.push(KeyCode.ALT, KeyCode.ENTER);
            window.push(KeyCode.ALT, KeyCode.ENTER);
            window.until("all are mended", () -> errors(window) == 0);
            assertThat(settings(window, "big")).contains("Sales > 1 AND Discount > 0");
            Window.run(() -> window.document().model().undo());
            Window.run(() -> window.document().model().undo());
            Window.run(() -> window.document().model().undo());
            window.until("they are back", () -> errors(window) == 2);
            Window.run(() -> list.getSelectionModel().select(0));
            window.push(KeyCode.ALT, KeyCode.ENTER);
            window.push(KeyCode.ALT, KeyCode.ENTER);
            window.push(KeyCode.ALT, KeyCode.ENTER);
            window.until("all are mended at once", () -> errors(window) == 0);
        }
    }

    @Test
    void theStatusBarCountsWhatTheListHas() throws IOException {
        var file =
                pipeline(
                        "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Regoin = 'West'\"}}, \"guessed\": {\"type\":"
                                + " \"source.csv\", \"settings\": {\"path\": \"sales.csv\"}}",
                        "\"sales -> kept\"",
                        "\"kept\": [300, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("it is told", () -> said(window, "status-problems").equals("2 problems"));
            assertThat(window.has(".mill-count")).isTrue();
            assertThat(((Label) window.find(".mill-count")).getText()).isEqualTo("2");
            window.click("#dock-problems");
            assertThat(((ListView<?>) window.byId("problems").orElseThrow()).getItems()).hasSize(2);
        }
    }

    private static long errors(Window window) {
        return window.document().model().findings().errors();
    }

    @Test
    void mendsWhatTheRowsTell() throws IOException {
        var file =
                pipeline(
                        "\"kept\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Region = 'west'\"}}",
                        "\"sales -> kept\"",
                        "\"kept\": [300, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("kept"))));
            window.until("the card is there", () -> window.hasId("fix-condition-0"));
            window.until("rows were looked at", () -> window.hasId("result-rows"));
            window.pictures("fixes-card");
            assertThat(said(window, "result-rows")).isEqualTo("0 exact");
            assertThat(said(window, "result-reads")).isEqualTo("nothing outside");
            window.click("#fix-condition-0");
            mended(window, FaultCode.FILTER_KEEPS_NOTHING, "Region = 'West'");
        }
    }

    @Test
    void showsTheRowsThatARepeatedKeyHas() throws IOException {
        var file =
                pipeline(
                        """
                        "areas": {"type": "source.inline", "settings": {
                            "columns": [["Region", "VARCHAR"], ["Area", "VARCHAR"]],
                            "rows": [["West", "a"], ["East", "b"], ["North", "c"], ["West", "d"]]}},
                        "kept": {"type": "transform.join", "settings": {"kind": "left",
                            "on": ["Region"]}}
                        """,
                        "\"sales -> kept.left\", \"areas -> kept.right\"",
                        "\"areas\": [40, 200], \"kept\": [300, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("kept"))));
            window.until("the card is there", () -> window.hasId("fix-on-1"));
            window.until("rows were counted", () -> said(window, "result-rows").contains("exact"));
            assertThat(said(window, "result-rows")).isEqualTo("3 exact");
            window.pictures("fixes-join");
            window.click("#dock-problems");
            window.click("#fix-on-1");
            window.until(
                    "the rows are there",
                    () ->
                            window.byId("grid-caption")
                                    .map(label -> ((Label) label).getText())
                                    .filter(text -> text.startsWith("Areas"))
                                    .isPresent());
            window.until("they are filtered", () -> window.hasId("grid-chip-0"));
            window.pictures("fixes-shown");
        }
    }

    @Test
    void tellsOnTheWireWhatAFileLacks() throws IOException {
        var file =
                pipeline(
                        "\"big\": {\"type\": \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Sales > 1\"}}, \"kept\": {\"type\": \"transform.filter\","
                                + " \"settings\": {\"condition\": \"Discount > 0\"}}",
                        "\"sales -> big\", \"big -> kept\"",
                        "\"big\": [300, 80], \"kept\": [560, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("all is well", () -> isBound(window, "kept"));
            assertThat(window.document().model().breaks()).isEmpty();
            Files.writeString(
                    folder.resolve("sales.csv"), "Region,Sales,Discounts\nWest,10.50,0.20\n");
            Window.run(() -> window.view().front());
            window.until("it is told", () -> hasFault(window, FaultCode.SOURCE_CHANGED));
            assertThat(window.document().model().breaks()).containsOnlyKeys(Link.of("big", "kept"));
            window.click("#dock-problems");
            window.until("it can be mended", () -> window.hasId("remedy-0"));
            window.settle();
            var wire = window.document().canvas().drawing().wires(new NodeId("kept")).getFirst();
            var middle = wire.curve().at(0.3);
            window.move(window.screen(middle));
            window.until("the wire tells it", () -> window.hasId("wire-tip"));
            window.pictures("fixes-wire");
            window.move(new Point2D(5, 5));
            window.click("#remedy-0");
            window.until("it is mended", () -> !hasFault(window, FaultCode.SOURCE_CHANGED));
            window.until("nothing is broken", () -> window.document().model().breaks().isEmpty());
            window.pictures("fixes-wire-mended");
            assertThat(window.document().model().findings().faults()).isEmpty();
        }
    }

    @Test
    void columnsTakenOfTheFileAreListedInTheSameStep() throws IOException {
        var file =
                pipeline(
                        "\"kept\": {\"type\": \"transform.limit\", \"settings\": {\"rows\": 3}}",
                        "\"sales -> kept\"",
                        "\"kept\": [300, 80]");
        Files.writeString(folder.resolve("sales.csv"), "Region,Profit\nWest,10.50\n");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("it is told", () -> hasFault(window, FaultCode.SOURCE_CHANGED));
            window.click("#dock-problems");
            window.until("it can be mended", () -> window.hasId("remedy-1"));
            window.click("#remedy-1");
            window.until(
                    "the columns are listed",
                    () -> isBound(window, "kept") && settings(window, "sales").contains("Profit"));
            window.until(
                    "nothing is wrong",
                    () -> window.document().model().findings().faults().isEmpty());
            Window.run(() -> window.document().model().undo());
            assertThat(settings(window, "sales")).contains("Discount").doesNotContain("Profit");
            window.until("it is back", () -> hasFault(window, FaultCode.SOURCE_CHANGED));
        }
    }

    @Test
    void tellsOnTheWireWhatATypeBreaks() throws IOException {
        var file =
                pipeline(
                        "\"big\": {\"type\": \"transform.select\", \"settings\": {\"columns\":"
                                + " [\"Region\", \"Sales\"]}}, \"kept\": {\"type\":"
                                + " \"transform.filter\", \"settings\": {\"condition\":"
                                + " \"Sales * 2 > 1\"}}",
                        "\"sales -> big\", \"big -> kept\"",
                        "\"big\": [300, 80], \"kept\": [560, 80]");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.until("all is well", () -> isBound(window, "kept"));
            var typed =
                    Value.fields(
                            Map.entry("column", Value.of("Sales")),
                            Map.entry("type", Value.of("VARCHAR")));
            var columns = Value.fields(Map.entry("columns", Value.items(typed)));
            var edits = window.document().edits();
            Window.run(() -> edits.settings(new NodeId("big"), "Type", "", columns));
            window.until("it breaks", () -> hasFault(window, FaultCode.TYPE_MISMATCH));
            assertThat(window.document().model().breaks().get(Link.of("big", "kept")))
                    .containsExactly("Column \"Sales\" is VARCHAR now; it was DECIMAL(12,2).");
        }
    }
}
