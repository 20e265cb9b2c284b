package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.edit.Selection;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.file.PipelineReader;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.theme.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Draws the inspector into `target/pictures`, to be looked at: by theme and scale.
class InspectorPicturesTest extends InWindows {

    private static final Path FOLDER = Path.of("target/pictures");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK", "CONTRAST"})
    void drawsItself(ThemeChoice choice) throws IOException {
        Files.createDirectories(FOLDER);
        var theme = choice.name().toLowerCase(Locale.ROOT);
        draw(choice, theme + "-join", select("with_product"));
        draw(choice, theme + "-csv", select("orders"));
        draw(choice, theme + "-expect", select("checked"));
        draw(choice, theme + "-derive", select("enriched"));
        draw(choice, theme + "-select", select("named"));
        draw(choice, theme + "-pipeline", opened -> opened.document.select(Selection.EMPTY));
        draw(choice, theme + "-many", opened -> opened.edits.selectAll());
        draw(
                choice,
                theme + "-wire",
                opened ->
                        opened.document.select(
                                Selection.ofLink(opened.document.pipeline().links().getFirst())));
        draw(
                choice,
                theme + "-help",
                select("with_product").andThen(opened -> opened.view.showHelp()));
        draw(choice, theme + "-run", select("checked").andThen(tab("run")));
        draw(choice, theme + "-columns", select("with_product").andThen(tab("columns")));
        for (String type :
                List.of(
                        "transform.sql",
                        "transform.sort",
                        "transform.limit",
                        "transform.aggregate",
                        "source.inline",
                        "storage.parquet",
                        "storage.warehouse",
                        "transform.filter")) {
            draw(choice, theme + "-" + type.substring(type.indexOf('.') + 1), example(type));
        }
    }

    private static Consumer<Opened> select(String node) {
        return opened -> opened.document.select(Selection.of(new NodeId(node)));
    }

    private static Consumer<Opened> tab(String id) {
        return opened -> opened.the("inspector-tab-" + id, ToggleButton.class).fire();
    }

    private static Consumer<Opened> example(String type) {
        return opened -> {
            var id = opened.edits.add(type, new Point(0, 0)).orElseThrow();
            var spec = opened.document.catalog().find(type).orElseThrow().spec();
            opened.edits.settings(id, "example", "", spec.example());
        };
    }

    private void draw(ThemeChoice choice, String name, Consumer<Opened> setUp) throws IOException {
        var json = Files.readAllBytes(Path.of("pipelines/superstore-sales.pipeline.json"));
        for (int scale : new int[] {1, 2}) {
            windows.theme(choice);
            var opened =
                    windows.get(
                            () -> {
                                var made = windows.on(PipelineReader.read(json, "superstore"));
                                made.document.findingsProperty().set(findings());
                                setUp.accept(made);
                                lay(made);
                                return made;
                            });
            windows.whole(opened);
            var image = windows.get(() -> picture(opened, scale));
            write(image, FOLDER.resolve("inspector-" + name + "-" + scale + "00.png"));
        }
    }

    private static Findings findings() {
        var fault =
                Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column \"quantty\".")
                        .withHint("Did you mean quantity?")
                        .at(Place.node("enriched").inSetting("columns[4].expression"));
        return new Findings(
                List.of(fault),
                Map.of(
                        new Port(new NodeId("with_customer"), ""),
                        schema("Row ID", "Order ID", "Product ID", "Sales"),
                        new Port(new NodeId("one_product"), ""),
                        schema("Product ID", "Category"),
                        new Port(new NodeId("with_product"), ""),
                        schema("Row ID", "Order ID", "Order Date", "Sales", "Product ID"),
                        new Port(new NodeId("orders"), "out"),
                        schema("Row ID", "Order ID", "Order Date", "Sales")));
    }

    private static Schema schema(String... names) {
        return new Schema(Stream.of(names).map(n -> new Column(n, "DECIMAL(12,4)")).toList());
    }

    private static WritableImage picture(Opened opened, int scale) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        lay(opened);
        return opened.view.snapshot(parameters, null);
    }

    /// Nothing asks a window that does not show to lay itself out again once SQL has its height.
    private static void lay(Opened opened) {
        Opened.within(opened.view)
                .filter(Parent.class::isInstance)
                .forEach(node -> ((Parent) node).requestLayout());
        opened.view.resize(opened.scene.getWidth(), opened.scene.getHeight());
        opened.view.applyCss();
        opened.view.layout();
    }

    private static void write(WritableImage image, Path file) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        assertThat(ImageIO.write(copy, "png", file.toFile())).isTrue();
        assertThat(width).isGreaterThan(300);
    }
}
