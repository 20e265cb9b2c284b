package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.engine.RunEvent;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A selection becomes a pipeline of its own, is looked into and run, is opened, and comes back.
class GroupingTest {

    private static final NodeId PART = new NodeId("names");

    @TempDir Path folder;

    private static void select(Window window, String... ids) {
        var nodes = new NodeId[ids.length];
        for (int i = 0; i < ids.length; i++) {
            nodes[i] = new NodeId(ids[i]);
        }
        Window.run(() -> window.document().model().select(Selection.of(nodes)));
        Window.run(() -> window.canvas().requestFocus());
    }

    private static List<String> selected(Window window) {
        return window.document().model().selection().nodes().stream().map(NodeId::value).toList();
    }

    private static boolean isChecked(Window window) {
        var findings = window.document().model().findings();
        return findings.lacking().isEmpty() && !findings.columns().isEmpty();
    }

    @Test
    void extractsLooksIntoRunsOpensAndPutsBack() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until("it is checked", () -> isChecked(window));
            var before = window.document().pipeline();
            extract(window, workspace.resolve("steps").resolve("names.pipeline.json"));
            var after = window.document().pipeline();

            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(window.document().pipeline()).isEqualTo(before);
            assertThat(selected(window))
                    .containsExactlyInAnyOrder("recent", "with_customer", "with_product", "named");
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertThat(window.said()).startsWith("Select a node that stands for a pipeline");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            assertThat(window.document().pipeline()).isEqualTo(after);
            assertThat(selected(window)).containsExactly(PART.value());

            run(window);
            opened(window);
            putBack(window);
        }
    }

    private static void extract(Window window, Path file) {
        file.resolveSibling(".").toFile().mkdirs();
        select(window, "recent", "with_customer", "with_product", "named");
        window.answers.saved.add(file);
        window.press(KeyCode.CONTROL, KeyCode.G);
        window.until(
                "the node is there", () -> window.document().pipeline().nodes().containsKey(PART));
        assertThat(PipelineReader.inspect(file).faults()).isEmpty();
        window.until(
                "it is checked",
                () ->
                        isChecked(window)
                                && window.document()
                                        .model()
                                        .findings()
                                        .columns()
                                        .containsKey(new Port(PART, "result")));
        assertThat(window.document().model().findings().errors()).isZero();
        Window.run(() -> window.document().canvas().fit());
        window.settle();
        window.pictures("pipeline-as-node");
    }

    private static void run(Window window) {
        window.press(KeyCode.CONTROL, KeyCode.R);
        window.until(
                "the run is over", () -> window.document().model().run().outcome().isPresent());
        var run = window.document().model().run();
        assertThat(run.outcome()).contains(RunEvent.Outcome.SUCCEEDED);
        assertThat(String.valueOf(run.state(PART))).isEqualTo("DONE");
        assertThat(run.count(new Port(PART, "result"))).isEqualTo("9,994");
        window.pictures("pipeline-as-node-run");
    }

    private static void opened(Window window) {
        var outer = window.document();
        select(window, PART.value());
        window.press(KeyCode.CONTROL, KeyCode.ENTER);
        window.until("it is open", () -> !window.document().equals(outer));
        window.until("it is checked", () -> isChecked(window));
        assertThat(window.document().model().findings().faults()).isEmpty();
        select(window, "orders");
        window.pictures("pipeline-inside");
        Window.run(() -> window.view().documents().currentProperty().set(Optional.of(outer)));
        window.settle();
    }

    private static void putBack(Window window) {
        select(window, PART.value());
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.G);
        window.until(
                "the nodes are back",
                () -> window.document().pipeline().nodes().containsKey(new NodeId("named")));
        assertThat(window.document().pipeline().nodes()).doesNotContainKey(PART);
        window.until("it is checked", () -> isChecked(window));
        assertThat(window.document().model().findings().errors()).isZero();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyWhenAskedFor() throws Exception {
        var workspace = Window.workspace(folder);
        var file = Files.writeString(workspace.resolve("names.pipeline.json"), "kept");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until("it is checked", () -> isChecked(window));
            select(window, "recent");
            window.answers.saved.add(file);
            window.press(KeyCode.CONTROL, KeyCode.G);
            window.until("it is asked", () -> window.hasId("answer-yes"));
            window.picture("extract-over-a-file", 1);
            window.answer("cancel");
            assertThat(Files.readString(file)).isEqualTo("kept");
            assertThat(window.document().pipeline().nodes()).doesNotContainKey(PART);
        }
    }

    @Test
    void aFileThatIsOpenIsReplacedOnlyWhereNothingIsUnsaved() throws Exception {
        var workspace = Window.workspace(folder);
        var file =
                Files.writeString(
                        workspace.resolve("names.pipeline.json"),
                        "{\"format\": 1, \"name\": \"Names\", \"nodes\": {}, \"links\": []}");
        var before = Files.readString(file);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            var inner = window.document();
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until("it is checked", () -> isChecked(window));
            select(window, "recent", "with_customer", "with_product", "named");

            window.answers.saved.add(file);
            window.press(KeyCode.CONTROL, KeyCode.G);
            window.until("it is asked", () -> window.hasId("answer-yes"));
            Window.run(() -> inner.model().edit("Rename", now -> now.named("Mine")));
            window.answer("yes");
            window.until("it is refused", () -> window.said().contains("not saved"));
            assertThat(Files.readString(file)).isEqualTo(before);

            window.answers.saved.add(file);
            window.press(KeyCode.CONTROL, KeyCode.G);
            assertThat(window.said()).contains("not saved");
            assertThat(window.hasId("answer-yes")).isFalse();

            Window.run(() -> inner.model().undo());
            window.answers.saved.add(file);
            window.press(KeyCode.CONTROL, KeyCode.G);
            window.answer("yes");
            window.until(
                    "the node is there",
                    () -> window.document().pipeline().nodes().containsKey(PART));
            assertThat(inner.pipeline()).isEqualTo(PipelineReader.read(file));
            assertThat(Window.on(() -> inner.model().changedProperty().get())).isFalse();
        }
    }

    @Test
    void theInspectorExtractsToo() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until("it is checked", () -> isChecked(window));
            select(window, "recent", "with_customer", "with_product", "named");
            window.answers.saved.add(workspace.resolve("names.pipeline.json"));
            window.click("#inspector-extract");
            window.until(
                    "the node is there",
                    () -> window.document().pipeline().nodes().containsKey(PART));
        }
    }

    @Test
    void whatCannotBeAPipelineIsSaid() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until("it is checked", () -> isChecked(window));
            select(window, "recent", "named");
            window.press(KeyCode.CONTROL, KeyCode.G);
            assertThat(window.said()).contains("reads from the selected nodes");
        }
    }
}
