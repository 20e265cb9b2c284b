package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import dev.millrace.ui.preview.GridView;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was closed is let go of: a window that is open for weeks may not grow.
@Tag("slow")
class MemoryTest {

    @TempDir Path folder;

    /// Collection may need more than one go, since some of it is found only by way of references.
    private static boolean isCollected(WeakReference<?> reference) {
        for (int i = 0; i < 20 && reference.get() != null; i++) {
            System.gc();
            Window.run(() -> {});
        }
        return reference.get() == null;
    }

    @Test
    void letsGoOfAPipelineThatWasClosed() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.until(
                    "it is open and its columns are known",
                    () ->
                            window.view().documents().current().stream()
                                    .anyMatch(d -> !d.model().findings().columns().isEmpty()));
            Window.run(() -> window.document().model().select(Selection.of(new NodeId("orders"))));
            window.until(
                    "its rows are there",
                    () -> ((GridView) window.byId("grid-view").orElseThrow()).model().shown() > 0);
            var held =
                    List.of(
                            new WeakReference<>(window.document()),
                            new WeakReference<>(window.canvas()),
                            new WeakReference<>(window.find("#inspector")),
                            new WeakReference<>(window.find("#grid-view")));
            window.press(KeyCode.CONTROL, KeyCode.W);
            window.press(KeyCode.CONTROL, KeyCode.N);
            assertThat(held).allMatch(MemoryTest::isCollected);
        }
    }

    @Test
    void letsGoOfAWindowThatWasClosed() {
        assertThat(isCollected(closed(Window.workspace(folder)))).isTrue();
    }

    private WeakReference<DesignerView> closed(Path workspace) {
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            return new WeakReference<>(window.view());
        }
    }
}
