package dev.millrace.ui.shell;

import dev.millrace.draw.Palette;
import dev.millrace.draw.Png;
import dev.millrace.draw.Svg;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.file.PipelineWriter;
import dev.millrace.file.WholeFile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Writes the pipeline in other forms, each shown before it is saved. What takes time is made off
/// the window's thread.
final class ExportSheet {

    private static final double WIDTH = 680;
    private static final double HEIGHT = 420;
    private static final double FINENESS = 2;

    /// A form to write it in.
    private enum Form {
        JSON("Definition", "json", ".pipeline.json"),
        SQL("SQL script", "sql", ".sql"),
        SVG("Drawing, SVG", "svg", ".svg"),
        PNG("Drawing, PNG", "png", ".png");

        private final String title;
        private final String id;
        private final String ending;

        Form(String title, String id, String ending) {
            this.title = title;
            this.id = id;
            this.ending = ending;
        }
    }

    private final OpenDocument document;
    private final Palette palette;
    private final Prompts prompts;
    private final Disk disk;
    private final Services.Scripts scripts;
    private final Runnable close;
    private final StackPane preview = new StackPane();
    private final Button save = new Button("Save as…");
    private Form form = Form.JSON;
    private byte[] bytes = {};

    ExportSheet(
            OpenDocument document,
            Palette palette,
            Prompts prompts,
            Disk disk,
            Services.Scripts scripts,
            Runnable close) {
        this.document = document;
        this.palette = palette;
        this.prompts = prompts;
        this.disk = disk;
        this.scripts = scripts;
        this.close = close;
    }

    Node card() {
        var group = new ToggleGroup();
        var forms = new HBox();
        forms.getStyleClass().add("mill-segments");
        for (Form each : Form.values()) {
            var choice = new ToggleButton(each.title);
            choice.setId("export-" + each.id);
            choice.setToggleGroup(group);
            choice.setUserData(each);
            forms.getChildren().add(choice);
        }
        group.selectedToggleProperty()
                .subscribe(
                        (before, now) -> {
                            if (now == null) {
                                group.selectToggle(before);
                            } else {
                                show((Form) now.getUserData());
                            }
                        });
        preview.setPrefSize(WIDTH, HEIGHT);
        save.setId("export-save");
        save.setOnAction(_ -> save());
        group.selectToggle(group.getToggles().getFirst());
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var end = new Button("Close");
        end.setId("sheet-close");
        end.setCancelButton(true);
        end.setOnAction(_ -> close.run());
        return Sheets.card(
                "export", "Export", new VBox(10, forms, preview), new HBox(8, room, end, save));
    }

    private void show(Form chosen) {
        form = chosen;
        save.setDisable(true);
        preview.getChildren().setAll(muted("Writing…"));
        disk.after(
                () -> made(chosen),
                made -> {
                    if (form == chosen) {
                        bytes = made;
                        save.setDisable(false);
                        preview.getChildren().setAll(preview(chosen, made));
                    }
                },
                fault -> {
                    if (form == chosen) {
                        preview.getChildren().setAll(muted(fault.message() + " " + fault.hint()));
                    }
                });
    }

    private byte[] made(Form chosen) {
        return switch (chosen) {
            case JSON -> utf8(PipelineWriter.text(document.pipeline()));
            case SQL -> utf8(sql());
            case SVG -> utf8(svg());
            case PNG -> Png.of(svg(), FINENESS);
        };
    }

    /// Of what is saved, since the script is about the file's own folder.
    private String sql() {
        if (document.file().isEmpty() || document.model().changedProperty().get()) {
            throw Fault.of(FaultCode.CALL_INVALID, "The pipeline has changes that are not saved.")
                    .withHint("Save it: its paths are relative to its file.")
                    .toException();
        }
        return scripts.of(document.file().get());
    }

    private String svg() {
        var model = document.model();
        return Svg.of(model.pipeline().name(), model.drawing(), model::badge, palette, true);
    }

    private Node preview(Form chosen, byte[] made) {
        if (chosen == Form.SVG || chosen == Form.PNG) {
            var picture = chosen == Form.PNG ? made : Png.of(svg(), 1);
            var view = new ImageView(new Image(new ByteArrayInputStream(picture)));
            view.setPreserveRatio(true);
            view.setFitWidth(WIDTH);
            view.setFitHeight(HEIGHT);
            return view;
        }
        var text = new TextArea(new String(made, StandardCharsets.UTF_8));
        text.setId("export-text");
        text.setEditable(false);
        text.getStyleClass().add("mill-mono");
        return text;
    }

    private static Node muted(String said) {
        var label = new Label(said);
        label.setWrapText(true);
        label.getStyleClass().add("mill-muted");
        return label;
    }

    private void save() {
        var name =
                document.file()
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElse(document.pipeline().name().toLowerCase(Locale.ROOT))
                        .replaceAll("(\\.pipeline)?\\.json$", "");
        var chosen =
                prompts.fileToSave(
                        document.file().map(Path::getParent),
                        name + form.ending,
                        form.title,
                        "*" + form.ending);
        var content = bytes;
        chosen.ifPresent(file -> write(file, content));
    }

    private void write(Path file, byte[] content) {
        disk.after(
                () -> {
                    WholeFile.write(file, content);
                    return file;
                },
                done -> {
                    prompts.say("Exported " + done.getFileName() + ".");
                    close.run();
                },
                prompts::tell);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
