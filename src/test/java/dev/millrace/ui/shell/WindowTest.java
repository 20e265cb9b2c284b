package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.ui.canvas.Viewport;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class WindowTest {

    @TempDir Path folder;

    @Test
    void showsASample() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.pictures("welcome");
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until(
                    "the columns are known",
                    () -> !window.document().model().findings().columns().isEmpty());
            window.pictures("superstore");
            assertThat(window.document().model().findings().faults()).isEmpty();
            assertThat(window.has("#node-orders")).isTrue();
            var canvas = window.canvas().model();
            for (int percent : new int[] {45, 30}) {
                Window.run(
                        () -> canvas.viewportProperty().set(new Viewport(percent / 100.0, 20, 80)));
                window.picture("superstore-at-" + percent, 1);
            }
        }
    }

    private static Stream<Node> within(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(
                        Stream.of(node),
                        parent.getChildrenUnmodifiable().stream().flatMap(WindowTest::within))
                : Stream.of(node);
    }

    private static boolean isSilent(Node node) {
        boolean labelled = node instanceof Labeled labeled && !labeled.getText().isBlank();
        var text = node.getAccessibleText();
        return !labelled && (text == null || text.isBlank());
    }

    @Test
    void everythingThatTakesTheFocusSaysWhatItIs() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            var root = window.view().root();
            assertThat(silent(root)).isEmpty();
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.press(KeyCode.RIGHT);
            assertThat(silent(root)).isEmpty();
        }
    }

    private static List<String> silent(Node root) {
        return Window.on(
                () ->
                        within(root)
                                .filter(node -> node.isFocusTraversable() && !node.isDisabled())
                                .filter(WindowTest::isSilent)
                                .map(Node::toString)
                                .toList());
    }

    @Test
    void tabGoesToEveryPart() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.press(KeyCode.F6);
            var reached = new HashSet<String>();
            for (int i = 0; i < 120; i++) {
                window.push(KeyCode.TAB);
                window.focus().map(Node::getId).ifPresent(reached::add);
            }
            assertThat(reached)
                    .contains(
                            "canvas",
                            "palette-search",
                            "palette-source-csv",
                            "toolbar-run",
                            "toolbar-palette",
                            "zoom-fit",
                            "setting-name",
                            "dock-data",
                            "grid",
                            "dock-move",
                            "tab-new");
        }
    }
}
