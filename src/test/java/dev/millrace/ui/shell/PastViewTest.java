package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.history.RunRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking back at runs in the window, by mouse and by keyboard.
class PastViewTest {

    private static final String PIPELINE =
            """
            { "format": 1, "name": "Totals",
              "nodes": {
                "sales": { "type": "source.csv", "settings": { "path": "sales.csv", "columns": [
                  { "name": "region", "type": "VARCHAR" }, { "name": "n", "type": "INTEGER" }] } },
                "totals": { "type": "transform.aggregate", "settings": {
                  "group": ["region"], "measures": [{ "name": "n", "expression": "sum(n)" }] } },
                "to_file": { "type": "storage.csv", "settings": { "path": "out/totals.csv" } }
              },
              "links": ["sales -> totals", "totals -> to_file"],
              "layout": { "sales": [0, 0], "totals": [240, 0], "to_file": [480, 0] } }
            """;

    @TempDir Path temporary;

    private Path folder() throws IOException {
        var folder = temporary.toRealPath().resolve("work");
        Files.createDirectories(folder.resolve(".millrace"));
        Files.writeString(folder.resolve("totals.pipeline.json"), PIPELINE);
        return folder;
    }

    private static void sales(Path folder, String rows, int age) throws IOException {
        var file = folder.resolve("sales.csv");
        Files.writeString(file, "region,n\n" + rows);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(age)));
    }

    private static void run(Window window) {
        window.press(KeyCode.CONTROL, KeyCode.R);
        window.until(
                "the run is over",
                () ->
                        window.document().runProperty().get().isEmpty()
                                && window.document().model().run().outcome().isPresent());
    }

    @SuppressWarnings("unchecked")
    static ListView<RunRow> list(Window window) {
        return (ListView<RunRow>) window.find("#past-runs");
    }

    static boolean says(Window window, String text) {
        return window.find("#past-details").lookupAll(".label").stream()
                .anyMatch(label -> ((Label) label).getText().contains(text));
    }

    @Test
    void listsRunsShowsOneAndComparesTwo() throws IOException {
        var folder = folder();
        try (var window = Window.open(temporary.resolve("home"))) {
            sales(folder, "south,1\nnorth,2\neast,3\n", 60);
            window.open(folder.resolve("totals.pipeline.json").toFile());
            window.click("#dock-past");
            window.until("nothing was run", () -> list(window).getItems().isEmpty());
            window.pictures("past-empty");
            run(window);
            window.click("#dock-past");
            window.until("one run", () -> list(window).getItems().size() == 1);
            sales(folder, "south,1\nnorth,9\nwest,4\n", 30);
            run(window);
            window.click("#dock-past");
            window.until("two runs", () -> list(window).getItems().size() == 2);
            assertThat(list(window).getItems().getFirst().number()).isEqualTo(2);

            window.click("#past-bar-1");
            window.until("run 1 whole", () -> says(window, "Run #1 of totals.pipeline.json"));
            assertThat(says(window, "delivered to out/totals.csv")).isTrue();
            window.pictures("past-run");

            window.robot.press(KeyCode.SHIFT);
            window.press(KeyCode.UP);
            window.robot.release(KeyCode.SHIFT);
            window.until("compared", () -> says(window, "1 added, 1 removed, 1 changed"));
            assertThat(says(window, "Both ran the same definition.")).isTrue();
            window.pictures("past-compare");

            window.press(KeyCode.SHIFT, KeyCode.F9); // beside the canvas there is room for the list
            window.robot.clickOn(window.byId("past-key-totals.out").orElseThrow());
            window.until("the columns", () -> window.hasId("past-key-column-n"));
            window.picture("past-key", 1);
            window.robot.clickOn(window.byId("past-key-column-n").orElseThrow());
            window.press(KeyCode.ESCAPE);
            window.until("by n", () -> says(window, ", by n"));
        }
    }

    @Test
    void searchesFiltersAndMarksWhatIsUnusual() throws IOException {
        var folder = folder();
        new RecordedRuns(folder, "totals.pipeline.json").record(8, PIPELINE, 40);
        new RecordedRuns(folder, "totals.pipeline.json").record(1, PIPELINE, 4_000);
        try (var window = Window.open(temporary.resolve("home"))) {
            window.open(folder.resolve("totals.pipeline.json").toFile());
            window.click("#dock-past");
            window.until("nine runs", () -> list(window).getItems().size() == 9);
            assertThat(window.text("past-bar-9")).contains("4.00 s, unusual");
            assertThat(window.text("past-bar-8")).doesNotContain("unusual");
            assertThat(window.text("past-most")).isEqualTo("4.00 s");
            window.pictures("past-unusual");

            window.click("#past-search");
            window.type("#7");
            window.until("one run", () -> list(window).getItems().size() == 1);
            assertThat(list(window).getItems().getFirst().number()).isEqualTo(7);
            window.replace("nothing like that");
            window.until("none", () -> list(window).getItems().isEmpty());
            window.press(KeyCode.CONTROL, KeyCode.A);
            window.press(KeyCode.DELETE);
            window.until("all again", () -> list(window).getItems().size() == 9);

            Window.run(() -> window.find("#past-outcome").requestFocus());
            window.press(KeyCode.DOWN);
            window.press(KeyCode.DOWN);
            window.until("none failed", () -> list(window).getItems().isEmpty());
            window.press(KeyCode.UP);
            window.until("all succeeded", () -> list(window).getItems().size() == 9);
        }
    }

    @Test
    void saysThatADamagedHistoryWasSetAside() throws IOException {
        var folder = folder();
        Files.writeString(folder.resolve(".millrace/history.db"), "no history ".repeat(1_000));
        try (var window = Window.open(temporary.resolve("home"))) {
            window.open(folder.resolve("totals.pipeline.json").toFile());
            window.click("#dock-past");
            window.until("it is said", () -> notice(window).contains("was damaged"));
            assertThat(notice(window)).contains("history.db.broken-");
            window.pictures("past-set-aside");
        }
    }

    private static String notice(Window window) {
        return ((Label) window.find("#past-notice")).getText();
    }
}
