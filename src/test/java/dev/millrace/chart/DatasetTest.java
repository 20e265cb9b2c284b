package dev.millrace.chart;

import static dev.millrace.chart.Questions.groups;
import static dev.millrace.chart.Questions.plain;
import static dev.millrace.chart.Questions.raw;
import static dev.millrace.chart.Questions.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers held against SQL written by hand.
class DatasetTest {

    private static final Sql ROWS = Sql.relation("rows");
    private static final Value NULL = new Value.Null();

    private final Engine engine = new Engine();

    @BeforeEach
    void load() {
        engine.run(
                """
                CREATE TABLE rows AS SELECT
                  CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 'East' WHEN 2 THEN 'a "b" . 😀' ELSE 'o''r' END AS g,
                  CASE WHEN i % 7 = 0 THEN NULL ELSE CAST(i * 1.25 - 40 AS DECIMAL(12,2)) END AS v,
                  CASE WHEN i % 5 = 0 THEN NULL ELSE i % 3 = 1 END AS flag,
                  CAST(i AS HUGEINT) * 1000000000000 AS huge,
                  CASE WHEN i % 11 = 0 THEN NULL ELSE DATE '2014-01-01' + CAST(i * 17 AS INTEGER) END AS day,
                  TIMESTAMP '2014-01-01 00:30:00' + INTERVAL (i * 977) MINUTE AS moment,
                  TIMESTAMPTZ '2014-01-01 00:30:00+01' + INTERVAL (i * 977) MINUTE AS zoned,
                  i AS "we""ird. 😀", i % 6 AS k0, -i AS m0
                FROM range(200) t(i)
                """);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void same(Dataset data, String sql) {
        assertThat(engine.ask(data.rows(ROWS, List.of()))).isEqualTo(engine.ask(sql));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNT | count(*)",
                "SUM | CAST(sum(v) AS DOUBLE)",
                "MEAN | CAST(sum(v) AS DOUBLE) / count(v)",
                "MIN | CAST(min(v) AS DOUBLE)",
                "MAX | CAST(max(v) AS DOUBLE)",
                "DISTINCT | (SELECT count(*) FROM (SELECT DISTINCT v FROM rows i WHERE i.g IS NOT"
                        + " DISTINCT FROM rows.g AND v IS NOT NULL))",
                "MEDIAN | median(CAST(v AS DOUBLE))",
                "Q1 | quantile_cont(v::DOUBLE, 0.25)",
                "Q3 | quantile_cont(v::DOUBLE, 0.75)",
                "STDEV | stddev(v::DOUBLE)",
                "VARIANCE | variance(v::DOUBLE)",
                "VALID | count(*) FILTER (v IS NOT NULL)",
                "MISSING | count(*) FILTER (v IS NULL)"
            })
    void computesEachAggregateOfEachGroup(Op op, String sql) {
        same(
                groups(List.of(plain("g")), Measure.of(op, "v")),
                "SELECT g, " + sql + " FROM rows GROUP BY g ORDER BY g NULLS LAST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INSTANT | epoch_ms({})",
                "YEAR | epoch_ms(make_date(year({}), 1, 1)::TIMESTAMP)",
                "YEARQUARTER | epoch_ms(make_date(year({}), quarter({}) * 3 - 2, 1)::TIMESTAMP)",
                "YEARMONTH | epoch_ms(make_date(year({}), month({}), 1)::TIMESTAMP)",
                "YEARWEEK | epoch_ms(({}::DATE - (isodow({}) - 1)::INTEGER)::TIMESTAMP)",
                "YEARMONTHDATE | epoch_ms(({}::DATE)::TIMESTAMP)",
                "YEARMONTHDATEHOURS | epoch_ms({}) // 3600000 * 3600000",
                "YEARMONTHDATEHOURSMINUTES | epoch_ms({}) // 60000 * 60000",
                "QUARTER | (month({}) + 2) // 3",
                "MONTH | month({})",
                "WEEK | strftime({}, '%V')::BIGINT",
                "DAY | CASE WHEN dayofweek({}) = 0 THEN 7 ELSE dayofweek({}) END",
                "DATE | strftime({}, '%d')::BIGINT",
                "HOURS | strftime({}, '%H')::BIGINT"
            })
    void cutsEachTimeToEachUnit(Unit unit, String sql) {
        for (String column : List.of("day", "moment", "zoned")) {
            var value = sql.replace("{}", "CAST(" + column + " AS TIMESTAMP)");
            same(
                    groups(List.of(time(column, unit)), Measure.count()),
                    "SELECT "
                            + value
                            + " AS k, count(*) FROM rows GROUP BY k ORDER BY k NULLS LAST");
        }
    }

