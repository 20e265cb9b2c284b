package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.NodeState;
import dev.millrace.history.RunRow;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Past runs opened in place of their pipeline: seen, slid over, and never changed.
class ReplayTest {

    private static final String PIPELINE =
            """
            { "format": 1, "name": "Totals \\"of\\" 🌍 regions",
              "nodes": {
                "sales": { "type": "source.csv", "settings": { "path": "sales.csv", "columns": [
                  { "name": "region", "type": "VARCHAR" }, { "name": "n", "type": "INTEGER" }] } },
                "enough": { "type": "transform.filter", "title": "Enough 🌍 \\"sales\\"",
                  "settings": { "condition": "n > 0" } },
                "totals": { "type": "transform.aggregate", "settings": {
                  "group": ["region"], "measures": [{ "name": "n", "expression": "sum(n)" }] } },
                "to_file": { "type": "storage.csv", "settings": { "path": "out/totals.csv" } }
              },
              "links": ["sales -> enough", "enough.kept -> totals", "totals -> to_file"],
              "layout": { "sales": [0, 0], "enough": [240, 0], "totals": [480, 0],
                "to_file": [720, 0] } }
            """;

    private static final NodeId ENOUGH = new NodeId("enough");
    private static final NodeId TOTALS = new NodeId("totals");

    @TempDir Path temporary;

    private Path folder() throws IOException {
        var folder = temporary.toRealPath().resolve("my \"work\" 🌍");
        Files.createDirectories(folder.resolve(".millrace"));
        return folder;
    }

    private static Path file(Path folder) {
        return folder.resolve("all totals.pipeline.json");
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
    private static ListView<RunRow> list(Window window) {
        return (ListView<RunRow>) window.find("#past-runs");
    }

    private static void openHistory(Window window, int runs) {
        window.click("#dock-past");
        window.until("so many runs", () -> list(window).getItems().size() == runs);
    }

    private static Node row(Window window, int number) {
        return Window.on(
                () ->
                        list(window).lookupAll(".list-cell").stream()
                                .filter(Node::isVisible)
                                .filter(
                                        cell ->
                                                String.valueOf(cell.getAccessibleText())
                                                        .startsWith("Run " + number + " "))
                                .findFirst()
                                .orElseThrow());
    }

    private static void condition(Window window, String sql) {
        var settings = Value.fields(Map.entry("condition", Value.of(sql)));
        Window.run(() -> window.document().edits().settings(ENOUGH, "condition", "", settings));
    }

    private static void replays(Window window, String title) {
        window.until(
                title + " is shown",
                () ->
                        window.document().isPast()
                                && window.hasId("replay-title")
                                && window.text("replay-title").equals(title)
                                && window.text("replay-when").contains(" · "));
    }

    /// What is said in place of rows.
    private static String said(Window window) {
        return window.text("grid-message");
    }

    private static String caption(Window window) {
        return window.text("grid-caption");
    }

    /// Three runs: as it was drawn, with another condition, and failed.
    private static void threeRuns(Window window, Path folder) throws IOException {
        Files.writeString(file(folder), PIPELINE);
        sales(folder, "south,1\nnorth,2\neast,3\n", 90);
        window.open(file(folder).toFile());
        run(window);
        condition(window, "n > 1");
        sales(folder, "south,1\nnorth,9\nwest,4\n", 60);
        run(window);
        condition(window, "CAST(region AS INTEGER) > 1");
        run(window);
        openHistory(window, 3);
    }

    @Test
    void opensRunsSlidesOverThemAndGoesBack() throws IOException {
        var folder = folder();
        try (var window = Window.open(temporary.resolve("home"))) {
            threeRuns(window, folder);
            var now = window.document();

            window.robot.doubleClickOn(row(window, 1), MouseButton.PRIMARY);
            replays(window, "Run #1");
            var past = window.document();
            window.until(
                    "no rows of Enough",
                    () -> said(window).startsWith("No rows of it are kept from run #1."));
            window.robot.clickOn(window.screen(480 + 88, 24));
            window.until("rows of run 1", () -> caption(window).contains("kept by run #1"));
            assertThat(past.model().run().state(TOTALS)).isEqualTo(NodeState.DONE);
            assertThat(past.model().run().count(new Port(ENOUGH, "kept"))).isEqualTo("3");
            window.pictures("replay-first");

            window.click("#replay-later");
            replays(window, "Run #2");
            assertThat(String.valueOf(past.pipeline().find(ENOUGH).orElseThrow().settings()))
                    .contains("n > 1");
            window.until("rows of run 2", () -> caption(window).contains("kept by run #2"));

            window.click("#replay-slider");
            window.press(KeyCode.END);
            replays(window, "Run #3");
            assertThat(past.model().run().state(ENOUGH)).isEqualTo(NodeState.FAILED);
            window.pictures("replay-failed");
            window.click("#dock-run");
            window.pictures("replay-failed-run");
            window.click("#dock-problems");
            window.pictures("replay-failed-problems");

            window.press(KeyCode.ESCAPE);
            assertThat(window.document()).isEqualTo(now);
            assertThat(window.hasId("replay")).isFalse();
        }
    }

    @Test
    void nothingOfAPastRunCanBeChanged() throws IOException {
        var folder = folder();
        try (var window = Window.open(temporary.resolve("home"))) {
            threeRuns(window, folder);
            var now = window.document();
            window.click("#past-bar-1");
            window.until("run 1 whole", () -> window.hasId("past-open"));
            window.click("#past-open");
            replays(window, "Run #1");
            var was = window.document().pipeline();

            window.drag(window.screen(480 + 88, 24), window.screen(480 + 88, 120));
            assertThat(window.document().model().selection().nodes()).containsExactly(TOTALS);
            window.press(KeyCode.DELETE);
            assertThat(window.said()).contains("Go back to now first");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.B);
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
            assertThat(window.hasId("dock-chart")).isFalse();
            assertThat(window.hasId("grid-view")).isTrue();
            window.press(KeyCode.CONTROL, KeyCode.R);
            window.press(KeyCode.A);
            window.press(KeyCode.CONTROL, KeyCode.RIGHT);
            window.robot.doubleClickOn(window.screen(300, 300), MouseButton.PRIMARY);
            window.settle();
            assertThat(window.document().pipeline()).isEqualTo(was);
            assertThat(now.runProperty().get()).isEmpty();
            assertThat(now.model().changedProperty().get()).isTrue();

            window.click("#replay-back");
            assertThat(window.document()).isEqualTo(now);
        }
    }

