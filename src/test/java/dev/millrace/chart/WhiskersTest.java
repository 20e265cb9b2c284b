package dev.millrace.chart;

import static dev.millrace.chart.Questions.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.sql.Sql;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhiskersTest {

    private static final String OUTSIDE =
            """
            SELECT g, v::DOUBLE AS v FROM rows r WHERE
              v < (SELECT quantile_cont(v::DOUBLE, 0.25) - 1.5 * (quantile_cont(v::DOUBLE, 0.75)
                   - quantile_cont(v::DOUBLE, 0.25)) FROM rows i WHERE i.g IS NOT DISTINCT FROM r.g)
              OR v > (SELECT quantile_cont(v::DOUBLE, 0.75) + 1.5 * (quantile_cont(v::DOUBLE, 0.75)
                   - quantile_cont(v::DOUBLE, 0.25)) FROM rows i WHERE i.g IS NOT DISTINCT FROM r.g)
            """;

    @Test
    void endAtTheLastValueWithinTheFences() {
        try (var engine = new Engine()) {
            engine.run(
                    """
                    CREATE TABLE rows AS SELECT CASE i % 3 WHEN 0 THEN 'a' WHEN 1 THEN 'b' END AS g,
                    CASE WHEN i % 13 = 0 THEN NULL ELSE (i % 40) * (i % 40) * 0.5 END AS v
                    FROM range(300) t(i) UNION ALL VALUES ('a', 5000), ('b', -5000), (NULL, 9000)
                    """);
            var ops = List.of(Op.Q1, Op.MEDIAN, Op.Q3, Op.WHISKER_LOW, Op.WHISKER_HIGH);
            var boxes =
                    Questions.of(
                            Dataset.Form.GROUPS,
                            List.of(plain("g")),
                            ops.stream().map(op -> Measure.of(op, "v")).toList(),
                            List.of(),
                            List.of(),
                            5000,
                            0);
            assertThat(engine.ask(boxes.rows(Sql.relation("rows"), List.of())))
                    .hasSize(3)
                    .isEqualTo(
                            engine.ask(
                                    """
                                    SELECT g, quantile_cont(v::DOUBLE, 0.25), median(v::DOUBLE),
                                      quantile_cont(v::DOUBLE, 0.75),
                                      min(v::DOUBLE) FILTER (NOT far), max(v::DOUBLE) FILTER (NOT far)
                                    FROM (SELECT g, v, (coalesce(g, '-'), v::DOUBLE) IN
                                      (SELECT (coalesce(g, '-'), v) FROM (%s)) AS far FROM rows)
                                    GROUP BY g ORDER BY g NULLS LAST
                                    """
                                            .formatted(OUTSIDE)));
            var outliers =
                    Questions.of(
                            Dataset.Form.OUTLIERS,
                            List.of(plain("g"), plain("v")),
                            List.of(),
                            List.of(),
                            List.of(),
                            1000,
                            0);
            var far = engine.ask(outliers.rows(Sql.relation("rows"), List.of()));
            assertThat(far)
                    .hasSizeGreaterThan(2)
                    .containsExactlyInAnyOrderElementsOf(engine.ask(OUTSIDE));
        }
    }
}
