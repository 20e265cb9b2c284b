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
            assertThat(RunView.summary(window.document().model().run()))
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
}