    @Test
    void hundredsOfRunsOfWhichTheLastOneWishedForIsShown() throws IOException {
        var folder = folder();
        Files.writeString(file(folder), PIPELINE);
        var name = String.valueOf(file(folder).getFileName());
        new RecordedRuns(folder, name).record(400, PIPELINE, 40);
        new RecordedRuns(folder, name).record(1, PIPELINE, 4_000);
        new RecordedRuns(folder, "gone \"file\".json").record(1, "{ not a pipeline", 3);
        try (var window = Window.open(temporary.resolve("home"))) {
            window.open(file(folder).toFile());
            openHistory(window, 300);
            window.click("#past-more");
            window.until("all", () -> list(window).getItems().size() == 401);
            window.click("#past-bar-401");
            window.until("run 401 whole", () -> window.hasId("past-open"));
            assertThat(window.text("past-most")).isEqualTo("4.00 s");
            window.pictures("past-many");

            assertThat(window.hasFocus("past-runs")).isTrue();
            window.press(KeyCode.ENTER);
            replays(window, "Run #401");
            assertThat(window.text("replay-place")).isEqualTo("401 of 401 runs · read only");
            window.until("no rows", () -> said(window).startsWith("No rows of it are kept"));
            window.click("#replay-slider");
            window.press(KeyCode.HOME);
            for (int i = 0; i < 30; i++) {
                window.push(KeyCode.RIGHT);
            }
            replays(window, "Run #31");
            window.until(
                    "its figures",
                    () ->
                            window.document()
                                    .model()
                                    .run()
                                    .count(new Port(TOTALS, "out"))
                                    .equals("30"));
            window.press(KeyCode.ESCAPE);
        }
    }

    @Test
    void whatIsGoneOrCannotBeReadIsSaid() throws IOException {
        var folder = folder();
        Files.writeString(file(folder), PIPELINE);
        var name = String.valueOf(file(folder).getFileName());
        new RecordedRuns(folder, name).record(1, "", 3);
        new RecordedRuns(folder, "renamed.json").record(1, "{ no pipeline", 3);
        try (var window = Window.open(temporary.resolve("home"))) {
            window.open(file(folder).toFile());
            window.until("it is open", () -> window.document().file().isPresent());
            Files.delete(file(folder));
            window.click("#dock-past");
            window.click("#past-whole");
            window.until("both", () -> list(window).getItems().size() == 2);

            window.robot.doubleClickOn(row(window, 1), MouseButton.PRIMARY);
            replays(window, "Run #1");
            assertThat(window.banner())
                    .isEqualTo("The definition of this run is not kept any more.");
            window.pictures("replay-gone");
            window.click("#dock-past");
            window.robot.doubleClickOn(row(window, 2), MouseButton.PRIMARY);
            replays(window, "Run #2");
            assertThat(window.banner()).startsWith("The definition can no longer be read: ");
            window.press(KeyCode.ESCAPE);
            assertThat(window.document().isPast()).isFalse();
        }
    }

    @Test
    void aRunIsExportedAsAPage() throws IOException {
        var folder = folder();
        Files.writeString(file(folder), PIPELINE);
        var name = String.valueOf(file(folder).getFileName());
        new RecordedRuns(folder, name).record(1, PIPELINE, 3);
        var page = folder.resolve("my page");
        try (var window = Window.open(temporary.resolve("home"))) {
            window.open(file(folder).toFile());
            openHistory(window, 1);
            window.click("#past-bar-1");
            window.until("run 1 whole", () -> window.hasId("past-export"));
            window.answers.saved.add(page);
            window.click("#past-export");
            window.until("it is said", () -> window.said().startsWith("Exported the run to "));
            assertThat(Files.readString(folder.resolve("my page.html")))
                    .contains("Run #1 of Totals");

            window.answers.saved.add(folder.resolve("none/there/page.html"));
            window.click("#past-export");
            window.until("why not", () -> !window.said().startsWith("Exported"));
        }
    }
}
