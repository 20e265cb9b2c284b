package dev.millrace.chart;

import static dev.millrace.chart.Questions.groups;
import static dev.millrace.chart.Questions.plain;
import static dev.millrace.chart.Questions.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A cube, added up again under any filter, must be the answer itself.
class CubeTest {

    private static final Sql ROWS = Sql.relation("rows");
    private static final List<Key> DIMENSIONS =
            List.of(
                    plain("region"),
                    time("day", Unit.YEARMONTH),
                    new Key("v", Bucket.Bin.wide(50).with(new Extent(-60, 190))));

    private final Engine engine = new Engine();

    @BeforeEach
    void load() {
        engine.run(
                """
                CREATE TABLE rows AS SELECT
                  CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN 'East' WHEN 2 THEN 'West' ELSE 'South' END AS region,
                  CASE WHEN i % 7 = 0 THEN NULL ELSE CAST(i * 1.25 - 60 AS DECIMAL(12,2)) END AS v,
                  CASE WHEN i % 5 = 0 THEN NULL ELSE i * 0.1::DOUBLE END AS w,
                  CASE WHEN i % 11 = 0 THEN NULL ELSE DATE '2014-01-01' + CAST(i AS INTEGER) END AS day
                FROM range(200) t(i)
                """);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private static final Dataset DATA =
            groups(
                    List.of(time("day", Unit.QUARTER), plain("region")),
                    Measure.of(Op.SUM, "v"),
                    Measure.count(),
                    Measure.of(Op.MIN, "v"),
                    Measure.of(Op.MAX, "w"),
                    Measure.of(Op.MEAN, "w"),
                    Measure.of(Op.VALID, "v"),
                    Measure.of(Op.MISSING, "w"),
                    Measure.of(Op.SUM, "w").over(Measure.of(Op.SUM, "v")));

    private static List<@Nullable Condition> choices(@Nullable Condition... conditions) {
        var all = new ArrayList<@Nullable Condition>(List.of(conditions));
        all.add(null);
        return all;
    }

    @Test
    void addsUpToTheAnswerUnderEveryCombinationOfFilters() {
        var regions =
                choices(
                        new Condition.OneOf(
                                DIMENSIONS.get(0), List.of(Value.of("East"), new Value.Null())),
                        new Condition.OneOf(DIMENSIONS.get(0), List.of(Value.of("Nowhere"))));
        var days =
                choices(
                        new Condition.Between(
                                DIMENSIONS.get(1),
                                Optional.of(Value.of(1391212800000L)),
                                Optional.of(Value.of(1396310400000L))),
                        new Condition.Between(
                                DIMENSIONS.get(1),
                                Optional.empty(),
                                Optional.of(Value.of(1396310400000L))));
        var ranges =
                choices(
                        new Condition.OneOf(DIMENSIONS.get(2), List.of(Value.of(0))),
                        new Condition.Between(
                                DIMENSIONS.get(2), Optional.of(Value.of(-50)), Optional.empty()));
        for (var region : regions) {
            for (var day : days) {
                for (var range : ranges) {
                    var filters = new ArrayList<Condition>();
                    var onCube = new ArrayList<Sql>();
                    var chosen = new @Nullable Condition[] {region, day, range};
                    for (int i = 0; i < chosen.length; i++) {
                        var condition = chosen[i];
                        if (condition != null) {
                            filters.add(condition);
                            onCube.add(onDimension(condition, "f" + i).test());
                        }
                    }
                    assertSame(filters, onCube);
                }
            }
        }
    }

    private static Condition onDimension(Condition condition, String name) {
        return switch (condition) {
            case Condition.OneOf one -> new Condition.OneOf(plain(name), one.values());
            case Condition.Between between ->
                    new Condition.Between(plain(name), between.from(), between.to());
            default -> throw new IllegalArgumentException(condition.toString());
        };
    }

    private void assertSame(List<Condition> filters, List<Sql> onCube) {
        var cube = DATA.cube(ROWS, DIMENSIONS).orElseThrow().text(Dialect.DUCKDB);
        var where =
                onCube.isEmpty() ? "" : " WHERE " + Sql.join(" AND ", onCube).text(Dialect.DUCKDB);
        var again =
                engine.ask(
                        "SELECT k0, k1, sum(p0), CAST(sum(p1) AS BIGINT), min(p2), max(p3),"
                                + " sum(p4) / nullif(sum(p5), 0), CAST(sum(p6) AS BIGINT),"
                                + " CAST(sum(p7) AS BIGINT), sum(p8) / nullif(sum(p9), 0) FROM ("
                                + cube
                                + ")"
                                + where
                                + " GROUP BY k0, k1 ORDER BY 1 NULLS LAST, 2 NULLS LAST");
        var rows = engine.ask(DATA.rows(ROWS, filters));
        assertThat(again).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                var value = rows.get(i).get(j);
                if (value instanceof Double number) {
                    assertThat((Double) Objects.requireNonNull(again.get(i).get(j)))
                            .isCloseTo(number, Offset.offset(1e-9 * Math.max(1, Math.abs(number))));
                } else {
                    assertThat(again.get(i).get(j)).isEqualTo(value);
                }
            }
        }
    }

    @Test
    void namesPartsByTheirRole() {
        assertThat(DATA.parts().stream().map(part -> part.measure() + " " + part.role()))
                .containsExactly(
                        "m0 sum",
                        "m1 count",
                        "m2 min",
                        "m3 max",
                        "m4 mean_sum",
                        "m4 mean_count",
                        "m5 count",
                        "m6 count",
                        "m7 ratio_top",
                        "m7 ratio_bottom");
    }

    @Test
    void hasNoCubeOfWhatCannotBeAddedUp() {
        for (Op op : List.of(Op.DISTINCT, Op.MEDIAN, Op.Q1, Op.Q3, Op.STDEV, Op.VARIANCE)) {
            assertThat(groups(List.of(), Measure.of(op, "v")).cube(ROWS, DIMENSIONS)).isEmpty();
        }
        assertThat(Questions.raw(10, plain("v")).cube(ROWS, DIMENSIONS)).isEmpty();
        var mean = Measure.of(Op.MEAN, "v").over(Measure.count());
        assertThat(groups(List.of(), mean).isAdditive()).isFalse();
    }
}
