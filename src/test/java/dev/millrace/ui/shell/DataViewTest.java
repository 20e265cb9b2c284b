package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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