    @Test
    void countsMondayAsTheFirstDay() {
        engine.run("CREATE TABLE days AS SELECT DATE '2024-01-01' AS d"); // a Monday
        var data = groups(List.of(time("d", Unit.DAY)), Measure.count());
        assertThat(engine.ask(data.rows(Sql.relation("days"), List.of())))
                .containsExactly(List.of(1L, 1L));
    }

    @Test
    void namesAnswersByPositionWhateverTheColumnsAreCalled() {
        var data =
                groups(
                        List.of(plain("we\"ird. 😀"), plain("k0"), plain("g")),
                        Measure.of(Op.SUM, "m0"),
                        Measure.count());
        var sql = data.rows(ROWS, List.of());
        assertThat(engine.names(sql)).containsExactly("k0", "k1", "k2", "m0", "m1");
        same(
                data,
                """
                SELECT "we""ird. 😀", rows.k0, g, CAST(sum(rows.m0) AS DOUBLE), count(*) FROM rows
                GROUP BY ALL ORDER BY 1, 2, 3
                """);
    }

    @Test
    void groupsByAPersonsColumnNamedAsAKeyOfTheAnswer() {
        same(
                groups(List.of(plain("g"), plain("k0")), Measure.of(Op.SUM, "m0")),
                """
                SELECT g, rows.k0, CAST(sum(rows.m0) AS DOUBLE) FROM rows GROUP BY g, rows.k0
                ORDER BY 1 NULLS LAST, 2
                """);
    }

    @Test
    void groupsFlagsAndLargeIntegers() {
        same(
                groups(List.of(plain("flag")), Measure.of(Op.SUM, "huge")),
                "SELECT flag, sum(huge)::DOUBLE FROM rows GROUP BY flag ORDER BY flag NULLS LAST");
        same(
                groups(List.of(plain("huge")), Measure.count()),
                "SELECT huge, count(*) FROM rows GROUP BY huge ORDER BY huge");
    }

    @Test
    void sumsNothingToNull() {
        var data =
                groups(
                        List.of(),
                        Measure.of(Op.SUM, "v"),
                        Measure.count(),
                        Measure.of(Op.SUM, "v").over(Measure.count()));
        var empty = Sql.keyword("(SELECT * FROM rows WHERE false)");
        assertThat(engine.ask(data.rows(empty, List.of())))
                .containsExactly(Arrays.asList(null, 0L, null));
        assertThat(engine.ask(groups(List.of(plain("g"))).rows(empty, List.of()))).isEmpty();
    }

    @Test
    void dividesOneSumByAnother() {
        same(
                groups(
                        List.of(plain("g")),
                        Measure.of(Op.SUM, "v").over(Measure.of(Op.DISTINCT, "k0"))),
                """
                SELECT g, CAST(sum(v) AS DOUBLE) / count(DISTINCT k0) FROM rows GROUP BY g
                ORDER BY g NULLS LAST
                """);
    }

    @Test
    void ordersByMeasuresAndThenByKeys() {
        var data =
                Questions.of(
                        Dataset.Form.GROUPS,
                        List.of(plain("g"), plain("flag")),
                        List.of(Measure.of(Op.VALID, "v")),
                        List.of(),
                        List.of(new Order("m0", true)),
                        4,
                        0);
        same(
                data,
                """
                SELECT g, flag, count(v) FROM rows GROUP BY g, flag
                ORDER BY 3 DESC, g NULLS LAST, flag NULLS LAST LIMIT 5
                """);
    }

