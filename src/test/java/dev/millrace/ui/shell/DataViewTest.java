package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import javafx.scene.control.Label;
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
            window.pictures("data-outputs");
            assertThat(caption(window)).contains("columns");
        }
    }
}
