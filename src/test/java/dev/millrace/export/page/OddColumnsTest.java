package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Columns with names that mean something to the page's language, more categories than anybody can
/// read, times in tables, no rows at all, and two thousand columns.
@Tag("slow")
class OddColumnsTest {

    private static final List<String> NAMES =
            List.of(
                    "__proto__",
                    "constructor",
                    "a.b['c']",
                    "say \"hi\" \uD83D\uDE00",
                    "</script><script>window.hurt=1</script>",
                    "{{x}}",
                    "new\nline",
                    "hasOwnProperty");

    @TempDir Path temporary;

    private Path folder = Path.of("");
    private Chromium chromium;

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath();
        chromium = Chromium.open(Files.createDirectories(folder.resolve("browser")));
    }

    @AfterEach
    void close() {
        Chromium.end(chromium);
    }

    private void show(String name, List<Dashboards.Tile> tiles, List<String> filters, String rows)
            throws Exception {
        var dashboards = new Dashboards(folder);
        dashboards.rows(rows);
        chromium.open(dashboards.file(name, dashboards.page(name, tiles, filters)), 1440, 2400);
        assertThat(chromium.troubles()).isEmpty();
        assertThat(
                        chromium.run(
                                "[...document.querySelectorAll('.state.failed')].map(e => e.textContent)"))
                .isEqualTo(Value.items());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    @Test
    void namesMeanNothingToThePage() throws Exception {
        var tiles = new ArrayList<Dashboards.Tile>();
        var columns = new ArrayList<String>();
        for (int i = 0; i < NAMES.size(); i++) {
            var name = Json.line(Value.of(NAMES.get(i)));
            columns.add("i % " + (i + 2) + " AS " + quoted(NAMES.get(i)));
            tiles.add(
                    Dashboards.Tile.chart(
                            "bars_" + i,
                            "bar",
                            """
                            {"x": {"field": %1$s, "type": "nominal"},
                             "y": {"aggregate": "sum", "field": %1$s, "type": "quantitative"},
                             "color": {"field": %1$s, "type": "ordinal"}}"""
                                    .formatted(name)));
            tiles.add(
                    new Dashboards.Tile(
                            "figure_" + i,
                            "serving.metric",
                            Value.fields(
                                    Map.entry(
                                            "measure",
                                            Value.items(
                                                    Value.of("sum"), Value.of(NAMES.get(i)))))));
        }
        tiles.add(new Dashboards.Tile("listing", "serving.table", Value.Fields.EMPTY));
        show("odd", tiles, NAMES, "SELECT " + String.join(", ", columns) + " FROM range(60) t(i)");
        assertThat(chromium.holds("window.hurt === undefined")).isTrue();
        assertThat(
                        chromium.run(
                                "[...document.querySelectorAll('.tile.table th')].map(e => e.textContent)"))
                .isEqualTo(new Value.Items(NAMES.stream().<Value>map(Value::of).toList()));
        // 0 + 1 + 2, twenty times, of the second name
        assertThat(
                        chromium.run(
                                "document.querySelector('[data-tile=figure_1] .figure').textContent"))
                .isEqualTo(Value.of("60"));
    }

    @Test
    void moreCategoriesThanAnybodyCanRead() throws Exception {
        show(
                "many",
                List.of(
                        Dashboards.Tile.chart(
                                "slices",
                                "arc",
                                """
                                {"theta": {"aggregate": "count", "type": "quantitative"},
                                 "color": {"field": "n", "type": "nominal"}}"""),
                        Dashboards.Tile.chart(
                                "bars",
                                "bar",
                                """
                                {"x": {"field": "n", "type": "ordinal"},
                                 "y": {"aggregate": "count", "type": "quantitative"}}""")),
                List.of("n"),
                "SELECT i % 5000 AS n FROM range(10000) t(i)");
        assertThat(
                        chromium.number(
                                "document.querySelectorAll('[data-tile=slices] .mark-arc path').length"))
                .isEqualTo(5000);
    }

    @Test
    void timesInATableAsTheirColumnsAre() throws Exception {
        show(
                "times",
                List.of(new Dashboards.Tile("listing", "serving.table", Value.Fields.EMPTY)),
                List.of("d"),
                "SELECT DATE '2026-02-03' AS d, TIMESTAMP '2026-02-03 04:05:06' AS t,"
                        + " CAST(NULL AS DATE) AS n");
        assertThat(
                        chromium.run(
                                "[...document.querySelectorAll('.tile.table td')].map(e => e.textContent)"))
                .isEqualTo(Json.parse("[\"2026-02-03\", \"2026-02-03 04:05\", \"(none)\"]"));
    }

    @Test
    void noRowsAreSaidToBeNone() throws Exception {
        show(
                "empty",
                List.of(
                        new Dashboards.Tile("listing", "serving.table", Value.Fields.EMPTY),
                        Dashboards.Tile.chart(
                                "bars",
                                "bar",
                                """
                                {"x": {"field": "kind", "type": "nominal"},
                                 "y": {"aggregate": "sum", "field": "n", "type": "quantitative"}}""")),
                List.of("kind", "n"),
                "SELECT i AS n, 'x' AS kind FROM range(0) t(i)");
        assertThat(chromium.run("[...document.querySelectorAll('.state')].map(e => e.textContent)"))
                .isEqualTo(Json.parse("[\"No rows\", \"No rows\"]"));
        assertThat(
                        chromium.run(
                                "[...document.querySelectorAll('.filter')].map(e => [e.textContent.includes('no values'), e.disabled])"))
                .isEqualTo(Json.parse("[[true, true], [true, true]]"));
    }

    @Test
    void twoThousandColumns() throws Exception {
        var columns = new ArrayList<String>();
        for (int i = 0; i < 2000; i++) {
            columns.add("i * %d AS \"column %d\"".formatted(i + 1, i));
        }
        show(
                "wide",
                List.of(new Dashboards.Tile("listing", "serving.table", Value.Fields.EMPTY)),
                List.of("column 7"),
                "SELECT " + String.join(", ", columns) + " FROM range(100) t(i)");
        assertThat(chromium.number("document.querySelectorAll('.tile.table th').length"))
                .isEqualTo(50);
        assertThat(chromium.run("document.querySelector('.badges').textContent"))
                .isEqualTo(Value.of("Shows 50 of 2,000 columns"));
    }

    @Test
    void aTileOfAColumnThatTheLastRunDidNotKeepSaysSo() throws Exception {
        var dashboards = new Dashboards(folder);
        var there = sum("there", "old");
        dashboards.rows("SELECT 1 AS old");
        dashboards.page("edited", List.of(there), List.of());
        dashboards.rows("SELECT 1 AS old, 2 AS new");
        var model = dashboards.edited("edited", List.of(there, sum("missing", "new")), List.of());
        chromium.open(dashboards.file("edited", model), 1440, 900);
        assertThat(chromium.run("document.querySelector('[data-tile=there] .figure').textContent"))
                .isEqualTo(Value.of("1"));
        assertThat(
                        chromium.run(
                                "document.querySelector('[data-tile=missing] .state span').textContent"))
                .isEqualTo(
                        Value.of(
                                "W807 The run kept rows of \"Missing\" without a column \"new\"."
                                        + " Run the pipeline."));
    }

    private static Dashboards.Tile sum(String id, String column) {
        return new Dashboards.Tile(
                id,
                "serving.metric",
                Value.fields(Map.entry("measure", Value.items(Value.of("sum"), Value.of(column)))));
    }
}
