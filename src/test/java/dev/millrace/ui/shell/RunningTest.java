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
                    .startsWith("succeeded · 24 of 24 nodes, 24 reused");
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

            Window.run(
                    () ->
                            window.document()
                                    .edits()
                                    .settings(
                                            new NodeId("typed"),
                                            "try",
                                            "",
                                            Value.fields(
                                                    Map.entry(
                                                            "columns",
                                                            Value.items(
                                                                    Value.fields(
                                                                            Map.entry(
                                                                                    "name",
                                                                                    Value.of("n")),
                                                                            Map.entry(
                                                                                    "expression",
                                                                                    Value.of(
                                                                                            "TRY_CAST(qty AS INTEGER)"))))))));
            window.click("#retry");
            until(window, RunEvent.Outcome.SUCCEEDED);
            assertThat(window.hasId("failure")).isFalse();
            assertThat(Files.readString(folder.resolve("out/totals.csv"))).contains("1,4");
            window.pictures("run-retried");
        }
    }
}
