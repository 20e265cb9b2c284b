package dev.millrace.ui.shell;

import dev.millrace.file.PipelineWriter;
import dev.millrace.ui.theme.Theming;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Writes the pipeline in other forms, with a preview.
final class ExportSheet {

    private final OpenDocument document;
    private final Prompts prompts;
    private final Disk disk;
    private final Runnable close;

    ExportSheet(
            OpenDocument document, Theming theming, Prompts prompts, Disk disk, Runnable close) {
        this.document = document;
        this.prompts = prompts;
        this.disk = disk;
        this.close = close;
    }

    Node card() {
        var preview = new TextArea(PipelineWriter.text(document.pipeline()));
        preview.setEditable(false);
        preview.getStyleClass().add("mill-mono");
        preview.setPrefSize(640, 420);
        var save = new Button("Save as…");
        save.setOnAction(_ -> save(preview.getText()));
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        return Sheets.card(
                "export", "Export", preview, new HBox(8, room, save), Pages.closing(close));
    }

    private void save(String text) {
        prompts.fileToSave(java.util.Optional.empty(), "pipeline.json", "JSON", "*.json")
                .ifPresent(
                        file ->
                                disk.after(
                                        () ->
                                                Files.write(
                                                        file,
                                                        text.getBytes(StandardCharsets.UTF_8)),
                                        done -> {
                                            prompts.say("Exported " + done.getFileName() + ".");
                                            close.run();
                                        },
                                        prompts::tell));
    }
}