    @Test
    void keepsTheLargestGroupsOfTheFirstKeyNullAmongThem() {
        engine.run("INSERT INTO rows (g, v) SELECT NULL, 100000");
        var data =
                Questions.of(
                        Dataset.Form.GROUPS,
                        List.of(plain("g"), plain("flag")),
                        List.of(Measure.of(Op.SUM, "v")),
                        List.of(),
                        List.of(),
                        100,
                        2);
        same(
                data,
                """
                SELECT g, flag, CAST(sum(v) AS DOUBLE) FROM rows
                WHERE coalesce(g, '-') IN (SELECT coalesce(g, '-') FROM rows GROUP BY g
                  ORDER BY sum(v) DESC NULLS LAST LIMIT 2)
                GROUP BY g, flag ORDER BY g NULLS LAST, flag NULLS LAST
                """);
    }

    @Test
    void drawsTheSameSampleEachTime() {
        var data = raw(20, plain("v"), plain("g"));
        var first = engine.ask(data.rows(ROWS, List.of()));
        engine.run("CREATE TABLE turned AS SELECT * FROM rows ORDER BY huge DESC");
        assertThat(first).hasSize(21);
        assertThat(engine.ask(data.rows(Sql.relation("turned"), List.of()))).isEqualTo(first);
        assertThat(engine.ask("SELECT v, g FROM rows")).containsAll(first);
        assertThat(engine.ask(raw(5000, plain("v")).rows(ROWS, List.of()))).hasSize(200);
    }

    @Test
    void putsValuesIntoRanges() {
        var bin = Bucket.Bin.most(10).with(new Extent(-40, 208.75));
        assertThat(bin).isEqualTo(new Bucket.Bin(10, 50, -50, 250));
        same(
                groups(List.of(new Key("v", bin)), Measure.count()),
                """
                SELECT floor(v / 50.0)::DOUBLE * 50 AS k, count(*) FROM rows
                GROUP BY k ORDER BY k NULLS LAST
                """);
    }

