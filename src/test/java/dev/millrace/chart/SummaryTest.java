package dev.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.json.Json;
import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SummaryTest {

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    private static List<List<Value>> rows(String json) {
        var rows = new ArrayList<List<Value>>();
        for (Value row : ((Value.Items) Json.parse(json)).values()) {
            rows.add(((Value.Items) row).values());
        }
        return rows;
    }

    private static String of(String spec, String rows) {
        return Superstore.tile(spec).summary(Map.of("d0", rows(rows)));
    }

    private static final String BAR =
            """
            {"mark": "bar", "encoding": {"y": {"field": "sub_category"},
              "x": {"aggregate": "sum", "field": "profit"}}}
            """;

    @Test
    void tellsTheGreatestTheLeastAndTheTotal() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(of(BAR, "[[\"Copiers\", 55617.8], [\"Tables\", -17725.4], [null, 12.345]]"))
                .isEqualTo(
                        "Sum of profit for 3 groups of sub_category: greatest 55,618 at Copiers, least"
                                + " -17,725 at Tables, total 37,905.");
    }

    @Test
    void tellsNoTotalOfMeansAndNamesRangesOfNothing() {
        assertThat(of(BAR.replace("sum", "mean"), "[[\"A\", 0.15678], [null, 0.2]]"))
                .isEqualTo(
                        "Mean of profit for 2 groups of sub_category: greatest 0.2 at no value, least"
                                + " 0.157 at A.");
    }

    @Test
    void tellsTheTrendAndAddsUpTheGroupsOfAPoint() {
        var area =
                """
                {"mark": "area", "encoding": {"x": {"field": "order_date", "timeUnit": "yearmonth"},
                  "y": {"aggregate": "sum", "field": "sales"}, "color": {"field": "category"}}}
                """;
        assertThat(
                        of(
                                area,
                                """
                                [["A", 1388534400000, 10], ["B", 1388534400000, 5],
                                 ["A", 1391212800000, 40], ["A", 1393632000000, 20]]
                                """))
                .isEqualTo(
                        "Sum of sales over 3 points in time: 15 at Jan 2014, rising to 20 at Mar 2014;"
                                + " greatest 40 at Feb 2014, least 15 at Jan 2014, total 75.");
    }

    @Test
    void tellsRangesOfRawRows() {
        var points =
                """
                {"mark": "point", "encoding": {"x": {"field": "sales"}, "y": {"field": "profit"}}}
                """;
        assertThat(of(points, "[[1.5, -3], [2000, 7]]"))
                .isEqualTo(
                        "2 rows with sales and profit: sales from 1.5 to 2,000, profit from -3 to 7.");
    }

    @Test
    void saysWhenThereIsNothing() {
        assertThat(of(BAR, "[]")).isEqualTo("There are no rows to show.");
    }

    @Test
    void tellsAFigureAndItsPeriods() {
        var figure =
                new Figure(
                        new Figure.Measured(Aggregate.SUM, "sales"),
                        Figure.Measured.NOTHING,
                        "",
                        "order_date",
                        Figure.Period.YEAR,
                        Figure.Period.NONE,
                        Figure.Better.UP,
                        new Value.Null());
        var tile = MetricReader.read(figure, Superstore.ROWS).tile().orElseThrow();
        var answers =
                Map.of(
                        "d0", rows("[[2297200.86]]"),
                        "d1", rows("[[1451606400000, 609205.6], [1483228800000, 733215.26]]"));
        assertThat(tile.summary(answers))
                .isEqualTo("Sum of sales: 2,297,201; 733,215 in 2017 after 609,206 in 2016.");
    }

    @Test
    void tellsWhatATableHolds() {
        var listing =
                new Listing(List.of(Listing.Cell.of("region", Aggregate.NONE)), "", List.of(), 1);
        var tile = TableReader.read(listing, Superstore.ROWS).tile().orElseThrow();
        assertThat(tile.summary(Map.of("d0", rows("[[\"East\"], [\"West\"]]"))))
                .isEqualTo("A table of the first 1 row with region.");
    }

    @Test
    void namesTheEdgesOfRanges() {
        var tile =
                Superstore.tile(
                                """
                                {"mark": "bar", "encoding": {"x": {"field": "sales", "bin": true},
                                  "y": {"aggregate": "count"}}}
                                """)
                        .with(Map.of("sales", new Extent(0, 97)));
        assertThat(tile.summary(Map.of("d0", rows("[[0, 3], [90, 1200]]"))))
                .isEqualTo(
                        "Number of rows for 2 groups of sales: greatest 1,200 at 90 to 100, least 3 at"
                                + " 0 to 10, total 1,203.");
    }
}
