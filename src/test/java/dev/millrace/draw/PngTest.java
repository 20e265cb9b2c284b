package dev.millrace.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Pipeline;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PngTest {

    private static String svg(Pipeline pipeline, String theme) {
        return Svg.of(Drawn.drawing(pipeline), _ -> NodeBadge.NONE, Palette.of(theme), true);
    }

    private static BufferedImage image(String svg, double scale) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Png.of(svg, scale)));
    }

    /// Whether some pixel in a part of the picture has the colour.
    private static boolean has(BufferedImage image, int x, int y, int width, int height, int argb) {
        for (int i = x; i < x + width; i++) {
            for (int j = y; j < y + height; j++) {
                if (image.getRGB(i, j) == argb) {
                    return true;
                }
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void paintsANodeInTheColoursOfThePalette(String theme) throws IOException {
        var palette = Palette.of(theme);
        // One node at (40, 40); its ports reach 5.25 to its left, and 24 lie around all.
        var image = image(svg(Drawn.wired("a"), theme), 2);
        int left = 2 * 30;
        int top = 2 * 25;
        assertThat(image.getRGB(1, 1)).isEqualTo(palette.argb(Ink.CANVAS));
        assertThat(image.getRGB(left + 2 * 90, top + 2 * 8)).isEqualTo(palette.argb(Ink.SURFACE));
        assertThat(image.getRGB(left + 2 * 15, top + 2 * 28))
                .isEqualTo(palette.argb(Ink.TRANSFORM_SOFT));
        assertThat(has(image, left + 2 * 12, top + 2 * 12, 64, 64, palette.argb(Ink.TRANSFORM)))
                .isTrue();
        assertThat(has(image, left + 2 * 54, top, 120, 112, palette.argb(Ink.TEXT))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, 48, 48", "2, 96, 96", "0.5, 24, 24", "0.001, 1, 1", "1.01, 49, 49"})
    void isAsLargeAsTheScaleSays(double scale, int width, int height) throws IOException {
        var image = image(svg(Pipeline.EMPTY, "light"), scale);
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void isClearWithoutABackground() throws IOException {
        var svg = Svg.of(Drawing.EMPTY, _ -> NodeBadge.NONE, Palette.of("light"), false);
        assertThat(image(svg, 1).getRGB(5, 5) >>> 24).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1000, 1e300})
    void refusesSizesBeyondReason(double scale) {
        var svg = svg(Drawn.wired("a"), "light");
        assertThatExceptionOfType(FaultException.class)
                .isThrownBy(() -> Png.of(svg, scale))
                .satisfies(
                        e -> {
                            assertThat(e.fault().code()).isEqualTo(FaultCode.CALL_INVALID);
                            assertThat(e.fault().hint()).isNotEmpty();
                        });
    }

    @Test
    void paintsForeignLettersWithWhateverFontThereIs() {
        var pipeline =
                Drawn.file("\"nodes\": { \"a\": { \"type\": \"x.y\", \"title\": \"订单 😀\" } }");
        assertThat(Png.of(svg(pipeline, "light"), 1)).isNotEmpty();
    }

    @Test
    void givesTheSameForTheSame() {
        var svg = svg(Drawn.sample("flight-delays"), "dark");
        assertThat(Png.of(svg, 1)).isEqualTo(Png.of(svg, 1));
    }

    /// Pictures to look at, in `target/pictures`.
    @ParameterizedTest
    @CsvSource({
        "superstore-sales, light",
        "superstore-sales, dark",
        "flight-delays, light",
        "flight-delays, dark"
    })
    void drawsTheSamples(String name, String theme) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pictures"));
        var svg = svg(Drawn.sample(name), theme);
        Files.writeString(folder.resolve(name + "-" + theme + ".svg"), svg, StandardCharsets.UTF_8);
        Files.write(folder.resolve(name + "-" + theme + ".png"), Png.of(svg, 2));
        var arranged =
                Svg.of(
                        Drawn.arranged(Drawn.sample(name)),
                        _ -> NodeBadge.NONE,
                        Palette.of(theme),
                        true);
        Files.write(folder.resolve(name + "-" + theme + "-arranged.png"), Png.of(arranged, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void drawsWiresThatGoBack(String theme) throws IOException {
        var pipeline =
                Drawn.wired(
                        "a -> b",
                        "b -> c",
                        "c -> a",
                        "c.dropped -> b",
                        "c -> c",
                        "b.dropped -> join.right",
                        "join -> a");
        var folder = Files.createDirectories(Path.of("target", "pictures"));
        var badge = NodeBadge.NONE.withState(NodeState.DONE, "856 broken").withAlert();
        var svg = Svg.of(Drawn.arranged(pipeline), _ -> badge, Palette.of(theme), true);
        var png = Png.of(svg, 2);
        Files.write(folder.resolve("back-" + theme + ".png"), png);
        var image = ImageIO.read(new ByteArrayInputStream(png));
        int warning = Palette.of(theme).argb(Ink.WARNING);
        assertThat(has(image, 0, 0, image.getWidth(), image.getHeight(), warning)).isTrue();
    }
}