    @Test
    void putsTheUpperEdgeIntoTheLastRange() {
        engine.run("CREATE TABLE few AS SELECT unnest([0.0, 0.3, 1.0, 'NaN'::DOUBLE]) AS x");
        var bin = Bucket.Bin.most(10).with(new Extent(0, 1));
        assertThat(bin).isEqualTo(new Bucket.Bin(10, 0.1, 0, 1));
        var data = groups(List.of(new Key("x", bin)), Measure.count());
        var rows = engine.ask(data.rows(Sql.relation("few"), List.of()));
        assertThat(rows)
                .containsExactly(
                        List.of(0.0, 1L),
                        List.of(0.1 * 3, 1L),
                        List.of(0.9, 1L),
                        Arrays.asList(null, 1L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g | East | g = 'East'",
                "g | a \"b\" . 😀 | g = 'a \"b\" . 😀'",
                "g | o'r,null | g = 'o''r' OR g IS NULL",
                "g | null | g IS NULL",
                "flag | true | flag",
                "flag | false,null | NOT flag OR flag IS NULL",
                "v | 5,10 | v IN (5, 10)",
                "huge | 3000000000000 | huge = 3000000000000",
                "g | 5 | false"
            })
    void keepsRowsWithOneOfTheValues(String column, String values, String where) {
        var wanted = Arrays.stream(values.split(",", -1)).map(DatasetTest::value).toList();
        filtered(new Condition.OneOf(plain(column), wanted), where);
    }

    private static Value value(String text) {
        return switch (text) {
            case "null" -> NULL;
            case "true", "false" -> Value.of(Boolean.parseBoolean(text));
            default -> text.matches("[0-9]+") ? Value.of(Long.parseLong(text)) : Value.of(text);
        };
    }

    private void filtered(Condition condition, String where) {
        var data = groups(List.of(), Measure.count(), Measure.of(Op.SUM, "v"));
        assertThat(engine.ask(data.rows(ROWS, List.of(condition))))
                .isEqualTo(
                        engine.ask(
                                "SELECT count(*), sum(v)::DOUBLE FROM rows WHERE (" + where + ")"));
    }

    @Test
    void keepsRowsInARangeWithBothEnds() {
        filtered(
                new Condition.Between(
                        plain("v"), Optional.of(Value.of(5)), Optional.of(Value.of(10))),
                "v BETWEEN 5 AND 10");
        filtered(
                new Condition.Between(plain("v"), Optional.empty(), Optional.of(Value.of(0))),
                "v <= 0");
        long march = 1393632000000L; // 2014-03-01
        long june = 1401580800000L; // 2014-06-01
        filtered(
                new Condition.Between(
                        time("day", Unit.YEARMONTH),
                        Optional.of(Value.of(march)),
                        Optional.of(Value.of(june))),
                "day >= DATE '2014-03-01' AND day < DATE '2014-07-01'");
        filtered(
                new Condition.OneOf(time("moment", Unit.DAY), List.of(Value.of(6), Value.of(7))),
                "dayofweek(moment) IN (0, 6)");
        filtered(
                new Condition.Between(
                        plain("g"), Optional.of(Value.of("b")), Optional.of(Value.of("z"))),
                "g BETWEEN 'b' AND 'z'");
    }

    @Test
    void combinesConditionsInTwoValuedLogic() {
        var east = new Condition.OneOf(plain("g"), List.of(Value.of("East")));
        var low = new Condition.Between(plain("v"), Optional.empty(), Optional.of(Value.of(0)));
        filtered(new Condition.Not(east), "g IS DISTINCT FROM 'East'");
        filtered(new Condition.Any(List.of(east, low)), "g = 'East' OR v <= 0");
        filtered(
                new Condition.All(List.of(new Condition.Not(low), east)),
                "(v > 0 OR v IS NULL) AND g = 'East'");
        filtered(new Condition.OneOf(plain("g"), List.of()), "false");
    }

    @Test
    void findsARangeAgainByItsLowerEdge() {
        engine.run("CREATE TABLE tenths AS SELECT i / 97.0 AS v, 1 AS g FROM range(97) t(i)");
        var key = new Key("v", Bucket.Bin.most(10).with(new Extent(0, 96 / 97.0)));
        var data = groups(List.of(key), Measure.count());
        for (var row : engine.ask(data.rows(Sql.relation("tenths"), List.of()))) {
            var edge = new Value.Num(new java.math.BigDecimal(String.valueOf(row.getFirst())));
            var one = new Condition.OneOf(key, List.of(edge));
            assertThat(engine.ask(data.rows(Sql.relation("tenths"), List.of(one))))
                    .containsExactly(row);
        }
    }

    @Test
    void leavesOutTimesWithoutEnd() {
        engine.run(
                """
                CREATE TABLE odd AS SELECT unnest(['infinity'::TIMESTAMP, '2014-05-06'::TIMESTAMP]) AS t
                """);
        for (Unit unit : Unit.values()) {
            var data = groups(List.of(time("t", unit)), Measure.count());
            var rows = engine.ask(data.rows(Sql.relation("odd"), List.of()));
            assertThat(rows).as(unit.name()).hasSize(2).last().isEqualTo(Arrays.asList(null, 1L));
        }
    }

    @Test
    void asksForExtentsOfManyColumnsAtOnce() {
        assertThat(engine.ask(Extent.ask(ROWS, List.of("v", "m0"))))
                .isEqualTo(
                        engine.ask(
                                "SELECT min(v)::DOUBLE, max(v)::DOUBLE, min(m0)::DOUBLE,"
                                        + " max(m0)::DOUBLE FROM rows"));
    }

    @Test
    void tellsThatThereAreMoreRowsByOne() {
        var data =
                Questions.of(
                        Dataset.Form.RAW,
                        List.of(plain("m0")),
                        List.of(),
                        List.of(),
                        List.of(new Order("k0", false)),
                        3,
                        0);
        assertThat(engine.ask(data.rows(ROWS, List.of())))
                .isEqualTo(
                        IntStream.of(-199, -198, -197, -196)
                                .mapToObj(i -> List.of((long) i))
                                .toList());
    }
}
