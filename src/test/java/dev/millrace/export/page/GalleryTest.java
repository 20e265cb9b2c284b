package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One tile for each mark and form of the grammar, from a few rows, also as a picture.
class GalleryTest {

    private static final String TIMES =
            "1388534400000,1391212800000,1393632000000,1396310400000,1398902400000,1401580800000";
    private static final String MONTH =
            "{\"name\":\"k0\",\"title\":\"Month\",\"type\":\"temporal\",\"unit\":\"yearmonth\"}";
    private static final String SERIES =
            "{\"name\":\"k1\",\"title\":\"Series\",\"type\":\"nominal\"}";
    private static final String TWO =
            "\"columns\":{\"k0\":["
                    + TIMES
                    + ","
                    + TIMES
                    + "],\"k1\":{\"dict\":[\"Air\",\"Sea\"],\"at\":"
                    + "[0,0,0,0,0,0,1,1,1,1,1,1]},\"m0\":[4,6,5,9,8,12,3,2,4,4,6,5]}";
    private static final String LETTERS =
            "\"columns\":{\"k0\":[\"Ash\",\"Birch\",\"Cedar\",\"Elm\",null],\"m0\":[28,-12,41,19,7]}";
    private static final String LETTER =
            "{\"name\":\"k0\",\"title\":\"Tree\",\"type\":\"nominal\"}";

    private final StringBuilder tiles = new StringBuilder();
    private int count;

    @TempDir Path folder;

    @Test
    void drawsEveryMark() throws IOException {
        build();
        var model =
                (Fields)
                        Json.parse(
                                "{\"title\":\"Gallery\",\"basis\":\"run\",\"live\":false,\"columns\":12,"
                                        + "\"tabs\":[],\"filters\":[],\"tiles\":["
                                        + tiles
                                        + "]}");
        var file = folder.resolve("page.html");
        Files.writeString(file, new DashboardPage().html(model));
        try (var chromium = Chromium.open(folder)) {
            chromium.open(file, 1440, 1080);
            Files.createDirectories(Path.of("target/pictures"));
            Files.write(Path.of("target/pictures/page-gallery.png"), chromium.picture());
            assertThat(chromium.troubles()).isEmpty();
            assertThat(chromium.number("document.querySelectorAll('.plot svg').length"))
                    .isEqualTo(count);
            assertThat(
                            chromium.run(
                                    """
                                    [...document.querySelectorAll('.tile')].filter(tile =>
                                      [...tile.querySelectorAll('.role-mark path, .role-mark text')].filter(mark => {
                                        const box = mark.getBoundingClientRect();
                                        return box.width + box.height > 2;
                                      }).length < 2)
                                      .map(tile => tile.dataset.tile)
                                    """))
                    .as("tiles with less than two marks")
                    .isEqualTo(Json.parse("[]"));
            assertThat(
                            chromium.holds(
                                    """
                            [...document.querySelectorAll('.tile')].every(tile => {
                              const plot = tile.querySelector('.plot'), svg = plot.querySelector('svg');
                              return svg.clientWidth <= plot.clientWidth + 1
                                && svg.clientHeight <= plot.clientHeight + 1;
                            })
                            """))
                    .as("every chart is inside its tile")
                    .isTrue();
        }
    }

