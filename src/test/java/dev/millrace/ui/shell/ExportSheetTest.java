package dev.millrace.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.Palette;
import dev.millrace.draw.Svg;
import dev.millrace.file.PipelineReader;
import dev.millrace.file.PipelineWriter;
import dev.millrace.ui.theme.ThemeChoice;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The pipeline in other forms: what the preview shows is what the file holds.
@Tag("slow")
class ExportSheetTest {

    @TempDir Path folder;

    private byte[] saved(Window window, String form) throws IOException {
        window.press(KeyCode.CONTROL, KeyCode.E);
        window.click("#export-" + form);
        window.until(
                form + " is made", () -> !window.byId("export-save").orElseThrow().isDisabled());
        window.picture("export-" + form, 1);
        var file = folder.resolve("exported." + form);
        window.answers.saved.add(file);
        window.click("#export-save");
        window.until("it is written", () -> window.said().contains("Exported"));
        window.until("the sheet is gone", () -> !window.hasId("export-save"));
        Window.run(() -> window.byId("toast").orElseThrow().getParent().setVisible(false));
        return Files.readAllBytes(file);
    }

    @Test
    void writesAllFormsOfASample() throws IOException {
        var workspace = Window.workspace(folder);
        var file = workspace.resolve("superstore-sales.pipeline.json");
        try (var window = Window.open(folder.resolve("home"))) {
            window.open(file.toFile());
            assertThat(saved(window, "json")).isEqualTo(Files.readAllBytes(file));
            assertThat(new String(saved(window, "sql"), StandardCharsets.UTF_8))
                    .contains("superstore-sales.sql")
                    .contains("with_customer")
                    .contains("data/orders.csv");
            var drawing = window.document().model().drawing();
            var expected =
                    Window.on(
                            () ->
                                    Svg.of(
                                            "Superstore sales",
                                            drawing,
                                            window.document().model()::badge,
                                            Palette.of("light"),
                                            true));
            window.theme(ThemeChoice.DARK);
            window.press(KeyCode.CONTROL, KeyCode.E);
            window.click("#export-svg");
            window.until(
                    "it is made", () -> !window.byId("export-save").orElseThrow().isDisabled());
            window.picture("export-svg-dark", 2);
            window.press(KeyCode.ESCAPE);
            window.until("the sheet is gone", () -> !window.hasId("export-save"));
            window.theme(ThemeChoice.LIGHT);
            assertThat(saved(window, "svg")).asString().isEqualTo(expected);
            var image = ImageIO.read(new ByteArrayInputStream(saved(window, "png")));
            assertThat(image.getWidth()).isGreaterThan(2 * (int) drawing.bounds().width());
        }
    }

    @Test
    void writesTheScriptOfWhatIsNotSaved() {
        try (var window = Window.open(folder.resolve("home"))) {
            var sample = PipelineReader.read(Path.of("pipelines/superstore-sales.pipeline.json"));
            var file = Window.workspace(folder).resolve("mine.pipeline.json");
            PipelineWriter.save(sample, file);
            window.open(file.toFile());
            Window.run(
                    () ->
                            window.document()
                                    .model()
                                    .edit("Name", pipeline -> pipeline.named("Changed here")));
            window.press(KeyCode.CONTROL, KeyCode.E);
            window.click("#export-sql");
            window.until("it is made", () -> window.hasId("export-text"));
            var text = ((TextArea) window.byId("export-text").orElseThrow()).getText();
            assertThat(text).contains("Changed here");
        }
    }

    @Test
    void saysWhyThereIsNoScript() {
        try (var window = Window.open(folder.resolve("home"))) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.press(KeyCode.A);
            window.until("the list is there", () -> window.hasId("chooser-query"));
            window.type("filter rows");
            window.press(KeyCode.ENTER);
            window.press(KeyCode.CONTROL, KeyCode.E);
            window.click("#export-sql");
            window.until("it is said", () -> window.hasId("export-failed"));
            window.picture("export-failed", 1);
            assertThat(window.byId("export-save").orElseThrow().isDisabled()).isTrue();
            window.press(KeyCode.ESCAPE);
            window.until("the sheet is gone", () -> !window.hasId("export-save"));
            assertThat(window.hasFocus("canvas")).isTrue();
        }
    }
}
