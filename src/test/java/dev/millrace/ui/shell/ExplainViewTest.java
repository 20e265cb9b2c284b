package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions about rows, asked by mouse and by keyboard, on a sample.
@Tag("slow")
class ExplainViewTest {

    @TempDir Path folder;

    private Window superstore() {
        var workspace = Window.workspace(folder);
        var window = Window.open(folder.resolve("home"));
        window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
        return window;
    }

    private static void select(Window window, String node) {
        Window.run(() -> window.document().model().select(Selection.of(new NodeId(node))));
        window.until("its rows", () -> text(window, "grid-caption").contains("exact"));
    }

    private static String text(Window window, String id) {
        return window.byId(id).map(label -> ((Label) label).getText()).orElse("");
    }

    @SuppressWarnings("unchecked")
    private static ListView<ExplainLine> steps(Window window) {
        return (ListView<ExplainLine>) window.byId("explain-steps").orElseThrow();
    }

    private static boolean hasSteps(Window window) {
        return window.byId("explain-steps").isPresent()
                && !steps(window).getItems().isEmpty()
                && !window.hasId("explain-progress");
    }

    @Test
    void theKeysFollowARowToItsSources() {
        try (var window = superstore()) {
            select(window, "regional");
            window.click("#grid");
            window.press(KeyCode.DOWN);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until("the steps", () -> hasSteps(window));
            assertThat(text(window, "explain-title"))
                    .startsWith("Row ")
                    .contains(" of Sales by region");
            var lines = Window.on(() -> steps(window).getItems().stream().toList());
            assertThat(lines.getFirst().said()).isEqualTo("The row itself");
            assertThat(lines.get(1).tone()).isEqualTo(ExplainLine.Tone.SURE);
            window.pictures("explain-row");
            window.click("#explain-steps");
            window.press(KeyCode.END);
            window.press(KeyCode.ENTER);
            var source = lines.getLast().node();
            window.until(
                    "the node is selected",
                    () -> window.document().model().selection().nodes().contains(source));
            window.click("#dock-data");
            assertThat(Window.on(() -> window.document().canvas().pathProperty().get().nodes()))
                    .isEmpty();
        }
    }

    @Test
    void theMenuAsksToo() {
        try (var window = superstore()) {
            window.press(KeyCode.SHIFT, KeyCode.F9);
            select(window, "with_product");
            window.click("#grid");
            window.press(KeyCode.CONTROL, KeyCode.HOME);
            window.press(KeyCode.CONTEXT_MENU);
            window.until("the menu", () -> window.hasId("grid-explain"));
            window.click("#grid-explain");
            window.until("the steps", () -> hasSteps(window));
            window.until(
                    "the rows of the first step",
                    () ->
                            !((TableView<?>) window.byId("explain-rows").orElseThrow())
                                    .getItems()
                                    .isEmpty());
            window.pictures("explain-join");
            Window.run(
                    () ->
                            window.document()
                                    .edits()
                                    .settings(
                                            new NodeId("recent"),
                                            "Condition",
                                            "condition",
                                            Value.fields(
                                                    Map.entry(
                                                            "condition", Value.of("Sales > 1")))));
            window.until(
                    "it says that it is old",
                    () -> text(window, "explain-caveat").contains("was changed"));
        }
    }

    @Test
    void aMissingValueIsFoundWhereItGetsLost() {
        try (var window = superstore()) {
            Window.run(
                    () ->
                            window.document()
                                    .edits()
                                    .settings(
                                            new NodeId("recent"),
                                            "Condition",
                                            "condition",
                                            Value.fields(
                                                    Map.entry(
                                                            "condition",
                                                            Value.of(
                                                                    "Region <> 'South' AND Sales >"
                                                                            + " 0")))));
            select(window, "with_product");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
            window.until("the sheet", () -> window.hasId("why-value"));
            Window.run(
                    () -> {
                        @SuppressWarnings("unchecked")
                        var column = (ComboBox<String>) window.byId("why-column").orElseThrow();
                        column.setValue("Region");
                    });
            window.type("South");
            window.pictures("explain-why-sheet");
            window.press(KeyCode.ENTER);
            window.until("the answer", () -> !text(window, "explain-answer").isEmpty());
            assertThat(text(window, "explain-answer")).contains("\"South\" gets lost at");
            var lost =
                    Window.on(() -> steps(window).getSelectionModel().getSelectedItem().reasons());
            assertThat(lost).containsExactly("Region <> 'South'  is false for all of them.");
            window.pictures("explain-why");
        }
    }

