package dev.millrace.export.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every mark with every aggregate: what stands in the picture, read back from its shapes by the
/// numbers at its axis, beside SQL that was written by hand.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrawnMarksTest {

    /// The aggregates of the grammar, each as SQL over the column `price`.
    private static final Map<String, String> AGGREGATES = new LinkedHashMap<>();

    static {
        AGGREGATES.put("count", "count(*)");
        AGGREGATES.put("sum", "sum(price)");
        AGGREGATES.put("mean", "avg(price)");
        AGGREGATES.put("min", "min(price)");
        AGGREGATES.put("max", "max(price)");
        AGGREGATES.put("distinct", "count(DISTINCT price)");
        AGGREGATES.put("median", "median(price)");
        AGGREGATES.put("q1", "quantile_cont(price, 0.25)");
        AGGREGATES.put("q3", "quantile_cont(price, 0.75)");
        AGGREGATES.put("stdev", "stddev_samp(price)");
        AGGREGATES.put("variance", "var_samp(price)");
        AGGREGATES.put("valid", "count(price)");
        AGGREGATES.put("missing", "count(*) - count(price)");
    }

    /// What the file can filter by itself.
    private static final Set<String> ADDED =
            Set.of("count", "sum", "mean", "min", "max", "valid", "missing");

    private static final String ROWS =
            """
            SELECT CASE WHEN i % 7 = 6 THEN NULL ELSE 'kind ' || (i % 7) END AS kind,
              CASE WHEN i % 11 = 3 OR i % 7 = 5 THEN NULL
                ELSE (i * 7919 % 1000) / 8.0 + i % 7 * 13 END AS price,
              ['north', 'south'][1 + i // 3 % 2] AS side
            FROM range(700) t(i)
            """;

    /// What a tile shows: of each mark its key, its value, and the value that its shape has by the
    /// axis or by its text; and how much a pixel of the axis is.
    private static final String READ =
            """
            ((id, kind) => {
              const svg = document.querySelector('[data-tile="' + id + '"] .plot svg');
              const times = {k: 1e3, M: 1e6, m: 1e-3};
              const number = text => {
                const [, digits, unit] = /^([-\\u2212]?[\\d.,]+)\\s*([kMm]?)/.exec(text);
                return Number(digits.replace('\\u2212', '-').replace(/,/g, '')) * (times[unit] || 1);
              };
              const height = shape => {
                const at = /translate\\([-\\d.]+,\\s*([-\\d.]+)\\)/.exec(shape.getAttribute('transform'));
                return at ? Number(at[1]) : 0;
              };
              const labels = [...svg.querySelectorAll('.role-axis-label text')].filter(label =>
                label.getAttribute('text-anchor') === 'end' && /^[-\\u2212]?[\\d]/.test(label.textContent));
              const values = labels.map(label => number(label.textContent));
              const lines = [...svg.querySelectorAll('.role-axis-grid line')].map(height);
              const pixel = (values[values.length - 1] - values[0]) / (lines[lines.length - 1] - lines[0]);
              const value = y => values[0] + (y - lines[0]) * pixel;
              /* An area goes back below each of its pieces. */
              const heights = path => path.getAttribute('d').split('M').slice(1).flatMap(piece => {
                const found = piece.split('L').map(point => Number(/,([-\\d.e]+)/.exec(point)[1]));
                return kind === 'area' ? found.slice(0, found.length / 2) : found;
              });
              const marks = [], say = (item, drawn) => marks.push([item.datum.k0, item.datum.m0, drawn]);
              svg.querySelectorAll('.role-mark > path, .role-mark > text, .role-mark > line').forEach(shape => {
                const item = shape.__data__, all = item.mark.items;
                if (kind === 'line' || kind === 'area') {
                  const drawn = heights(shape);
                  all.filter(each => each.datum.m0 !== null).forEach((each, i) => say(each, value(drawn[i])));
                } else if (kind === 'trail') all.filter(each => each.datum.m0 !== null).forEach(each => say(each, value(each.y)));
                else if (kind === 'text') say(item, /\\d/.test(shape.textContent) ? number(shape.textContent) : null);
                else if (kind === 'arc') say(item, Math.abs(item.endAngle - item.startAngle) / 2 / Math.PI);
                else if (kind === 'rect') say(item, shape.getAttribute('fill'));
                else if (kind === 'rule') say(item, value(height(shape)));
                else if (kind === 'bar') say(item, value(shape.getBBox().y));
                else if (kind === 'tick') say(item, value(shape.getBBox().y + shape.getBBox().height / 2));
                else say(item, value(height(shape)));
              });
              return {marks, pixel: Number.isFinite(pixel) ? Math.abs(pixel) : 0};
            })
            """;

    @TempDir static Path temporary;

    private Path folder = Path.of("");
    private Chromium chromium;

    @BeforeAll
    void open() throws IOException {
        folder = temporary.toRealPath();
        chromium = Chromium.open(Files.createDirectories(folder.resolve("profile")));
    }

    @AfterAll
    void close() {
        Chromium.end(chromium);
    }

    @AfterEach
    void nothingIsComplainedOf() {
        assertThat(chromium.troubles()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bar", "line", "area", "trail", "point", "circle", "square", "tick", "rule", "rect",
                "arc", "text"
            })
    void showsWhatSqlSays(String mark) throws Exception {
        var dashboards = new Dashboards(folder);
        dashboards.rows(ROWS);
        var tiles =
                AGGREGATES.keySet().stream()
                        .map(op -> Dashboards.Tile.chart(op + "_tile", mark, encoding(mark, op)))
                        .toList();
        var model = dashboards.page(mark, tiles, List.of("side"));
        chromium.open(dashboards.file(mark, model), 1440, 2400);
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE o AS " + ROWS);
            for (var side : List.of("", "north")) {
                chromium.run("millracePage.setFilters(%s)".formatted(filters(side)));
                chromium.settle();
                for (var aggregate : AGGREGATES.keySet()) {
                    boolean obeys = side.isEmpty() || obeys(model, aggregate);
                    assertThat(obeys)
                            .as(aggregate)
                            .isEqualTo(side.isEmpty() || ADDED.contains(aggregate));
                    compare(
                            mark,
                            read(mark, aggregate),
                            expected(statement, aggregate, obeys ? side : ""),
                            "%s of %s, %s".formatted(mark, aggregate, side));
                }
            }
        }
    }

    private static String filters(String side) {
        return side.isEmpty() ? "{}" : "{\"f0\": {\"any\": [\"%s\"]}}".formatted(side);
    }

    private static boolean obeys(Value.Fields model, String aggregate) {
        return ((Value.Items) Tree.member(model, "tiles"))
                .values().stream()
                        .map(Value.Fields.class::cast)
                        .filter(tile -> Value.of(aggregate + "_tile").equals(tile.get("id")))
                        .map(tile -> Tree.fields(tile, "filtered"))
                        .allMatch(filtered -> Value.of(true).equals(filtered.get("f0")));
    }

    /// @return by key
    private static Map<String, @Nullable Double> expected(
            Statement statement, String aggregate, String side) throws SQLException {
        var where = side.isEmpty() ? "TRUE" : "side = '" + side + "'";
        var expected = new TreeMap<String, @Nullable Double>();
        try (var found =
                statement.executeQuery(
                        "SELECT coalesce(kind, '(none)'), CAST(%s AS DOUBLE) FROM o WHERE %s GROUP BY kind"
                                .formatted(AGGREGATES.get(aggregate), where))) {
            while (found.next()) {
                expected.put(found.getString(1), found.getObject(2, Double.class));
            }
        }
        return expected;
    }

    private static void compare(
            String mark, Value.Fields read, Map<String, @Nullable Double> expected, String about) {
        var marks = ((Value.Items) Tree.member(read, "marks")).values();
        double pixel = Tree.number(read, "pixel");
        double whole =
                expected.values().stream()
                        .filter(value -> value != null)
                        .mapToDouble(Double::doubleValue)
                        .sum();
        var colours = new TreeMap<Double, Integer>();
        var drawn = new TreeMap<String, Double>();
        for (Value each : marks) {
            var parts = ((Value.Items) each).values();
            var key = ((Value.Text) parts.get(0)).value();
            if (parts.get(1) instanceof Value.Null) {
                assertThat(parts.get(2)).as(about + ", " + key).isInstanceOf(Value.Null.class);
                continue;
            }
            double value = number(parts.get(1));
            assertThat(drawn.put(key, value)).as("%s, %s once", about, key).isNull();
            switch (mark) {
                case "rect" -> colours.put(value, light(((Value.Text) parts.get(2)).value()));
                case "arc" ->
                        assertThat(number(parts.get(2)))
                                .as(about + ", share of " + key)
                                .isCloseTo(whole == 0 ? 0 : value / whole, Offset.offset(1e-9));
                case "text" ->
                        assertThat(number(parts.get(2)))
                                .as(about + ", text of " + key)
                                .isCloseTo(value, Offset.offset(Math.abs(value) * 1e-4));
                default ->
                        assertThat(number(parts.get(2)))
                                .as(about + ", place of " + key)
                                .isCloseTo(value, Offset.offset(1.01 * pixel));
            }
        }
        expected.values().removeIf(value -> value == null);
        assertThat(drawn.keySet()).as(about).isEqualTo(expected.keySet());
        drawn.forEach(
                (key, value) ->
                        assertThat(value)
                                .as(about + ", " + key)
                                .isCloseTo(
                                        expected.get(key), Offset.offset(Math.abs(value) * 1e-12)));
        assertThat(List.copyOf(colours.values()))
                .as("%s, the darker the more", about)
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    /// Of `rgb(1, 2, 3)`.
    private static int light(String colour) {
        return Stream.of(colour.replaceAll("[^0-9,]", "").split(","))
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static double number(Value value) {
        return ((Value.Num) value).value().doubleValue();
    }

    private Value.Fields read(String mark, String aggregate) {
        return (Value.Fields)
                chromium.run(READ.strip() + "('" + aggregate + "_tile', '" + mark + "')");
    }

    private static String encoding(String mark, String aggregate) {
        var field = aggregate.equals("count") ? "" : ", \"field\": \"price\"";
        var measure =
                "{\"aggregate\": \"%s\"%s, \"type\": \"quantitative\"}".formatted(aggregate, field);
        var key = "{\"field\": \"kind\", \"type\": \"nominal\"}";
        return switch (mark) {
            case "arc" -> "{\"theta\": %s, \"color\": %s}".formatted(measure, key);
            case "rect" -> "{\"x\": %s, \"color\": %s}".formatted(key, measure);
            case "text" -> "{\"x\": %s, \"text\": %s}".formatted(key, measure);
            default -> "{\"x\": %s, \"y\": %s}".formatted(key, measure);
        };
    }
}
