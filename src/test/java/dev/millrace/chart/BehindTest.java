package dev.millrace.chart;

import static dev.millrace.chart.Questions.plain;
import static dev.millrace.chart.Questions.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The rows behind each mark are as many as SQL written by hand counts, and together they are all.
class BehindTest {

    private static final Sql ROWS = Sql.relation("rows");
    private static final Value.Null NULL = new Value.Null();

    private final Engine engine = new Engine();

    @BeforeEach
    void load() {
        engine.run(
                """
                CREATE TABLE rows AS SELECT
                  CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 'East' WHEN 2 THEN 'a "b" . 😀' ELSE 'o''r' END AS g,
                  CASE WHEN i % 7 = 0 THEN NULL ELSE CAST(i % 30 * 1.25 - 10 AS DECIMAL(12,2)) END AS v,
                  CASE WHEN i % 5 = 0 THEN NULL ELSE i % 3 = 1 END AS flag,
                  i % 9 / 10.0::DOUBLE AS tenth,
                  CASE WHEN i % 11 = 0 THEN NULL ELSE DATE '2014-01-01' + CAST(i * 17 AS INTEGER) END AS day,
                  TIMESTAMP '2014-01-01 00:30:00' + INTERVAL (i * 977) MINUTE AS moment,
                  TIMESTAMPTZ '2014-01-01 00:30:00+01' + INTERVAL (i * 977) MINUTE AS zoned,
                  i % 6 AS k0, -i AS m0
                FROM range(300) t(i)
                """);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static Key bin(String column, double step, double start, double stop) {
        return new Key(column, new Bucket.Bin(0, step, start, stop));
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of(List.of(plain("g")), "g"),
                Arguments.of(List.of(plain("flag")), "flag"),
                Arguments.of(List.of(plain("v")), "v"),
                Arguments.of(List.of(plain("tenth")), "tenth"),
                Arguments.of(List.of(plain("k0")), "k0"),
                Arguments.of(
                        List.of(bin("v", 5, -10, 30)),
                        "CASE WHEN v = 30 THEN 25 ELSE floor((v + 10) / 5) * 5 - 10 END"),
                Arguments.of(
                        List.of(bin("tenth", 0.1, 0, 0.8)),
                        "CASE WHEN tenth = 0.8 THEN 0.7 ELSE round(floor(tenth * 10 + 1e-9) / 10, 1) END"),
                Arguments.of(List.of(time("day", Unit.YEARMONTH)), "date_trunc('month', day)"),
                Arguments.of(List.of(time("day", Unit.DAY)), "isodow(day)"),
                Arguments.of(List.of(time("moment", Unit.HOURS)), "hour(moment)"),
                Arguments.of(List.of(time("moment", Unit.INSTANT)), "moment"),
                Arguments.of(
                        List.of(time("zoned", Unit.YEARMONTHDATE)),
                        "CAST(CAST(zoned AS TIMESTAMP) AS DATE)"),
                Arguments.of(List.of(plain("g"), plain("flag")), "g, flag"),
                Arguments.of(
                        List.of(time("day", Unit.YEARQUARTER), plain("g"), bin("v", 10, -10, 30)),
                        "date_trunc('quarter', day), g,"
                                + " CASE WHEN v = 30 THEN 20 ELSE floor((v + 10) / 10) * 10 - 10 END"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void areTheRowsOfTheMarkAndAllTogetherAreAll(List<Key> keys, String sql) {
        for (var filters :
                List.of(
                        List.<Condition>of(),
                        List.<Condition>of(
                                new Condition.OneOf(
                                        plain("k0"), List.of(Value.of(1), Value.of(4)))))) {
            var data = Questions.groups(keys, Measure.count());
            var where = filters.isEmpty() ? "" : " WHERE k0 IN (1, 4)";
            var counts = counts(data, filters);
            var byHand =
                    engine.ask("SELECT count(*) FROM rows" + where + " GROUP BY " + sql).stream()
                            .map(row -> ((Number) row.getFirst()).longValue())
                            .sorted()
                            .toList();
            assertThat(counts.values().stream().sorted().toList()).isEqualTo(byHand);
            assertThat(counts.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(count(data.behind(ROWS, filters, Map.of())));
            assertThat(count(data.behind(ROWS, filters, Map.of())))
                    .isEqualTo(number("SELECT count(*) FROM rows" + where));
        }
    }

    /// The rows behind each group, which are as many as the group says.
    private Map<List<Value>, Long> counts(Dataset data, List<Condition> filters) {
        var counts = new LinkedHashMap<List<Value>, Long>();
        for (var row : engine.ask(data.rows(ROWS, filters))) {
            var mark = mark(data, row);
            long behind = count(data.behind(ROWS, filters, mark));
            assertThat(behind).as("%s", mark).isEqualTo(((Number) row.getLast()).longValue());
            counts.put(new ArrayList<>(mark.values()), behind);
        }
        return counts;
    }

    /// Keys as a page gives them back: numbers are doubles.
    private static Map<String, Value> mark(Dataset data, List<@Nullable Object> row) {
        var mark = new LinkedHashMap<String, Value>();
        for (int i = 0; i < data.keys().size(); i++) {
            mark.put(
                    "k" + i,
                    switch (row.get(i)) {
                        case null -> NULL;
                        case Number number ->
                                new Value.Num(BigDecimal.valueOf(number.doubleValue()));
                        case Boolean flag -> Value.of(flag);
                        case Object other -> Value.of(other.toString());
                    });
        }
        return mark;
    }

    private long count(Sql select) {
        return number("SELECT count(*) FROM (" + select.text(Dialect.DUCKDB) + ")");
    }

    private long number(String sql) {
        return ((Number) engine.ask(sql).getFirst().getFirst()).longValue();
    }

    @Test
    void whatTheChartLeavesOutIsLeftOut() {
        var where =
                List.<Condition>of(
                        new Condition.Between(
                                plain("v"), Optional.of(Value.of(0)), Optional.empty()));
        var data =
                Questions.of(
                        Dataset.Form.GROUPS,
                        List.of(plain("g"), plain("flag")),
                        List.of(Measure.count()),
                        where,
                        List.of(),
                        5000,
                        2);
        long byHand =
                number(
                        "SELECT sum(n) FROM (SELECT g, count(*) AS n FROM rows WHERE v >= 0 GROUP BY g"
                                + " ORDER BY n DESC, g LIMIT 2)");
        var counts = counts(data, List.of());
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(byHand);
        assertThat(count(data.behind(ROWS, List.of(), Map.of()))).isEqualTo(byHand);
    }

    @Test
    void ofAnAnswerThatIsCutOnlyTheRowsOfItsGroups() {
        var data =
                Questions.of(
                        Dataset.Form.GROUPS,
                        List.of(plain("k0")),
                        List.of(Measure.of(Op.SUM, "m0")),
                        List.of(),
                        List.of(new Order("m0", true)),
                        2,
                        0);
        long byHand =
                number(
                        "SELECT count(*) FROM rows WHERE k0 IN (SELECT k0 FROM rows GROUP BY k0"
                                + " ORDER BY sum(m0) DESC, k0 LIMIT 2)");
        assertThat(count(data.behindShown(ROWS, List.of()))).isEqualTo(byHand).isEqualTo(100);
    }

    @Test
    void outliersAndPointsAreTheRowsThatLookTheSame() {
        engine.run("INSERT INTO rows (g, v) VALUES ('East', 900), ('East', 900), (NULL, 901)");
        var outliers =
                Questions.of(
                        Dataset.Form.OUTLIERS,
                        List.of(plain("g"), plain("v")),
                        List.of(),
                        List.of(),
                        List.of(),
                        50,
                        0);
        var mark = Map.<String, Value>of("k0", Value.of("East"), "k1", Value.of(900));
        assertThat(count(outliers.behind(ROWS, List.of(), mark))).isEqualTo(2);
        var none = Map.<String, Value>of("k0", NULL, "k1", Value.of(901));
        assertThat(count(outliers.behind(ROWS, List.of(), none))).isEqualTo(1);
        var points = Questions.raw(10, plain("g"), plain("v"));
        assertThat(count(points.behind(ROWS, List.of(), mark))).isEqualTo(2);
    }
}
