package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The tabs of the lower area where there is little room for them.
class DockViewTest {

    private static final List<String> ALL =
            List.of("data", "problems", "run", "chart", "lineage", "explain", "past");

    @TempDir Path folder;

    private static void width(Window window, double width) {
        Window.run(() -> window.view().root().getScene().getWindow().setWidth(width));
        window.settle();
        window.settle();
    }

    private static List<String> shown(Window window) {
        return ALL.stream().filter(id -> window.hasId("dock-" + id)).toList();
    }

    private static List<String> listed(Window window) {
        var more = (MenuButton) window.find("#dock-more");
        return Window.on(
                () ->
                        more.isVisible()
                                ? more.getItems().stream()
                                        .map(item -> item.getId().replaceAll("dock-|-item", ""))
                                        .toList()
                                : List.<String>of());
    }

    private static boolean isInside(Window window, String id) {
        var dock = window.find("#dock");
        var node = window.find("#" + id);
        return Window.on(() -> right(node) <= right(dock));
    }

    private static double right(Node node) {
        return node.localToScene(node.getBoundsInLocal()).getMaxX();
    }

    @Test
    void tabsThatDoNotFitAreInAMenu() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            assertThat(shown(window)).isEqualTo(ALL);
            assertThat(listed(window)).isEmpty();

            window.press(KeyCode.SHIFT, KeyCode.F9);
            width(window, 1000);
            window.pictures("dock-narrow");
            assertThat(shown(window)).startsWith("data").hasSizeBetween(1, 6);
            assertThat(Stream.concat(shown(window).stream(), listed(window).stream()))
                    .containsExactlyElementsOf(ALL);
            assertThat(isInside(window, "dock-more")).isTrue();
            assertThat(isInside(window, "dock-move")).isTrue();

            window.click("#dock-more");
            window.click("#dock-past-item");
            window.settle();
            window.settle();
            assertThat(shown(window)).contains("past");
            assertThat(window.hasId("past")).isTrue();
            assertThat(isInside(window, "dock-past")).isTrue();
            window.pictures("dock-narrow-history");

            window.press(KeyCode.SHIFT, KeyCode.F9);
            window.settle();
            assertThat(listed(window)).isEmpty();
        }
    }
}