    @Test
    void nullIsAskedForApartFromTheTextThatSaysSo() {
        try (var window = superstore()) {
            select(window, "with_product");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
            window.until("the sheet", () -> window.hasId("why-value"));
            assertThat(Window.on(() -> window.byId("why-ask").orElseThrow().isDisabled())).isTrue();
            window.press(KeyCode.TAB);
            window.press(KeyCode.SPACE);
            window.pictures("explain-why-null");
            window.click("#why-ask");
            window.until("the answer", () -> !text(window, "explain-answer").isEmpty());
            assertThat(text(window, "explain-title")).startsWith("NULL in ");
            assertThat(text(window, "explain-answer")).startsWith("No row on the way has NULL.");
        }
    }

    @Test
    void anAnswerWithoutStepsShowsNoEmptyFrames() {
        try (var window = superstore()) {
            select(window, "with_product");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
            window.until("the sheet", () -> window.hasId("why-value"));
            window.type("many");
            window.press(KeyCode.ENTER);
            window.until("the answer", () -> !text(window, "explain-answer").isEmpty());
            assertThat(text(window, "explain-answer")).startsWith("\"many\" is no BIGINT");
            assertThat(text(window, "explain-none")).isEqualTo("There is no step to show.");
            assertThat(window.hasId("explain-steps")).isFalse();
            assertThat(window.hasId("explain-rows")).isFalse();
            window.pictures("explain-no-steps");
        }
    }

    @Test
    void moreRowsAreAsManyAsTheButtonSays() throws IOException {
        Files.writeString(
                folder.resolve("many.csv"),
                IntStream.range(0, 600)
                        .mapToObj(i -> "a," + i)
                        .collect(Collectors.joining("\n", "g,n\n", "\n")));
        var file =
                Files.writeString(
                        folder.resolve("many.pipeline.json"),
                        """
                        {"format": 1, "name": "Many", "nodes": {
                          "src": {"type": "source.csv", "settings": {"path": "many.csv",
                            "columns": [["g", "VARCHAR"], ["n", "INTEGER"]]}},
                          "sums": {"type": "transform.aggregate", "settings": {"group": ["g"],
                            "measures": [["total", "sum(n)"]]}}},
                         "links": ["src -> sums"],
                         "layout": {"src": [40, 80], "sums": [280, 80]}}
                        """);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            select(window, "sums");
            window.click("#grid");
            window.press(KeyCode.CONTROL, KeyCode.HOME);
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until("the steps", () -> hasSteps(window) && window.hasId("explain-more"));
            assertThat(window.text("explain-more")).contains("up to 500 rows");
            window.click("#explain-more");
            window.until(
                    "more rows",
                    () ->
                            ((TableView<?>) window.byId("explain-rows").orElseThrow())
                                            .getItems()
                                            .size()
                                    == Explaining.MOST_ROWS);
            assertThat(window.hasId("explain-more")).isFalse();
        }
    }

    @Test
    void withoutRowsItSaysWhatToDo() {
        try (var window = superstore()) {
            window.press(KeyCode.CONTROL, KeyCode.L);
            window.until("a hint", () -> text(window, "toast").contains("stand on one"));
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Y);
            window.until("another", () -> text(window, "toast").contains("whose rows show"));
            window.click("#dock-explain");
            assertThat(text(window, "explain-none")).contains("Ctrl+L");
            assertThat(window.hasId("explain-steps")).isFalse();
            window.pictures("explain-nothing");
        }
    }
}
