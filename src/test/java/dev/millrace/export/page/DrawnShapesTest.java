package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures that put several shapes together: what they show by the numbers at their axes, beside
/// SQL that was written by hand.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawnShapesTest {

    private static final String ROWS =
            """
            SELECT 'kind ' || (i % 5) AS kind, ['north', 'south'][1 + i // 3 % 2] AS side,
              CASE WHEN i % 97 = 1 THEN 900.5 WHEN i % 11 = 3 THEN NULL
                ELSE (i * 7919 % 1000) / 8.0 + i % 7 * 13 END AS price,
              DATE '2021-01-01' + CAST(i % 730 AS INTEGER) AS day,
              -120.0 + i % 5 * 10 AS longitude, 40.0 AS latitude, 'n ' || (i % 400) AS name
            FROM range(1460) t(i)
            """;

    /// Of each shape of a mark: its type, its keys, and its edges left, right, bottom and top by
    /// the axes, which are numbers only where the axis has numbers.
    private static final String READ =
            """
            (id => {
              const svg = document.querySelector('[data-tile="' + id + '"] .plot svg');
              const times = {k: 1e3, M: 1e6};
              const place = shape => /translate\\(([-\\d.]+),\\s*([-\\d.]+)\\)/
                .exec(shape.getAttribute('transform')).slice(1).map(Number);
              const axis = (labels, at) => {
                const found = labels.map(label => [label.__data__.datum.value, place(label)[at]])
                  .filter(([value]) => typeof value === 'number');
                if (found.length < 2) return () => null;
                const [[a, from], [b, to]] = found;
                return pixels => a + (pixels - from) / (to - from) * (b - a);
              };
              const labels = [...svg.querySelectorAll('.role-axis-label text')];
              const beside = labels.filter(label => place(label)[0] < 0);
              const x = axis(labels.filter(label => label.getAttribute('text-anchor') === 'middle'), 0);
              const y = axis(beside, 1);
              /* Labels stand beside their lines by less than a pixel, always the same way. */
              const line = [...svg.querySelectorAll('.role-axis-grid line')]
                .filter(each => Number(each.getAttribute('x2')) > 0).map(each => place(each)[1]);
              const off = line.map(at => place(beside[0])[1] - at).sort((a, b) => Math.abs(a) - Math.abs(b))[0] || 0;
              return [...svg.querySelectorAll('.role-mark > path, .role-mark > line')].map(shape => {
                const {datum, mark, size} = shape.__data__, box = shape.getBBox();
                const [dx, dy] = shape.hasAttribute('transform') ? place(shape) : [0, 0];
                const {k0 = null, k1 = null, k2 = null} = datum;
                return {type: mark.marktype, k0, k1, k2, size: size || 0, fill: shape.getAttribute('fill'),
                  left: x(dx + box.x), right: x(dx + box.x + box.width),
                  low: y(dy + box.y + box.height + off), high: y(dy + box.y + off),
                  middle: dx + box.x + box.width / 2, pixel: Math.abs(y(1) - y(0))};
              });
            })
            """;

    @TempDir static Path temporary;

    private Path folder = Path.of("");
    private Chromium chromium;
    private Connection connection;

    @BeforeAll
    void open() throws IOException, SQLException {
        folder = temporary.toRealPath();
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE o AS " + ROWS);
        }
        chromium = Chromium.open(Files.createDirectories(folder.resolve("profile")));
    }

    @AfterAll
    void close() throws SQLException {
        Chromium.end(chromium);
        connection.close();
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(chromium.troubles()).isEmpty();
    }

    private void show(String name, Dashboards.Tile tile) throws Exception {
        var dashboards = new Dashboards(folder);
        dashboards.rows(ROWS);
        var model = dashboards.page(name, List.of(tile), List.of());
        chromium.open(dashboards.file(name, model), 1440, 1200);
    }

    /// A chart that is described as a whole.
    private static Dashboards.Tile chart(String spec) {
        return new Dashboards.Tile(
                "tile", "serving.chart", Value.fields(Map.entry("chart", Json.parse(spec))));
    }

    private List<Value.Fields> shapes(String type) {
        var all = (Value.Items) chromium.run(READ.strip() + "('tile')");
        return all.values().stream()
                .map(Value.Fields.class::cast)
                .filter(shape -> Tree.text(shape, "type").equals(type))
                .toList();
    }

    private List<List<String>> sql(String select) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(select)) {
            var rows = new ArrayList<List<String>>();
            while (found.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<String> keys(Value.Fields shape, String... names) {
        return List.of(names).stream().map(name -> key(Tree.member(shape, name))).toList();
    }

    private static String key(Value value) {
        return value instanceof Value.Text(String text) ? text : Json.line(value);
    }

    private static Offset<Double> pixels(Value.Fields shape) {
        return Offset.offset(1.01 * Tree.number(shape, "pixel"));
    }

    @Test
    void aBoxPlotShowsQuartilesWhiskersAndTheRowsBeyond() throws Exception {
        show(
                "boxes",
                Dashboards.Tile.chart(
                        "tile",
                        "boxplot",
                        """
                        {"x": {"field": "kind", "type": "nominal"},
                         "y": {"field": "price", "type": "quantitative"}}
                        """));
        var expected =
                sql(
                        """
                        WITH q AS (SELECT kind, quantile_cont(price, 0.25) AS a, median(price) AS m,
                            quantile_cont(price, 0.75) AS b FROM o GROUP BY 1)
                        SELECT kind, any_value(a), any_value(m), any_value(b),
                          min(price) FILTER (price >= a - 1.5 * (b - a)),
                          max(price) FILTER (price <= b + 1.5 * (b - a)),
                          count(*) FILTER (price < a - 1.5 * (b - a) OR price > b + 1.5 * (b - a))
                        FROM o JOIN q USING (kind) GROUP BY 1 ORDER BY 1
                        """);
        assertThat(expected).hasSize(5);
        var boxes = shapes("rect").stream().filter(s -> height(s) > pixels(s).value * 3).toList();
        var ticks = shapes("rect").stream().filter(s -> height(s) <= pixels(s).value * 3).toList();
        assertThat(boxes).hasSize(5);
        for (List<String> row : expected) {
            var box = of(boxes, row.getFirst()).getFirst();
            near(box, "low", row.get(1));
            near(box, "high", row.get(3));
            var tick = of(ticks, row.getFirst()).getFirst();
            assertThat((Tree.number(tick, "low") + Tree.number(tick, "high")) / 2)
                    .as("median of " + row)
                    .isCloseTo(Double.parseDouble(row.get(2)), pixels(tick));
            var whiskers = of(shapes("rule"), row.getFirst());
            assertThat(whiskers).hasSize(2);
            var lower =
                    whiskers.stream().min(Comparator.comparingDouble(s -> Tree.number(s, "low")));
            near(lower.orElseThrow(), "low", row.get(4));
            var upper =
                    whiskers.stream().max(Comparator.comparingDouble(s -> Tree.number(s, "high")));
            near(upper.orElseThrow(), "high", row.get(5));
            var beyond = of(shapes("symbol"), row.getFirst());
            assertThat(beyond).as("rows beyond " + row).hasSize(Integer.parseInt(row.get(6)));
            beyond.forEach(
                    point ->
                            assertThat((Tree.number(point, "low") + Tree.number(point, "high")) / 2)
                                    .isCloseTo(900.5, pixels(point)));
        }
    }

    private static double height(Value.Fields shape) {
        return Tree.number(shape, "high") - Tree.number(shape, "low");
    }

    private static List<Value.Fields> of(List<Value.Fields> shapes, String kind) {
        return shapes.stream().filter(s -> keys(s, "k0").equals(List.of(kind))).toList();
    }

    private static void near(Value.Fields shape, String edge, String expected) {
        assertThat(Tree.number(shape, edge))
                .as(edge + " of " + Json.line(shape))
                .isCloseTo(Double.parseDouble(expected), pixels(shape));
    }

    @ParameterizedTest
    @CsvSource({"stacked, zero", "shares, normalize", "grouped, "})
    void barsOfTwoKeysAreAsHighAsTheirFigures(String name, String stack) throws Exception {
        var cut = stack == null ? "\"stack\": null" : "\"stack\": \"" + stack + "\"";
        var beside = stack == null ? "\"xOffset\": {\"field\": \"side\"}," : "";
        show(
                name,
                Dashboards.Tile.chart(
                        "tile",
                        "bar",
                        """
                        {"x": {"field": "kind", "type": "nominal"}, %s
                         "color": {"field": "side", "type": "nominal"},
                         "y": {"aggregate": "sum", "field": "price", "type": "quantitative", %s}}
                        """
                                .formatted(beside, cut)));
        var figure = "normalize".equals(stack) ? "v / sum(v) OVER (PARTITION BY kind)" : "v";
        var expected =
                sql(
                        "SELECT kind, side, %s FROM (SELECT kind, side, sum(price) AS v FROM o GROUP BY 1, 2)"
                                .formatted(figure));
        compareHeights(expected);
    }

    /// By kind and side.
    private void compareHeights(List<List<String>> expected) {
        var bars = shapes("rect");
        assertThat(bars).hasSameSizeAs(expected).hasSize(10);
        for (List<String> row : expected) {
            var bar =
                    bars.stream()
                            .filter(
                                    each ->
                                            keys(each, "k0", "k1", "k2")
                                                    .containsAll(row.subList(0, 2)))
                            .toList();
            assertThat(bar).as("bars of " + row).hasSize(1);
            assertThat(height(bar.getFirst()))
                    .as("height of " + row)
                    .isCloseTo(
                            Double.parseDouble(row.get(2)),
                            Offset.offset(2.02 * Tree.number(bar.getFirst(), "pixel")));
        }
    }

    @Test
    void smallMultiplesShowTheFiguresOfTheirGroups() throws Exception {
        show(
                "multiples",
                Dashboards.Tile.chart(
                        "tile",
                        "bar",
                        """
                        {"column": {"field": "side", "type": "nominal"},
                         "x": {"field": "kind", "type": "nominal"},
                         "y": {"aggregate": "sum", "field": "price", "type": "quantitative"}}
                        """));
        compareHeights(sql("SELECT kind, side, sum(price) FROM o GROUP BY 1, 2"));
    }

    @Test
    void aHistogramCountsTheRowsOfEachBin() throws Exception {
        show(
                "bins",
                Dashboards.Tile.chart(
                        "tile",
                        "bar",
                        """
                        {"x": {"field": "price", "type": "quantitative", "bin": {"maxbins": 10}},
                         "y": {"aggregate": "count", "type": "quantitative"}}
                        """));
        var bars = shapes("rect").stream().filter(bar -> height(bar) > 0.5).toList();
        assertThat(bars).hasSizeGreaterThan(2);
        long rows = 0;
        for (Value.Fields bar : bars) {
            double wide = Tree.number(bar, "right") - Tree.number(bar, "left");
            long from = Math.round(Tree.number(bar, "left") / wide) * Math.round(wide / 10) * 10;
            long to = Math.round(Tree.number(bar, "right") / wide) * Math.round(wide / 10) * 10;
            var counted =
                    sql("SELECT count(*) FROM o WHERE price >= %d AND price < %d"
                                    .formatted(from, to))
                            .getFirst()
                            .getFirst();
            near(bar, "high", counted);
            rows += Long.parseLong(counted);
        }
        assertThat(sql("SELECT count(price) FROM o").getFirst().getFirst())
                .isEqualTo(Long.toString(rows));
    }

    @Test
    void anAxisNamesOnlyWhatIsThereAndHasRoom() throws Exception {
        show(
                "labels",
                Dashboards.Tile.chart(
                        "tile",
                        "bar",
                        """
                        {"x": {"field": "name", "type": "nominal", "sort": ["n 7", "gone", "n 3",
                           "lost", "n 5"]},
                         "y": {"aggregate": "count", "type": "quantitative"}}
                        """));
        var labels =
                (Value.Items)
                        chromium.run(
                                "[...document.querySelectorAll('.role-axis-label text')].filter("
                                        + "each => !/^[0-9.,k]+$/.test(each.textContent)).map("
                                        + "each => each.textContent + ' at '"
                                        + " + each.getAttribute('transform'))");
        assertThat(labels.values()).hasSizeBetween(20, 200);
        assertThat(labels.values())
                .allSatisfy(
                        label ->
                                assertThat(key(label))
                                        .startsWith("n ")
                                        .doesNotContain("NaN", "undefined"));
        assertThat(key(labels.values().getFirst())).startsWith("n 7 at ");
    }

    @Test
    void aTargetStandsAtItsNumber() throws Exception {
        show(
                "target",
                chart(
                        """
                        {"layer": [
                          {"mark": "bar", "encoding": {"x": {"field": "kind", "type": "nominal"},
                            "y": {"aggregate": "mean", "field": "price", "type": "quantitative"}}},
                          {"mark": "rule", "encoding": {"y": {"datum": 60.5}}},
                          {"mark": "rect", "encoding": {"y": {"datum": 20}, "y2": {"datum": 40}}}]}
                        """));
        var rule = shapes("rule");
        assertThat(rule).hasSize(1);
        near(rule.getFirst(), "high", "60.5");
        var band = shapes("rect").stream().filter(s -> keys(s, "k0").contains("null")).toList();
        assertThat(band).hasSize(1);
        near(band.getFirst(), "low", "20");
        near(band.getFirst(), "high", "40");
    }

    @Test
    void pointsOfAMapLieByTheirDegreesAndAreAsLargeAsTheirFigures() throws Exception {
        show(
                "map",
                Dashboards.Tile.chart(
                        "tile",
                        "circle",
                        """
                        {"longitude": {"field": "longitude", "type": "quantitative"},
                         "latitude": {"field": "latitude", "type": "quantitative"},
                         "size": {"aggregate": "sum", "field": "price", "type": "quantitative"}}
                        """));
        var west =
                shapes("symbol").stream()
                        .sorted(Comparator.comparingDouble(s -> Tree.number(s, "middle")))
                        .toList();
        var expected =
                sql("SELECT longitude, sum(price) FROM o GROUP BY 1 ORDER BY longitude").stream()
                        .map(row -> Double.parseDouble(row.get(1)))
                        .toList();
        assertThat(west).hasSameSizeAs(expected);
        for (int i = 0; i < west.size(); i++) {
            for (int j = 0; j < west.size(); j++) {
                assertThat(
                                Double.compare(
                                        Tree.number(west.get(i), "size"),
                                        Tree.number(west.get(j), "size")))
                        .as("sizes of %s and %s", i, j)
                        .isEqualTo(Double.compare(expected.get(i), expected.get(j)));
            }
        }
    }

    @Test
    void aFigureSaysItsNumberAndItsChange() throws Exception {
        show(
                "figure",
                new Dashboards.Tile(
                        "tile",
                        "serving.metric",
                        Json.parse(
                                """
                                {"measure": ["sum", "price"], "time": "day", "compare": "year",
                                 "format": ",.2f"}
                                """)));
        var row =
                sql("SELECT sum(price), sum(price) FILTER (year(day) = 2022), sum(price)"
                                + " FILTER (year(day) = 2021) FROM o")
                        .getFirst();
        double now = Double.parseDouble(row.get(1));
        double before = Double.parseDouble(row.get(2));
        assertThat(said(".figure"))
                .isEqualTo(String.format(Locale.ROOT, "%,.2f", Double.parseDouble(row.get(0))));
        assertThat(said(".change").replace('\u00a0', ' '))
                .contains(
                        String.format(Locale.ROOT, "%.1f %%", Math.abs(now / before - 1) * 100),
                        "2021")
                .contains(now > before ? "+" : "-");
    }

    private String said(String part) {
        return ((Value.Text)
                        chromium.run(
                                "document.querySelector('[data-tile=tile] "
                                        + part
                                        + "').innerText"))
                .value();
    }

    @Test
    void aTableAndAPivotHaveTheCellsOfTheirQueries() throws Exception {
        show(
                "cells",
                new Dashboards.Tile(
                        "tile",
                        "serving.table",
                        Json.parse(
                                """
                                {"columns": [{"field": "kind"}, {"field": "price", "aggregate": "sum",
                                   "format": ".3f"}, {"field": "price", "aggregate": "median",
                                   "format": ".3f"}],
                                 "sort": [{"column": 1, "descending": true}]}
                                """)));
        assertThat(cells())
                .isEqualTo(
                        sql(
                                "SELECT kind, printf('%.3f', sum(price)), printf('%.3f', median(price))"
                                        + " FROM o GROUP BY 1 ORDER BY sum(price) DESC"));
        show(
                "pivot",
                new Dashboards.Tile(
                        "tile",
                        "serving.table",
                        Json.parse(
                                """
                                {"columns": [{"field": "kind"}, {"field": "side"}, {"field": "price",
                                   "aggregate": "sum", "format": ".3f"}], "across": "side"}
                                """)));
        assertThat(cells())
                .containsExactlyInAnyOrderElementsOf(
                        sql(
                                "SELECT kind, printf('%.3f', sum(price) FILTER (side = 'north')),"
                                        + " printf('%.3f', sum(price) FILTER (side = 'south')) FROM o"
                                        + " GROUP BY 1"));
    }

    private List<List<String>> cells() {
        var rows =
                (Value.Items)
                        chromium.run(
                                "[...document.querySelectorAll('[data-tile=tile] tbody tr')].map("
                                        + "row => [...row.children].map(cell => cell.textContent))");
        return rows.values().stream()
                .map(
                        row ->
                                ((Value.Items) row)
                                        .values().stream().map(DrawnShapesTest::key).toList())
                .toList();
    }
}
