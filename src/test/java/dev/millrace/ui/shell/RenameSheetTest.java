package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.NodeId;
import dev.millrace.ui.theme.ThemeChoice;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A column is renamed with all that names it, after a look at what changes.
@Tag("slow")
class RenameSheetTest {

    @TempDir Path folder;

    /// Chooses a column on the page of a node.
    private static void choose(Window window, String node, int row) {
        var columns = window.document().model();
        window.until("the columns are known", () -> !columns.findings().columns().isEmpty());
        var canvas = window.document().canvas();
        Window.run(() -> canvas.centre(new NodeId(node)));
        window.until("its page is there", () -> window.hasId("inspector-tab-columns"));
        window.click("#inspector-tab-columns");
        window.until("its columns are there", () -> window.hasId("inspector-columns"));
        var list = (ListView<?>) window.byId("inspector-columns").orElseThrow();
        Window.run(
                () -> {
                    list.requestFocus();
                    list.getSelectionModel().select(row);
                });
    }

    @Test
    void renamesAsOneStep() {
        var workspace = Window.workspace(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            var before = window.document().pipeline();
            choose(window, "named", 17);
            window.press(KeyCode.SHIFT, KeyCode.F2);
            window.until("the uses are there", () -> window.hasId("uses"));
            window.picture("column-uses", 1);
            window.press(KeyCode.ENTER);
            window.until("the sheet is gone", () -> !window.hasId("uses"));
            choose(window, "named", 17);
            window.press(KeyCode.F2);
            window.until("it is asked", () -> window.hasId("rename-name"));
            assertThat(window.hasFocus("rename-name")).isTrue();
            window.picture("rename-asked", 1);
            window.type("profit");
            window.until("it is refused", () -> window.hasId("rename-refused"));
            window.picture("rename-refused", 1);
            window.replace("revenue");
            window.until(
                    "it is found out",
                    () -> !window.byId("rename-apply").orElseThrow().isDisabled());
            window.picture("rename-edits", 1);
            window.theme(ThemeChoice.DARK);
            window.picture("rename-edits-dark", 1);
            window.press(KeyCode.ENTER);
            window.until("the sheet is gone", () -> !window.hasId("rename-name"));
            assertThat(window.document().pipeline()).isNotEqualTo(before);
            assertThat(window.document().pipeline().find(new NodeId("enriched")).toString())
                    .contains("revenue");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(window.document().pipeline()).isEqualTo(before);
        }
    }
}
