package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.ui.canvas.Viewport;
import java.nio.file.Path;
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
}
