package dev.millrace.ui.shell;

import dev.millrace.draw.Drawing;
import dev.millrace.draw.NodeBadge;
import dev.millrace.draw.Palette;
import dev.millrace.draw.Png;
import dev.millrace.draw.Svg;
import dev.millrace.fault.Fault;
import dev.millrace.file.PipelineWriter;
import dev.millrace.file.WholeFile;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
    private final Function<String, CompletableFuture<String>> scripts;
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
            Function<String, CompletableFuture<String>> scripts,
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
        if (chosen == Form.SQL) {
            disk.await(
                    scripts.apply(fileName()),
                    script -> made(chosen, new Made(utf8(script), new byte[0])),
                    fault -> failed(chosen, fault));
            return;
        }
        var model = document.model();
        var pipeline = model.pipeline();
        var drawing = model.drawing();
        var badges = new HashMap<NodeId, NodeBadge>();
        drawing.nodes().forEach(node -> badges.put(node.id(), model.badge(node.id())));
        disk.after(
                () -> make(chosen, pipeline, drawing, badges),
                made -> made(chosen, made),
                fault -> failed(chosen, fault));
    }

    /// A form of the pipeline.
    ///
    /// @param picture a PNG to show it by; empty: it is shown as the text it is
    private record Made(byte[] content, byte[] picture) {}

    /// Not on the window's thread.
    private Made make(
            Form chosen, Pipeline pipeline, Drawing drawing, Map<NodeId, NodeBadge> badges) {
        if (chosen == Form.JSON) {
            return new Made(utf8(PipelineWriter.text(pipeline)), new byte[0]);
        }
        var svg =
                Svg.of(
                        pipeline.name(),
                        drawing,
                        node -> badges.getOrDefault(node, NodeBadge.NONE),
                        palette,
                        true);
        var picture = Png.of(svg, chosen == Form.PNG ? FINENESS : 1);
        return new Made(chosen == Form.PNG ? picture : utf8(svg), picture);
    }

    private void made(Form chosen, Made made) {
        if (form == chosen) {
            bytes = made.content();
            save.setDisable(false);
            preview.getChildren().setAll(preview(made));
        }
    }

    private void failed(Form chosen, Fault fault) {
        if (form == chosen) {
            var why = muted(fault.message() + " " + fault.hint());
            why.setId("export-failed");
            preview.getChildren().setAll(why);
        }
    }

    private static Node preview(Made made) {
        if (made.picture().length > 0) {
            var view = new ImageView(new Image(new ByteArrayInputStream(made.picture())));
            view.setPreserveRatio(true);
            view.setFitWidth(WIDTH);
            view.setFitHeight(HEIGHT);
            return view;
        }
        var text = new TextArea(new String(made.content(), StandardCharsets.UTF_8));
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

    /// That is proposed.
    private String fileName() {
        return document.file()
                        .map(file -> String.valueOf(file.getFileName()))
                        .orElse(document.pipeline().name().toLowerCase(Locale.ROOT))
                        .replaceAll("(\\.pipeline)?\\.json$", "")
                + form.ending;
    }

    private void save() {
        var chosen =
                prompts.fileToSave(
                        document.file().map(Path::getParent),
                        fileName(),
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
