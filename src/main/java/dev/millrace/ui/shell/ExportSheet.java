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
import dev.millrace.ui.fx.PathIcon;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.geometry.Pos;
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
import javafx.scene.text.TextAlignment;

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
        forms.setMaxWidth(Region.USE_PREF_SIZE);
        preview.setPrefSize(WIDTH, HEIGHT);
        save.setId("export-save");
        save.setDefaultButton(true);
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
                    script -> made(chosen, new Made(utf8(script), Optional.empty())),
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
    private static final class Made {

        private final byte[] content;
        private final Optional<Image> picture;

        /// @param picture to show it by; empty: it is shown as the text it is
        Made(byte[] content, Optional<Image> picture) {
            this.content = content;
            this.picture = picture;
        }
    }

    /// Not on the window's thread.
    private Made make(
            Form chosen, Pipeline pipeline, Drawing drawing, Map<NodeId, NodeBadge> badges) {
        if (chosen == Form.JSON) {
            return new Made(utf8(PipelineWriter.text(pipeline)), Optional.empty());
        }
        var svg =
                Svg.of(
                        pipeline.name(),
                        drawing,
                        node -> badges.getOrDefault(node, NodeBadge.NONE),
                        palette,
                        true);
        var image = new Image(new ByteArrayInputStream(Png.of(svg, shownFineness(drawing))));
        var content = chosen == Form.PNG ? Png.of(svg, FINENESS) : utf8(svg);
        return new Made(content, Optional.of(image));
    }

    /// So that the preview needs no scaling, on a fine screen either: what is scaled down loses its
    /// thin lines.
    private static double shownFineness(Drawing drawing) {
        var bounds = drawing.bounds();
        double fits = Math.min(WIDTH / (bounds.width() + 80), HEIGHT / (bounds.height() + 80));
        return Math.clamp(2 * fits, 0.05, FINENESS);
    }

    private void made(Form chosen, Made made) {
        if (form == chosen) {
            bytes = made.content;
            save.setDisable(false);
            preview.getChildren().setAll(preview(made));
        }
    }

    private void failed(Form chosen, Fault fault) {
        if (form == chosen) {
            preview.getChildren().setAll(failure(fault));
        }
    }

    private static Node preview(Made made) {
        if (made.picture.isPresent()) {
            var view = new ImageView(made.picture.get());
            view.setPreserveRatio(true);
            view.setFitWidth(WIDTH);
            view.setFitHeight(HEIGHT);
            var frame = new StackPane(view);
            frame.getStyleClass().add("mill-export-picture");
            frame.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            return frame;
        }
        var text = new TextArea(new String(made.content, StandardCharsets.UTF_8));
        text.setId("export-text");
        text.setEditable(false);
        text.getStyleClass().add("mill-mono");
        return text;
    }

    private static Node failure(Fault fault) {
        var heading =
                new Label("It cannot be written yet", new PathIcon(Glyphs.ERROR, "danger", 18));
        heading.getStyleClass().add("mill-failure");
        var why = new Label(fault.message() + " " + fault.hint());
        why.setWrapText(true);
        why.setMaxWidth(WIDTH - 120);
        why.setTextAlignment(TextAlignment.CENTER);
        var box = new VBox(8, heading, why);
        box.setId("export-failed");
        box.setAlignment(Pos.CENTER);
        return box;
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
                        .map(Documents::shortName)
                        .orElse(document.pipeline().name().toLowerCase(Locale.ROOT))
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
