package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.ui.preview.GridView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows of what is selected, in the window, on the samples.
@Tag("slow")
class DataViewTest {

    @TempDir Path folder;

    private static String caption(Window window) {
        return window.byId("grid-caption").map(label -> ((Label) label).getText()).orElse("");
    }

    private static void select(Window window, String node) {
        Window.run(() -> window.document().model().select(Selection.of(new NodeId(node))));
    }

    @Test
    void showsTheRowsOfWhatIsSelected() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.pictures("data-nothing");
            select(window, "with_product");
            window.until(
                    "the rows are counted", () -> caption(window).contains("9,994 rows exact"));
            window.pictures("data-superstore");
            select(window, "checked");
            window.until("both outputs", () -> window.hasId("data-output-rejected"));
            window.until("its rows are counted", () -> caption(window).contains("exact"));
            window.pictures("data-outputs");
            assertThat(caption(window)).contains("20 columns");
        }
    }

    /// 2,000 columns with long names, 3,000 rows.
    private static Path wide(Path workspace) throws IOException {
        var names =
                IntStream.range(0, 2_000)
                        .mapToObj(i -> "column \"\"" + i + "\"\" 🚀")
                        .map(name -> '"' + name + '"')
                        .collect(Collectors.joining(","));
        var row =
                IntStream.range(0, 2_000)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
        Files.writeString(workspace.resolve("wide.csv"), names + "\n" + (row + "\n").repeat(3_000));
        var file = workspace.resolve("wide.pipeline.json");
        Files.writeString(
                file,
                "{\"format\": 1, \"name\": \"Wide\", \"nodes\": {\"wide\": {\"type\":"
                        + " \"source.csv\", \"settings\": {\"path\": \"wide.csv\"}}}, \"links\": []}");
        return file;
    }

    @Test
    void showsTwoThousandColumns() throws IOException {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(wide(workspace).toFile());
            select(window, "wide");
            window.until(
                    "the rows are counted",
                    () -> caption(window).contains("3,000 rows exact · 2,000 columns"));
            window.click("#grid");
            window.press(KeyCode.CONTROL, KeyCode.END);
            window.until(
                    "the last rows are there",
                    () -> !((GridView) window.byId("grid-view").orElseThrow()).model().isWaiting());
            window.pictures("data-wide");
        }
    }

    @Test
    void saysWhyThereAreNoRows() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            select(window, "recent");
            window.until("its rows", () -> caption(window).contains("exact"));
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
                                                            "condition", Value.of("Salez > 1")))));
            window.until(
                    "the problem",
                    () ->
                            window.byId("grid-message")
                                    .map(label -> ((Label) label).getText())
                                    .filter(text -> text.contains("Salez"))
                                    .isPresent());
            window.pictures("data-problem");
            Window.run(() -> window.document().model().undo());
            window.until("its rows again", () -> caption(window).contains("9,994 rows exact"));
        }
    }

    @Test
    void tellsOfTheWireUnderTheMouse() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until(
                    "the columns are known",
                    () -> !window.document().model().findings().columns().isEmpty());
            var wire = Window.on(() -> middleOfWire(window, "recent", "with_customer"));
            window.move(wire);
            window.move(wire.add(1, 0));
            window.until("what it carries", () -> window.hasId("wire-tip"));
            window.picture("wire-tip-light", 1);
            window.move(wire.add(0, 60));
            window.until("nothing any more", () -> !window.hasId("wire-tip"));
        }
    }

    private static Point2D middleOfWire(Window window, String from, String to) {
        var canvas = window.canvas();
        var wire =
                canvas.model().drawing().wires(new NodeId(from)).stream()
                        .filter(each -> each.link().to().value().equals(to))
                        .findFirst()
                        .orElseThrow();
        var at = canvas.model().viewport().toView(wire.curve().at(0.5));
        return canvas.localToScreen(at.x(), at.y());
    }

    @Test
    void followsAColumnThroughThePipeline() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until(
                    "the columns are known",
                    () -> !window.document().model().findings().columns().isEmpty());
            select(window, "regional");
            window.click("#dock-lineage");
            window.pictures("lineage-nothing");
            Window.run(
                    () ->
                            ((ListView<?>) window.byId("lineage-columns").orElseThrow())
                                    .getSelectionModel()
                                    .select(4));
            window.until(
                    "the way is lit",
                    () -> !window.document().canvas().pathProperty().get().nodes().isEmpty());
            Window.run(() -> window.document().canvas().fit());
            window.pictures("lineage-superstore");
            var lit =
                    window.document().canvas().pathProperty().get().nodes().stream()
                            .map(NodeId::value)
                            .toList();
            assertThat(lit)
                    .contains("orders", "named", "enriched", "regional", "regional_table")
                    .doesNotContain("customers", "daily", "lake");
            window.click("#dock-data");
            window.until(
                    "nothing is lit",
                    () -> window.document().canvas().pathProperty().get().nodes().isEmpty());
        }
    }
}
