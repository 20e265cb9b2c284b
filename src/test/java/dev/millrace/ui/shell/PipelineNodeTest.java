package dev.millrace.ui.shell;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.Drawing;
import dev.millrace.edit.Selection;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeSpec;
import dev.millrace.ui.canvas.QuickAdd;
import dev.millrace.ui.fx.Choice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A node that stands for a pipeline gets its ports with its path, and follows the file.
class PipelineNodeTest {

    private static final NodeId PART = new NodeId("part");

    @TempDir Path folder;
    private Path inner;
    private Path outer;

    @BeforeEach
    void makeFiles() throws IOException {
        inner =
                Files.writeString(
                        folder.resolve("inner.pipeline.json"),
                        """
                        {"format": 1, "name": "Inner", "nodes": {
                          "rows": {"type": "group.input", "settings": {"columns": [["k", "INTEGER"]]}},
                          "big": {"type": "transform.filter", "settings": {"condition": "k > 1"}},
                          "result": {"type": "group.output"}, "rest": {"type": "group.output"}},
                         "links": ["rows -> big", "big -> result", "big.dropped -> rest"]}
                        """);
        outer =
                Files.writeString(
                        folder.resolve("outer.pipeline.json"),
                        """
                        {"format": 1, "name": "Outer", "nodes": {
                          "table": {"type": "source.inline", "settings": {
                            "columns": [["k", "INTEGER"]], "rows": [[1], [2]]}},
                          "part": {"type": "group.pipeline"},
                          "sorted": {"type": "transform.sort", "settings": {"by": ["k"]}}},
                         "links": [],
                         "layout": {"table": [40, 80], "part": [280, 80], "sorted": [520, 80]}}
                        """);
    }

    private static List<String> inputs(Window window) {
        return spec(window).inputs().stream().map(input -> input.name()).toList();
    }

    private static NodeSpec<?> spec(Window window) {
        var model = window.document().model();
        return model.catalog().spec(model.pipeline().find(PART).orElseThrow()).orElseThrow();
    }

    private Window opened() {
        var window = Window.open(folder.resolve("home"));
        window.open(outer.toFile());
        Window.run(() -> window.document().model().select(Selection.of(PART)));
        window.until("its form is there", () -> window.hasId("setting-path"));
        return window;
    }

    private static List<String> messages(Window window) {
        return window.document().model().findings().faults().stream()
                .map(fault -> fault.text())
                .toList();
    }

    @Test
    void aFreshOneSaysWhatToDo() {
        try (var window = opened()) {
            window.until(
                    "it is said",
                    () ->
                            messages(window).stream()
                                    .anyMatch(text -> text.contains("Choose a pipeline file.")));
            window.pictures("pipeline-node-fresh");
        }
    }

    @Test
    void aTypedPathBringsThePortsInOneStep() {
        try (var window = opened()) {
            var before = window.document().pipeline();
            window.click("#setting-path");
            window.type("inner.pipeline.json");
            window.until("the ports are there", () -> !inputs(window).isEmpty());
            assertThat(inputs(window)).containsExactly("rows");
            assertThat(spec(window).outputs()).containsExactly("result", "rest");
            assertThat(window.document().model().timeline().undoName()).contains("Pipeline");

            var filled = window.document().pipeline();
            Window.run(() -> window.document().model().undo());
            assertThat(window.document().pipeline()).isEqualTo(before);
            assertThat(window.document().model().timeline().canUndo()).isFalse();
            Window.run(() -> window.document().model().redo());
            assertThat(window.document().pipeline()).isEqualTo(filled);
        }
    }

    @Test
    void aPickedPathBringsThePortsInOneStep() {
        try (var window = opened()) {
            var before = window.document().pipeline();
            window.answers.opened.add(inner);
            window.click("#setting-path-browse");
            window.until("the ports are there", () -> !inputs(window).isEmpty());
            Window.run(
                    () ->
                            assertThat(
                                            window.document()
                                                    .edits()
                                                    .connect(
                                                            new Port(new NodeId("table"), "out"),
                                                            new Port(PART, "rows")))
                                    .isTrue());
            window.until(
                    "it is checked",
                    () ->
                            window.document()
                                    .model()
                                    .findings()
                                    .columns()
                                    .containsKey(new Port(PART, "rest")));
            window.pictures("pipeline-node-filled");
            Window.run(() -> window.document().model().undo());
            Window.run(() -> window.document().model().undo());
            assertThat(window.document().pipeline()).isEqualTo(before);
        }
    }

