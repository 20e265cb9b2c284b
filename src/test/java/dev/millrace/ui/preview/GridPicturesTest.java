package dev.millrace.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.look.LookQuery;
import dev.millrace.engine.look.LookQuery.Filter;
import dev.millrace.engine.look.LookQuery.Order;
import dev.millrace.ui.theme.ThemeChoice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.transform.Scale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

/// Draws grids into `target/pictures`, to be looked at.
class GridPicturesTest {

    private static final Path FOLDER = Path.of("target/pictures");

    @BeforeAll
    static void startsTheToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    private static GridWindow orders() {
        var window = GridWindow.open(1085, 260, false);
        GridWindow.run(
                () ->
                        window.model
                                .words()
                                .captionProperty()
                                .set("Add product · 9,994 rows exact · 24 columns · 38 ms"));
        window.lay();
        window.show("add_product", Made.orders(9_994));
        GridWindow.until(() -> window.model.facts().of("Profit").isPresent());
        return window;
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, light, 1", "DARK, dark, 1", "CONTRAST, contrast, 1", "LIGHT, 200, 2"})
    void drawsRows(ThemeChoice theme, String name, int scale) throws IOException {
        var window = orders();
        window.theme(theme);
        draw(window, "grid-" + name, scale);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK", "CONTRAST"})
    void drawsWhatIsSelectedSortedAndFiltered(ThemeChoice theme) throws IOException {
        var window = orders();
        window.theme(theme);
        GridWindow.run(
                () -> {
                    window.model.query(
                            new LookQuery(
                                    List.of(new Order("Region", false), new Order("Sales", true)),
                                    List.of(
                                            new Filter(
                                                    "Category", LookQuery.Test.EQUALS, "Furniture"),
                                            new Filter("Note", LookQuery.Test.IS_NOT_NULL, ""))));
                });
        window.settle();
        GridWindow.run(
                () -> {
                    window.model.cursor().to(1, 3, false);
                    window.model.cursor().to(3, 5, true);
                });
        draw(window, "grid-selected-" + theme, 1);
    }

    @Test
    void drawsTroublesomeValuesAndAValue() throws IOException {
        var window = GridWindow.open(1000, 460, false);
        window.lay();
        window.show("trouble", Made.trouble());
        GridWindow.until(() -> window.model.facts().of("bytes").isPresent());
        draw(window, "grid-trouble", 1);
        GridWindow.run(
                () -> {
                    window.view.toggleValue();
                    window.model.cursor().to(9, 1, false);
                });
        GridWindow.until(() -> window.view.lookup("#grid-value-text") != null);
        draw(window, "grid-value", 1);
        GridWindow.run(() -> window.model.cursor().to(4, 2, false));
        GridWindow.until(() -> window.view.lookup("#grid-value-tree") != null);
        for (var theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            window.theme(theme);
            draw(window, "grid-tree-" + theme, 1);
        }
    }

    @Test
    void drawsWhatIsNull() throws IOException {
        var window = orders();
        GridWindow.run(() -> window.model.scrollTo(1_060, 0));
        window.settle();
        GridWindow.until(() -> window.model.facts().of("Note").isPresent());
        draw(window, "grid-null", 1);
    }

    @Test
    void drawsVeryWideTables() throws IOException {
        var window = GridWindow.open(1085, 300, false);
        window.lay();
        window.show("wide", Made.wide(1_000));
        GridWindow.run(() -> window.model.scrollTo(90_000, 8_000));
        window.settle();
        draw(window, "grid-wide", 1);
    }

    @Test
    void drawsWhatIsNotThere() throws IOException {
        var window = GridWindow.open(800, 260, false);
        GridWindow.run(() -> window.model.clear("Select a node or a wire to see its rows."));
        draw(window, "grid-empty", 1);
        GridWindow.run(
                () ->
                        window.model.fail(
                                new GridFailure(
                                        "There is no column \"quantty\".",
                                        "Did you mean quantity?")));
        draw(window, "grid-failed", 1);
        var none = new Generated(Made.orders(0).schema, 0, (_, _) -> "");
        window.show("none", none);
        draw(window, "grid-no-rows", 1);
        var slow = Made.orders(10_000_000);
        window.show("slow", slow);
        GridWindow.run(
                () -> {
                    window.model.scrollTo(0, 2_000_000);
                    window.lay();
                });
        draw(window, "grid-coming", 1);
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsWhatPopsUp(ThemeChoice theme) throws IOException {
        var window = GridWindow.open(900, 420, true);
        window.theme(theme);
        window.show("add_product", Made.orders(9_994));
        GridWindow.until(() -> window.model.facts().of("Region").isPresent());
        window.click(window.funnel(1));
        popup(window, "grid-filter", "grid-filter-" + theme);
        window.press(KeyCode.ESCAPE);
        window.click("grid-columns-open");
        popup(window, "grid-columns", "grid-columns-" + theme);
        window.press(KeyCode.ESCAPE);
        window.click(window.cell(2, 1), MouseButton.SECONDARY);
        popup(window, "grid-only", "grid-menu-" + theme);
        GridWindow.hide();
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void drawsWhatIsFound(ThemeChoice theme) throws IOException {
        var window = GridWindow.open(900, 320, true);
        window.theme(theme);
        window.show("add_product", Made.orders(9_994));
        GridWindow.until(() -> window.model.facts().of("Region").isPresent());
        window.press(KeyCode.CONTROL, KeyCode.F);
        window.robot.write("eldon");
        GridWindow.until(() -> window.model.cursor().selection().orElseThrow().row() > 0);
        window.press(KeyCode.ENTER);
        var image = GridWindow.get(() -> window.view.getScene().snapshot(null));
        write(image, "grid-find-" + theme.name().toLowerCase(Locale.ROOT));
        window.press(KeyCode.ESCAPE);
        window.press(KeyCode.RIGHT);
        var focused = GridWindow.get(() -> window.view.getScene().snapshot(null));
        write(focused, "grid-focus-" + theme.name().toLowerCase(Locale.ROOT));
        GridWindow.hide();
    }

    private static void popup(GridWindow window, String within, String name) throws IOException {
        var image = GridWindow.get(() -> window.find(within).getScene().snapshot(null));
        write(image, name.toLowerCase(Locale.ROOT));
    }

    private static void draw(GridWindow window, String name, int scale) throws IOException {
        GridWindow.run(() -> window.view.density(scale));
        window.lay();
        var image =
                GridWindow.get(
                        () -> {
                            var parameters = new SnapshotParameters();
                            parameters.setTransform(new Scale(scale, scale));
                            return window.view.snapshot(parameters, null);
                        });
        write(image, name.toLowerCase(Locale.ROOT));
    }

    static void write(WritableImage image, String name) throws IOException {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        Files.createDirectories(FOLDER);
        assertThat(ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile())).isTrue();
    }
}