    private void build() {
        var x = "\"x\":{\"field\":\"k0\",\"type\":\"temporal\",\"title\":null}";
        var y = "\"y\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":null}";
        var colour = "\"color\":{\"field\":\"k1\",\"type\":\"nominal\",\"title\":\"Way\"}";
        time(
                "Line",
                "{\"mark\":{\"type\":\"line\",\"point\":true},\"encoding\":{"
                        + x
                        + ","
                        + y
                        + ","
                        + colour
                        + "}}");
        time(
                "Stacked bars of months",
                "{\"mark\":\"bar\",\"encoding\":{" + x + "," + y + "," + colour + "}}");
        time(
                "Share",
                "{\"mark\":\"area\",\"encoding\":{"
                        + x
                        + ","
                        + y.replace(
                                "null", "null,\"stack\":\"normalize\",\"axis\":{\"format\":\"%\"}")
                        + ","
                        + colour
                        + "}}");
        time(
                "Trail",
                "{\"mark\":\"trail\",\"encoding\":{"
                        + x
                        + ","
                        + y
                        + ",\"size\":{\"field\":\"m0\",\"type\":\"quantitative\",\"legend\":null},"
                        + colour
                        + "}}");
        time(
                "Small multiples",
                "{\"mark\":\"bar\",\"encoding\":{"
                        + x
                        + ","
                        + y
                        + ",\"column\":{\"field\":\"k1\",\"type\":\"nominal\",\"title\":null}}}");
        time(
                "Target and event",
                "{\"layer\":[{\"mark\":\"line\",\"encoding\":{"
                        + x
                        + ","
                        + y
                        + ","
                        + colour
                        + "}},"
                        + "{\"mark\":{\"type\":\"rule\",\"strokeDash\":[4,3],\"color\":\"@bad\"},\"encoding\":{\"y\":{\"datum\":10}}},"
                        + "{\"mark\":{\"type\":\"text\",\"align\":\"left\",\"dy\":-6,\"x\":4,\"color\":\"@bad\"},\"encoding\":{\"y\":{\"datum\":10},\"text\":{\"value\":\"Target 10\"}}}]}");
        set(
                "Doughnut",
                "{\"mark\":{\"type\":\"arc\",\"innerRadius\":50},\"encoding\":{\"theta\":{\"field\":\"m0\",\"type\":\"quantitative\"},"
                        + "\"color\":{\"field\":\"k0\",\"type\":\"nominal\"}}}",
                LETTER,
                LETTERS.replace("-12", "12"));
        set(
                "Bars with signs",
                "{\"mark\":\"bar\",\"encoding\":{\"x\":{\"field\":\"k0\",\"type\":\"nominal\",\"title\":null},\"y\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":null},"
                        + "\"color\":{\"condition\":{\"test\":{\"field\":\"m0\",\"lt\":0},\"value\":\"@bad\"},\"value\":\"@good\"}}}",
                LETTER,
                LETTERS);
        set(
                "Texts",
                "{\"mark\":\"text\",\"encoding\":{\"y\":{\"field\":\"k0\",\"type\":\"nominal\",\"title\":null},\"text\":{\"field\":\"m0\",\"type\":\"quantitative\",\"format\":\"+,.1f\"}}}",
                LETTER,
                LETTERS);
        set(
                "Ticks",
                "{\"mark\":\"tick\",\"encoding\":{\"y\":{\"field\":\"k0\",\"type\":\"nominal\",\"title\":null},\"x\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":\"Height\"}}}",
                LETTER,
                LETTERS);
        set(
                "Histogram",
                "{\"mark\":\"bar\",\"encoding\":{\"x\":{\"field\":\"k0\",\"type\":\"quantitative\",\"title\":\"Delay, minutes\"},\"y\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":null}}}",
                "{\"name\":\"k0\",\"title\":\"Delay\",\"type\":\"quantitative\",\"bin\":{\"step\":10}}",
                "\"columns\":{\"k0\":[-20,-10,0,10,20,30,null],\"m0\":[1200,5400,8800,4100,1800,700,40]}");
        set(
                "Weekdays that differ",
                "{\"mark\":\"rect\",\"encoding\":{\"x\":{\"field\":\"k0\",\"type\":\"ordinal\",\"title\":null},\"y\":{\"value\":20},"
                        + "\"color\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":\"Change\"}}}",
                "{\"name\":\"k0\",\"title\":\"Day\",\"type\":\"ordinal\",\"cycle\":\"day\"}",
                "\"columns\":{\"k0\":[3,1,2,7,5,4,6],\"m0\":[-5,3,8,-2,1,0,4]}");
        set(
                "Map of points",
                "{\"projection\":{\"type\":\"albersUsa\"},\"layer\":[{\"data\":{\"graticule\":{\"step\":[10,10]}},\"mark\":{\"type\":\"geoshape\",\"filled\":false,\"stroke\":\"@grid\"}},"
                        + "{\"mark\":\"circle\",\"encoding\":{\"longitude\":{\"field\":\"m1\",\"type\":\"quantitative\"},\"latitude\":{\"field\":\"m0\",\"type\":\"quantitative\"},\"size\":{\"value\":90}}}]}",
                "{\"name\":\"k0\",\"title\":\"Airport\",\"type\":\"nominal\"}",
                "\"columns\":{\"k0\":[\"JFK\",\"LAX\",\"ORD\",\"DEN\",\"MIA\",\"SEA\"],\"m0\":[40.6,33.9,42,39.9,25.8,47.4],\"m1\":[-73.8,-118.4,-87.9,-104.7,-80.3,-122.3]}");
        set(
                "Box plot",
                "{\"encoding\":{\"x\":{\"field\":\"k0\",\"type\":\"nominal\",\"title\":null}},\"layer\":["
                        + "{\"mark\":\"rule\",\"encoding\":{\"y\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":\"Delay\"},\"y2\":{\"field\":\"m4\"}}},"
                        + "{\"mark\":{\"type\":\"bar\",\"size\":24},\"encoding\":{\"y\":{\"field\":\"m1\",\"type\":\"quantitative\"},\"y2\":{\"field\":\"m3\"}}},"
                        + "{\"mark\":{\"type\":\"tick\",\"color\":\"@card\",\"size\":24},\"encoding\":{\"y\":{\"field\":\"m2\",\"type\":\"quantitative\"}}}]}",
                LETTER,
                "\"columns\":{\"k0\":[\"Air\",\"Sea\"],\"m0\":[-3,2],\"m1\":[1,4],\"m2\":[3,6],\"m3\":[7,9],\"m4\":[14,12]}");
        set(
                "Grouped bars",
                "{\"mark\":\"bar\",\"encoding\":{\"x\":{\"field\":\"k0\",\"type\":\"ordinal\",\"title\":null},\"xOffset\":{\"field\":\"k1\",\"type\":\"nominal\"},"
                        + y
                        + ","
                        + colour
                        + "}}",
                MONTH.replace("temporal", "ordinal") + "," + SERIES,
                TWO);
    }

    private void time(String title, String look) {
        set(title, look, MONTH + "," + SERIES, TWO);
    }

    private void set(String title, String look, String keys, String columns) {
        tiles.append(count == 0 ? "" : ",")
                .append(
                        """
                        {"id":"t%d","kind":"chart","title":"%s","subtitle":"","place":{"tab":0,"x":%d,"y":%d,"w":4,"h":2},
                         "summary":"","look":%s,"filtered":{},"picks":[],
                         "datasets":[{"name":"d0","keys":[%s],"measures":[{"name":"m0","title":"Value","op":"sum"},
                          {"name":"m1","title":"Other","op":"sum"}],"order":[],"most":5000,"raw":false,
                          "answer":{%s,"more":false,"sampled":false}}]}
                        """
                                .formatted(
                                        count,
                                        title,
                                        count % 3 * 4,
                                        count / 3 * 2,
                                        look,
                                        keys,
                                        columns));
        count++;
    }
}