    @Test
    void whatCannotBeReadLeavesThePortsAsTheyAre() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{\"format\": 1, \"nodes\": 7}");
        try (var window = opened()) {
            window.answers.opened.add(inner);
            window.click("#setting-path-browse");
            window.until("the ports are there", () -> !inputs(window).isEmpty());
            window.answers.opened.add(folder.resolve("broken.json"));
            window.click("#setting-path-browse");
            window.until(
                    "it is told",
                    () ->
                            messages(window).stream()
                                    .anyMatch(text -> text.contains("cannot be used")));
            assertThat(inputs(window)).containsExactly("rows");
        }
    }

    /// The outer pipeline with its part in use.
    private void use() throws IOException {
        var now = PipelineReader.read(outer);
        var settings =
                Value.fields(
                        Map.entry("path", Value.of("inner.pipeline.json")),
                        Map.entry("inputs", Value.items(Value.of("rows"))),
                        Map.entry("outputs", Value.items(Value.of("result"), Value.of("rest"))));
        var used = now.with(now.find(PART).orElseThrow().withSettings(settings));
        PipelineWriter.save(
                PipelineReader.read(
                        PipelineWriter.text(used)
                                .replace(
                                        "\"links\": []",
                                        "\"links\": [\"table -> part\", \"part -> sorted\"]")
                                .getBytes(UTF_8),
                        "outer"),
                outer);
    }

    private static List<String> columns(OpenDocument document) {
        var schema = document.model().findings().columns().get(new Port(PART, "result"));
        return schema == null ? List.of() : schema.names();
    }

    private static Pipeline wider(Pipeline pipeline) {
        var big = pipeline.find(new NodeId("big")).orElseThrow();
        var columns =
                Value.fields(
                        Map.entry(
                                "columns",
                                Value.items(Value.items(Value.of("twice"), Value.of("k * 2")))));
        var derive = Node.of("derived", "transform.derive", columns);
        var links =
                List.of(
                        "rows -> big",
                        "big -> derived",
                        "derived -> result",
                        "big.dropped -> rest");
        return pipeline.with(big)
                .with(derive)
                .withLinks(links.stream().map(text -> Link.parse(text).orElseThrow()).toList());
    }

    @Test
    void savingTheInnerOneChecksTheOuterOneAgain() throws IOException {
        use();
        try (var window = opened()) {
            var outside = window.document();
            window.until("it is checked", () -> columns(outside).equals(List.of("k")));
            window.open(inner.toFile());
            window.until("the inner one is open", () -> !window.document().equals(outside));
            Window.run(() -> window.document().model().edit("Widen", PipelineNodeTest::wider));
            window.press(KeyCode.CONTROL, KeyCode.S);
            window.until("it is saved", () -> !window.document().isEdited());
            window.until(
                    "the outer one is checked",
                    () -> columns(outside).equals(List.of("k", "twice")));
        }
    }

    @Test
    void anInnerFileThatChangedIsSeenWhenTheWindowComesToTheFront() throws IOException {
        use();
        try (var window = opened()) {
            var outside = window.document();
            window.until("it is checked", () -> columns(outside).equals(List.of("k")));
            PipelineWriter.save(wider(PipelineReader.read(inner)), inner);
            Window.run(() -> window.view().front());
            window.until(
                    "the outer one is checked",
                    () -> columns(outside).equals(List.of("k", "twice")));
        }
    }

    @SuppressWarnings("unchecked") // the list of the chooser holds choices
    private static List<String> offered(Window window) {
        var list = (ListView<Choice>) window.byId("chooser-list").orElseThrow();
        return Window.on(() -> list.getItems().stream().map(Choice::title).toList());
    }

    @Test
    void quickAddLeavesOutWhatCannotBeConnected() {
        try (var window = opened()) {
            for (boolean input : List.of(true, false)) {
                var spot =
                        Window.on(
                                () -> {
                                    var drawing = window.document().model().drawing();
                                    var node = drawing.node(new NodeId("sorted")).orElseThrow();
                                    return Drawing.spots(node).stream()
                                            .filter(each -> each.isInput() == input)
                                            .findFirst()
                                            .orElseThrow();
                                });
                Window.run(
                        () ->
                                new Adding(window.document(), window.canvas())
                                        .ask(
                                                new QuickAdd(
                                                        Optional.of(spot),
                                                        Optional.of(spot.at()))));
                window.until("the list is there", () -> window.hasId("chooser-query"));
                assertThat(offered(window)).contains("Filter rows").doesNotContain("Pipeline");
                window.press(KeyCode.ESCAPE);
            }
            Window.run(
                    () ->
                            new Adding(window.document(), window.canvas())
                                    .ask(new QuickAdd(Optional.empty(), Optional.empty())));
            window.until("the list is there", () -> window.hasId("chooser-query"));
            assertThat(offered(window)).contains("Pipeline");
            window.press(KeyCode.ESCAPE);
        }
    }
}
