package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.FunctionList;
import dev.millrace.engine.look.TriedValues;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.ui.document.Findings;
import dev.millrace.ui.fx.OneRobot;
import dev.millrace.ui.theme.ThemeChoice;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Popup;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/// Draws the editor with what pops up over it into `target/pictures`, to be looked at.
class CodePicturesTest extends InWindows {

    private static final Path FOLDER = Path.of("target/pictures");
    private static final int LEFT = 300;
    private static final int WIDTH = 640;
    private static final int HEIGHT = 560;

    private final FxRobot robot = OneRobot.ROBOT;

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK", "CONTRAST"})
    void drawsItself(ThemeChoice choice) throws IOException {
        Files.createDirectories(FOLDER);
        windows.theme(choice);
        var theme = choice.name().toLowerCase(Locale.ROOT);
        var filter = filter();
        draw(theme + "-values");
        robot.write("\n  AND r");
        draw(theme + "-columns");
        robot.type(KeyCode.ESCAPE).write("oun");
        draw(theme + "-functions");
        robot.type(KeyCode.ENTER).write("Sales, ");
        draw(theme + "-signature");
        robot.type(KeyCode.ESCAPE);
        windows.run(() -> wrong(filter));
        draw(theme + "-wrong");
        sql();
        draw(theme + "-sql");
    }

    private Opened filter() {
        var opened =
                windows.shown(
                        windows.get(
                                () -> {
                                    var made =
                                            windows.joined(
                                                    "transform.filter",
                                                    "in",
                                                    """
                                                    {"condition": "coalesce(Discount, 0) < 0.9\\n  AND Segment IN ('Consumer', 'Corporate')"}
                                                    """);
                                    made.answers.functions = FunctionList.read();
                                    found(made, List.of());
                                    return made;
                                }));
        windows.run(
                () -> {
                    opened.view.focusFirst();
                    var area = opened.the("setting-condition", CodeArea.class);
                    area.moveTo(area.getLength());
                });
        WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
        windows.run(
                () ->
                        opened.answers.told.accept(
                                Optional.of(
                                        new TriedValues(
                                                "BOOLEAN",
                                                Arrays.asList(
                                                        "true", "true", "true", "false", null),
                                                true))));
        return opened;
    }

    private static void found(Opened opened, List<Fault> faults) {
        var columns =
                new Schema(
                        List.of(
                                new Column("Row ID", "BIGINT"),
                                new Column("Order Date", "DATE"),
                                new Column("Region", "VARCHAR"),
                                new Column("Returned", "BOOLEAN"),
                                new Column("Segment", "VARCHAR"),
                                new Column("Sales", "DECIMAL(12,4)"),
                                new Column("Discount", "DECIMAL(4,2)")));
        opened.document
                .findingsProperty()
                .set(new Findings(faults, Map.of(new Port(new NodeId("a"), ""), columns)));
    }

    private static void wrong(Opened opened) {
        var area = opened.the("setting-condition", CodeArea.class);
        area.replaceText("coalesce(Discount, 0) < 0.9\n  AND (Segmnt = 'Consumer'");
        area.moveTo(9);
        var place = Place.node("n").inSetting("condition").at(35, 41);
        found(
                opened,
                List.of(
                        Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column \"Segmnt\".")
                                .withHint("Did you mean Segment?")
                                .at(place)));
    }

    private void sql() {
        var opened =
                windows.shown(
                        windows.get(
                                () -> {
                                    var made =
                                            windows.joined(
                                                    "transform.sql",
                                                    "in",
                                                    """
                                                    {"sql": "-- by region\\nSELECT Region, sum(Sales) AS sales, \\nFROM a\\nWHERE Discount < $most\\nGROUP BY ALL"}
                                                    """);
                                    made.answers.functions = FunctionList.read();
                                    found(made, List.of());
                                    return made;
                                }));
        windows.run(
                () -> {
                    var area = opened.the("setting-sql", CodeArea.class);
                    area.requestFocus();
                    area.moveTo(area.getText().indexOf("sales, ") + 7);
                });
        robot.write("s");
    }

    private void draw(String name) throws IOException {
        WaitForAsyncUtils.waitForFxEvents(12);
        for (int scale : new int[] {1, 2}) {
            var image = windows.get(() -> picture(scale));
            var file = FOLDER.resolve("code-" + name + "-" + scale + "00.png");
            assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        }
    }

    /// The windows over each other, as they stand on the screen.
    private static BufferedImage picture(int scale) {
        var image = new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_ARGB);
        var pencil = image.createGraphics();
        var all = Window.getWindows().stream().filter(Window::isShowing).toList();
        var main = all.stream().filter(w -> !(w instanceof Popup)).findFirst().orElseThrow();
        var order = new ArrayList<Window>(List.of(main));
        all.stream().filter(Popup.class::isInstance).forEach(order::add);
        for (Window window : order) {
            var part = part(window.getScene().getRoot(), scale, window.equals(main));
            double x = (window.getX() - main.getX() + LEFT) * scale;
            double y = (window.getY() - main.getY()) * scale;
            pencil.drawImage(part, AffineTransform.getTranslateInstance(x, y), null);
        }
        pencil.dispose();
        return image;
    }

    private static BufferedImage part(Parent root, int scale, boolean solid) {
        var parameters = new SnapshotParameters();
        parameters.setTransform(new Scale(scale, scale));
        parameters.setFill(solid ? Color.WHITE : Color.TRANSPARENT);
        WritableImage shot = root.snapshot(parameters, null);
        int width = (int) shot.getWidth();
        int height = (int) shot.getHeight();
        var copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                copy.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        return copy;
    }
}
