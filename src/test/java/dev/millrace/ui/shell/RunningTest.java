package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.NodeState;
import dev.millrace.engine.RunEvent;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in the window, one after another: what is computed, and what is not again.
class RunningTest {

    @TempDir Path folder;

    /// A file that was copied just now is not trusted to be whole.
    private static Path settled(Path workspace) throws IOException {
        try (Stream<Path> files = Files.walk(workspace)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                var before = Instant.now().minusSeconds(60);
                Files.setLastModifiedTime(file, FileTime.from(before));
            }
        }
        return workspace;
    }

    private static void run(Window window, KeyCode... keys) {
        window.press(keys);
        window.until(
                "the run is over",
                () ->
                        window.document().runProperty().get().isEmpty()
                                && window.document().model().run().outcome().isPresent());
        assertThat(window.document().model().run().outcome()).contains(RunEvent.Outcome.SUCCEEDED);
        window.settle();
    }

    private static Set<String> nodes(Window window, Predicate<NodeState> wanted) {
        var run = window.document().model().run();
        return window.document().pipeline().nodes().keySet().stream()
                .filter(node -> wanted.test(run.state(node)))
                .map(NodeId::value)
                .collect(Collectors.toSet());
    }

    private static void sortBySales(Window window) {
        var node = new NodeId("daily_sorted");
        var by = Value.fields(Map.entry("by", Value.items(Value.of("sales"))));
        window.document().edits().settings(node, "order", "", by);
    }

    @Test
    void whatDidNotChangeIsNotComputedAgain() throws IOException {
        var workspace = settled(Window.workspace(folder));
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            run(window, KeyCode.CONTROL, KeyCode.R);
            assertThat(nodes(window, NodeState.REUSED::equals)).isEmpty();

            run(window, KeyCode.CONTROL, KeyCode.R);
            assertThat(nodes(window, state -> state != NodeState.REUSED)).isEmpty();
            assertThat(RunWords.summary(window.document().model().run()))
                    .startsWith("succeeded · 38 of 38 nodes, 38 reused");
            window.pictures("run-reused");

            Window.run(() -> sortBySales(window));
            run(window, KeyCode.CONTROL, KeyCode.R);
            assertThat(nodes(window, NodeState.DONE::equals))
                    .containsExactlyInAnyOrder("daily_sorted", "daily_report");

            run(window, KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
            assertThat(nodes(window, NodeState.REUSED::equals)).isEmpty();
        }
    }

    private static final String SHOP =
            """
            {"format": 1, "name": "Shop", "nodes": {
              "orders": {"type": "source.csv", "title": "Orders", "settings": {
                "path": "orders.csv", "columns": [["id", "BIGINT"], ["qty", "VARCHAR"],
                ["price", "DOUBLE"]]}},
              "typed": {"type": "transform.derive", "title": "Typed", "settings": {
                "columns": [{"name": "n", "expression": "CAST(qty AS INTEGER)"}]}},
              "sums": {"type": "transform.aggregate", "title": "Sums", "settings": {
                "group": ["id"], "measures": [{"name": "all", "expression": "sum(n)"}]}},
              "out": {"type": "storage.csv", "title": "Totals", "settings": {
                "path": "out/totals.csv"}}},
             "links": ["orders -> typed", "typed -> sums", "sums -> out"],
             "layout": {"orders": [80, 120], "typed": [340, 120], "sums": [600, 120],
               "out": [860, 120]}}
            """;

    @Test
    void theFocusStaysWithTheRun() throws IOException {
        var workspace = settled(Window.workspace(folder));
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(workspace.resolve("superstore-sales.pipeline.json").toFile());
            window.click("#toolbar-run");
            var run = window.document().model().run();
            until(window, RunEvent.Outcome.SUCCEEDED);
            assertThat(window.hasFocus("toolbar-run")).isTrue();

            Window.run(run::expect);
            window.settle();
            assertThat(window.text("run-none")).isEqualTo("Getting ready to run…");
            assertThat(window.text("status-run")).isEqualTo("getting ready to run");
            Window.run(run::clear);
            window.settle();
            assertThat(window.text("run-none")).startsWith("Not run yet.");
        }
    }

    private static void until(Window window, RunEvent.Outcome outcome) {
        window.until(
                "the run is over",
                () ->
                        window.document().runProperty().get().isEmpty()
                                && window.document()
                                        .model()
                                        .run()
                                        .outcome()
                                        .filter(outcome::equals)
                                        .isPresent());
        window.settle();
    }

    @Test
    void aRunThatFailsShowsWhyAndIsTriedAgain() throws IOException {
        var file = folder.resolve("shop.pipeline.json");
        Files.writeString(file, SHOP);
        Files.writeString(
                folder.resolve("orders.csv"),
                "id,qty,price\n1,3,2.5\n2,two,1.0\n3,4,7.25\n1,1,2.5\n4,many,0\n");
        settled(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.press(KeyCode.CONTROL, KeyCode.R);
            until(window, RunEvent.Outcome.FAILED);
            window.until(
                    "the rows are found",
                    () -> window.text("culprits-caption").startsWith("These"));
            assertThat(window.text("culprits-caption"))
                    .isEqualTo("These 2 rows of Orders caused it:");
            assertThat(window.text("failure-message")).contains("two");
            assertThat(window.document().model().selection().nodes())
                    .containsExactly(new NodeId("typed"));
            window.pictures("run-failed");
            window.click("#failure-sql-link");
            assertThat(window.text("failure-sql")).contains("CAST(qty AS INTEGER)");
            window.picture("run-failed-sql-light-100", 1);

            // The node that failed is selected, so its settings are there to be mended.
            window.robot.clickOn(window.byId("setting-columns[0].expression").orElseThrow());
            window.settle();
            window.replace("TRY_CAST(qty AS INTEGER)");
            window.settle();
            window.click("#retry");
            until(window, RunEvent.Outcome.SUCCEEDED);
            assertThat(window.hasId("failure")).isFalse();
            assertThat(Files.readString(folder.resolve("out/totals.csv"))).contains("1,4");
            window.pictures("run-retried");

            window.click("#dock-past");
            window.until("both runs", () -> PastViewTest.list(window).getItems().size() == 2);
            window.click("#past-bar-1");
            window.until("the first run", () -> PastViewTest.says(window, "Run #1 of shop"));
            window.robot.press(KeyCode.SHIFT);
            window.press(KeyCode.UP);
            window.robot.release(KeyCode.SHIFT);
            window.until("what was mended", () -> PastViewTest.says(window, "TRY_CAST"));
            window.pictures("run-compared");
        }
    }

    private static final String ENDLESS =
            """
            {"format": 1, "name": "Endless", "nodes": {
              "src": {"type": "source.inline", "settings": {
                "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1]]}},
              "long": {"type": "transform.sql", "title": "Long", "settings": {"sql":
                "SELECT sum(hash(a.range + b.range)) AS s FROM src, range(10000000) a, range(10000000) b"}},
              "out": {"type": "storage.csv", "settings": {"path": "endless.csv"}}},
             "links": ["src -> long", "long -> out"],
             "layout": {"src": [80, 120], "long": [340, 120], "out": [600, 120]}}
            """;

    private static boolean isRunning(Window window) {
        return window.document().runProperty().get().isPresent()
                && window.document().model().run().state(new NodeId("long")) == NodeState.RUNNING;
    }

    /// Closed by a person who says so, opened again, and stopped.
    @Test
    void aRunThatIsLetGoOnIsShownWhenItsPipelineIsOpenedAgain() throws IOException {
        var file = Files.writeString(folder.resolve("endless.pipeline.json"), ENDLESS);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.press(KeyCode.CONTROL, KeyCode.R);
            window.until("it runs", () -> isRunning(window));
            window.press(KeyCode.CONTROL, KeyCode.W);
            window.pictures("run-close");
            window.answer("cancel");
            assertThat(isRunning(window)).isTrue();
            window.press(KeyCode.CONTROL, KeyCode.W);
            window.answer("yes");
            window.until("it is closed", () -> window.view().documents().all().isEmpty());

            window.open(file.toFile());
            window.until("it is followed", () -> isRunning(window));
            assertThat(window.said()).contains("Endless is being run");
            window.press(KeyCode.CONTROL, KeyCode.PERIOD);
            until(window, RunEvent.Outcome.CANCELLED);
        }
    }

    /// What does not come after a node that fails is delivered.
    @Test
    void aRunContinuesPastAFailure() throws IOException {
        var more =
                SHOP.replace(
                                "\"out\": {",
                                """
                                "prices": {"type": "storage.csv", "title": "Prices", "settings": {
                                  "path": "out/prices.csv"}},
                                "out": {\
                                """)
                        .replace("\"orders -> typed\"", "\"orders -> typed\", \"orders -> prices\"")
                        .replace("\"layout\": {", "\"layout\": {\"prices\": [340, 260], ");
        var file = Files.writeString(folder.resolve("shop.pipeline.json"), more);
        Files.writeString(folder.resolve("orders.csv"), "id,qty,price\n1,3,2.5\n2,two,1.0\n");
        settled(folder);
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            window.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.R);
            until(window, RunEvent.Outcome.PARTIAL);
            assertThat(Files.readString(folder.resolve("out/prices.csv"))).contains("2,two,1.0");
            assertThat(folder.resolve("out/totals.csv")).doesNotExist();
            assertThat(nodes(window, NodeState.SKIPPED::equals))
                    .containsExactlyInAnyOrder("sums", "out");
            assertThat(nodes(window, NodeState.FAILED::equals)).containsExactly("typed");
            window.pictures("run-in-part");
        }
    }
}
