package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.file.PipelineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a window leaves that is killed: the next one brings its edits back, once.
@Tag("slow")
@Timeout(120)
class KilledWindowTest {

    @TempDir Path folder;

    @Test
    void theNextWindowBringsTheEditsBack() throws IOException, InterruptedException {
        var file = Window.workspace(folder).resolve("superstore-sales.pipeline.json");
        var before = Files.readAllBytes(file);
        int nodes = PipelineReader.read(file).nodes().size();
        var home = folder.resolve("home");
        var killed = KilledWindow.start(home, file);
        try (var said = killed.inputReader()) {
            assertThat(said.readLine()).isEqualTo("kept");
        } finally {
            killed.descendants().forEach(ProcessHandle::destroyForcibly);
            killed.destroyForcibly().waitFor();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);

        try (var window = Window.open(home)) {
            window.until(
                    "the edits are back", () -> window.view().documents().current().isPresent());
            var document = window.document();
            assertThat(document.file()).contains(file);
            assertThat(document.pipeline().nodes()).hasSize(nodes + 1);
            assertThat(Window.on(() -> document.model().changedProperty().get())).isTrue();
            assertThat(window.banner()).contains("They are back");
            window.pictures("recovered");
            window.press(KeyCode.CONTROL, KeyCode.Z);
            assertThat(document.pipeline().nodes()).hasSize(nodes);
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
            window.press(KeyCode.CONTROL, KeyCode.S);
            window.until("it is saved", () -> !document.model().changedProperty().get());
            assertThat(PipelineReader.read(file).nodes()).hasSize(nodes + 1);
        }
        try (var window = Window.open(home)) {
            window.settle();
            assertThat(Window.on(() -> window.view().documents().all())).isEmpty();
        }
    }

    /// Two tabs of one file would save over each other.
    @Test
    void theEditsComeBackIntoTheTabOfTheirFile() throws IOException {
        var file = Window.workspace(folder).resolve("superstore-sales.pipeline.json");
        var other = file.resolveSibling("flight-delays.pipeline.json");
        var home = folder.resolve("home");
        var dead = new Recovery(home.resolve("state/recovery"), 2_000_000_000L);
        var edited = PipelineReader.read(file).named("Edited");
        dead.keep(dead.place(), Optional.of(file), edited);
        try (var window = Window.open(home)) {
            window.open(file.toFile());
            window.open(other.toFile());
            var documents = window.view().documents();
            window.until(
                    "the edits are back",
                    () ->
                            documents.all().size() > 1
                                    && documents.all().stream()
                                            .anyMatch(d -> d.pipeline().name().equals("Edited")));
            window.settle();
            assertThat(Window.on(() -> documents.all().stream().map(OpenDocument::file).toList()))
                    .containsExactlyInAnyOrder(Optional.of(file), Optional.of(other));
            assertThat(window.document().file()).contains(other);
        }
    }
}
