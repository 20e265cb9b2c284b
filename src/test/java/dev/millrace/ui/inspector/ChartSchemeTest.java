package dev.millrace.ui.inspector;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.chart.ChartReader;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Palettes and schemes: what is written, and what people see.
class ChartSchemeTest {

    private static final ChartChannel REGION =
            channel("{\"field\": \"region\", \"type\": \"nominal\"}");
    private static final ChartChannel SALES =
            channel("{\"field\": \"sales\", \"aggregate\": \"sum\", \"type\": \"quantitative\"}");

    private static ChartChannel channel(String json) {
        return ChartChannel.of(Json.parse(json)).orElseThrow();
    }

    private static ChartScheme named(ChartChannel channel, String name) {
        return ChartScheme.of(channel).stream()
                .filter(scheme -> scheme.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = ChartSchemeTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in == null ? new byte[0] : in.readAllBytes(), UTF_8);
        }
    }

    @Test
    void writesTheScaleAndKeepsWhatElseItSays() {
        var viridis = named(SALES, "viridis");
        var scaled = SALES.with("scale", Json.parse("{\"zero\": false}"));
        assertThat(Json.line(viridis.on(scaled).given()))
                .contains("\"scale\":{\"zero\":false,\"scheme\":\"viridis\"}");
        assertThat(named(SALES, "").on(viridis.on(scaled))).isEqualTo(scaled);
        assertThat(named(SALES, "").on(viridis.on(SALES))).isEqualTo(SALES);
        assertThat(Json.line(named(SALES, "redblue").on(viridis.on(SALES)).given()))
                .contains("\"scale\":{\"scheme\":\"redblue\",\"domainMid\":0}");
        assertThat(Json.line(named(REGION, "okabe-ito").on(REGION).given()))
                .contains("\"scale\":{\"range\":[\"#0072b2\",");
    }

    @Test
    void knowsWhatItWrote() {
        for (var channel : List.of(REGION, SALES)) {
            for (var scheme : ChartScheme.of(channel)) {
                assertThat(ChartScheme.now(scheme.on(channel))).contains(scheme);
            }
        }
        var own = SALES.with("scale", Json.parse("{\"scheme\": \"plasma\"}"));
        assertThat(ChartScheme.now(own)).isEmpty();
        assertThat(ChartScheme.fitting(own)).isEqualTo(own);
    }

    @Test
    void aChartReadsEveryScheme() {
        var rows =
                new Schema(List.of(new Column("region", "VARCHAR"), new Column("sales", "DOUBLE")));
        for (var channel : List.of(REGION, SALES)) {
            for (var scheme : ChartScheme.of(channel)) {
                var spec = ChartSpec.EMPTY.with(ChartShelf.COLOUR, scheme.on(channel));
                var read = ChartReader.read(spec.tree(), rows);
                assertThat(read.faults()).isEmpty();
                for (Value part : scheme.scale().members().values()) {
                    assertThat(Json.line(read.tile().orElseThrow().look()))
                            .contains(Json.line(part));
                }
            }
        }
    }

    @Test
    void anotherColumnGetsColoursThatFitIt() {
        var rows = List.of(new Column("region", "VARCHAR"), new Column("sales", "DOUBLE"));
        var edits = new ChartEdits(rows);
        var viridis = ChartSpec.EMPTY.with(ChartShelf.COLOUR, named(SALES, "viridis").on(SALES));
        var put = edits.put(viridis, ChartShelf.COLOUR, "region");
        assertThat(put.channel(ChartShelf.COLOUR).orElseThrow().given().get("scale")).isNull();
    }

    /// Vega draws the schemes itself: what the window shows of them is what Vega has.
    @Test
    void schemesLookAsVegaDrawsThem() throws IOException {
        var vega = resource("/META-INF/resources/webjars/vega/5.32.0/vega.min.js");
        for (var scheme : ChartScheme.of(SALES)) {
            if (scheme.scale().get("scheme") == null) {
                continue;
            }
            var found =
                    Pattern.compile(
                                    "[{,]" + scheme.name() + ":\"([0-9a-f]+)\"",
                                    Pattern.CASE_INSENSITIVE)
                            .matcher(vega);
            assertThat(found.find()).as(scheme.name()).isTrue();
            var colours = found.group(1).toLowerCase(Locale.ROOT);
            assertThat(scheme.colours())
                    .allSatisfy(
                            colour ->
                                    assertThat(colours.indexOf(colour.substring(1)) % 6).isZero());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"okabe-ito", "tol-bright"})
    void theFirstColoursOfAPaletteStandOutOnBothCards(String name) throws IOException {
        var palette = named(REGION, name);
        var css = resource("/page/theme.css");
        for (var card : List.of("#ffffff", "#161b22")) {
            assertThat(css).contains("--card: " + card);
            assertThat(palette.colours().subList(0, 3))
                    .allSatisfy(
                            colour ->
                                    assertThat(ChartScheme.contrast(colour, card))
                                            .isGreaterThanOrEqualTo(3));
            assertThat(palette.colours())
                    .doesNotHaveDuplicates()
                    .allSatisfy(
                            colour ->
                                    assertThat(ChartScheme.contrast(colour, card))
                                            .isGreaterThan(1.8));
        }
    }

    @Test
    void saysHowManyColoursArePale() {
        assertThat(named(REGION, "okabe-ito").remark())
                .contains("7 colours, 3 are pale on a light page and 0 on a dark one");
        assertThat(named(REGION, "").remark()).isEmpty();
    }

    /// The window shows the theme's colours as the page has them.
    @ParameterizedTest
    @CsvSource({
        "light,categories,chart", "dark,categories,chart",
        "light,sequential,chart-seq", "dark,sequential,chart-seq",
        "light,diverging,chart-div", "dark,diverging,chart-div"
    })
    void theSwatchesOfTheThemeAreThoseOfThePage(String theme, String page, String window)
            throws IOException {
        var css = resource("/page/theme.css");
        var part =
                theme.equals("light")
                        ? css.substring(0, css.indexOf("@media"))
                        : css.substring(css.indexOf(":root[data-theme=\"dark\"]"));
        var found = Pattern.compile("--" + page + ":\\s*([^;]+);").matcher(part);
        assertThat(found.find()).isTrue();
        var colours = List.of(found.group(1).split(" ", -1));
        var own = resource("/theme/" + theme + ".css");
        for (int i = 0; i < colours.size(); i++) {
            assertThat(own)
                    .contains("-mill-" + window + "-" + (i + 1) + ": " + colours.get(i) + ";");
        }
    }
}
