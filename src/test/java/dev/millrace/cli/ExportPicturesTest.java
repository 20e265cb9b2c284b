package dev.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.draw.Ink;
import dev.millrace.draw.Palette;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `export --to svg` and `--to png`.
class ExportPicturesTest {

    private static final String NODES =
            """
            "nodes": {
              "one": { "type": "source.csv", "settings": { "path": "data.csv" } },
              "two": { "type": "transform.filter", "settings": { "condition": "n > 1" } }
            },
            "links": ["one -> two"]""";

    @TempDir private Path temporary;
    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = temporary.toRealPath();
        Called.pipeline(
                folder,
                "p.json",
                NODES + ",\n\"layout\": { \"one\": [0, 0], \"two\": [400, 160] }");
    }

    private Called call(String... arguments) {
        return Called.in(folder, arguments);
    }

    private BufferedImage png(String... more) throws IOException {
        var arguments = new String[] {"export", "p.json", "--to", "png", "-o", "p.png"};
        var all = Stream.of(arguments, more).flatMap(Arrays::stream);
        var called = call(all.toArray(String[]::new));
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.out()).isEmpty();
        return ImageIO.read(folder.resolve("p.png").toFile());
    }

    @Test
    void writesSvgToAFileOrToStandardOutput() throws IOException {
        var called = call("export", "p.json", "--to", "SVG", "-o", "p.svg");
        assertThat(called.exit()).as(called.err()).isZero();
        assertThat(called.err()).isEmpty();
        assertThat(Files.readString(folder.resolve("p.svg")))
                .startsWith("<svg ")
                .contains("<title>test</title>", "aria-label=\"Two: n &gt; 1\"")
                .isEqualTo(call("export", "p.json", "--to", "svg").out());
    }

    @Test
    void writesPngAsLargeAsTheScaleSays() throws IOException {
        var usual = png();
        var sharp = png("--scale", "2");
        assertThat(sharp.getWidth()).isEqualTo(2 * usual.getWidth());
        assertThat(sharp.getHeight()).isEqualTo(2 * usual.getHeight());
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "contrast"})
    void takesTheColoursOfATheme(String theme) throws IOException {
        assertThat(png("--theme", theme).getRGB(1, 1))
                .isEqualTo(Palette.of(theme).argb(Ink.CANVAS));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to png --theme drak|dark",
                "--to svg --scale 2|--scale",
                "--to sql --theme dark|--theme",
                "--to sql --scale 2|--scale",
                "--to png --scale big|big",
                "--to png --scale 0|scale",
                "--to png --scale -1|scale",
                "--to png --scale 1000|scale",
                "--to pgn|png"
            })
    void namesWhatIsWrongWithACall(String options, String named) throws IOException {
        var before = Called.tree(folder);
        var called = call(("export p.json -o x.png " + options).split(" ", -1));
        assertThat(called.exit()).isEqualTo(2);
        assertThat(called.errLines())
                .singleElement()
                .asString()
                .startsWith("W801 ")
                .contains(named);
        assertThat(Called.tree(folder)).isEqualTo(before);
    }

    @Test
    void replacesPicturesButNothingElse() throws IOException {
        Files.writeString(folder.resolve("data.csv"), "n\n1\n");
        Files.writeString(folder.resolve("old.svg"), "old");
        for (var path : new String[] {"p.json", "data.csv"}) {
            var refused = call("export", "p.json", "--to", "svg", "-o", path);
            assertThat(refused.exit()).isEqualTo(2);
            assertThat(refused.err()).startsWith("W801 ").contains(path);
        }
        assertThat(folder.resolve("data.csv")).hasContent("n\n1");
        assertThat(call("export", "p.json", "--to", "svg", "-o", "old.svg").exit()).isZero();
        assertThat(folder.resolve("old.svg")).content().startsWith("<svg ");
    }

    @Test
    void drawsWhatIsWrongAndSaysSo() throws IOException {
        Called.pipeline(
                folder,
                "half.json",
                """
                "nodes": {
                  "odd": { "type": "no.such", "title": 7 },
                  "lone": { "type": "transform.filter" }
                },
                "links": ["odd -> nowhere", "odd -> lone"]
                """);
        var called = call("export", "half.json", "--to", "svg");
        assertThat(called.exit()).isZero();
        assertThat(called.errLines())
                .singleElement()
                .asString()
                .startsWith("warning: ")
                .contains(":odd: W107");
        var danger = Palette.of("light").hex(Ink.DANGER);
        assertThat(called.out()).contains("aria-label=\"Lone\"", "fill=\"" + danger + "\"");
    }

    @Test
    void refusesWhatIsNoPipeline() throws IOException {
        Files.writeString(folder.resolve("broken.json"), "{ oops");
        assertThat(call("export", "broken.json", "--to", "png", "-o", "x.png").exit()).isEqualTo(1);
        assertThat(call("export", "none.json", "--to", "svg").exit()).isEqualTo(2);
        assertThat(folder.resolve("x.png")).doesNotExist();
    }

    @Test
    void arrangesAPipelineInWhichNoNodeHasAPlace() throws IOException {
        Called.pipeline(folder, "p.json", NODES);
        assertThat(call("export", "p.json", "--to", "svg").out())
                .contains("<rect x=\"40.5\" y=\"40.5\"", "<rect x=\"280.5\" y=\"40.5\"");
        Called.pipeline(folder, "p.json", NODES + ",\n\"layout\": { \"one\": [0, 80] }");
        assertThat(call("export", "p.json", "--to", "svg").out())
                .contains("<rect x=\"0.5\" y=\"80.5\"", "<rect x=\"280.5\" y=\"40.5\"");
    }
}
