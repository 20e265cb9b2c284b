package dev.millrace.chart;

import static dev.millrace.chart.Superstore.channel;
import static dev.millrace.chart.Superstore.drawn;
import static dev.millrace.chart.Superstore.read;
import static dev.millrace.chart.Superstore.tile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartReaderTest {

    private static String bar(String more) {
        return """
        {"mark": "bar", "encoding": {"x": {"field": "region"},
          "y": {"aggregate": "sum", "field": "sales"}%s}}
        """
                .formatted(more.isEmpty() ? "" : ", " + more);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"mark\": \"bra\"} | chart.mark | Did you mean \"bar\"?",
                "{\"mark\": \"geoshape\"} | chart.mark | Supported are",
                "{\"encoding\": {}} | chart.mark | Write \"bar\"",
                "{\"mark\": \"bar\", \"config\": {}} | chart.config | The theme of the page decides.",
                "{\"mark\": \"bar\", \"params\": []} | chart.params | belong to the dashboard",
                "{\"mark\": \"bar\", \"hconcat\": []} | chart.hconcat | Supported are",
                "{\"mark\": {\"type\": \"bar\", \"href\": \"x\"}} | chart.mark.href | Write the value",
                "{\"mark\": {\"type\": \"bar\", \"size\": {\"expr\": \"1\"}}} | chart.mark.size.expr | Write",
                "{\"mark\": \"bar\", \"layer\": []} | chart.layer | ``",
                "{\"mark\": \"bar\", \"transform\": [{\"calculate\": \"1\", \"as\": \"x\"}]}"
                        + " | chart.transform[0] | node before",
                "{\"mark\": \"bar\", \"transform\": [{\"filter\": \"datum.x > 1\"}]}"
                        + " | chart.transform[0].filter | filter node",
                "{\"mark\": \"bar\", \"transform\": [{\"filter\": {\"field\": \"sale\", \"lt\": 1}}]}"
                        + " | chart.transform[0].filter.field | Did you mean \"sales\"?",
                "{\"mark\": \"bar\", \"transform\": [{\"filter\": {\"field\": \"order_date\","
                        + " \"lt\": \"soon\"}}]} | chart.transform[0].filter.lt | ``",
                "{\"mark\": \"bar\", \"usermeta\": {\"millrace\": {\"top\": 0}}}"
                        + " | chart.usermeta.millrace.top | ``",
                "{\"mark\": \"circle\", \"projection\": \"globe\"} | chart.projection | mercator"
            })
    void namesWhatIsWrongWithAChart(String spec, String path, String hint) {
        var faults = read(spec).faults();
        assertThat(faults).isNotEmpty();
        assertThat(faults.getFirst().place().setting()).isEqualTo(path);
        assertThat(faults.getFirst().hint()).contains(hint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"colr\": {\"field\": \"region\"} | chart.encoding.colr | CHART_NOT_POSSIBLE",
                "\"href\": {\"field\": \"region\"} | chart.encoding.href | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"regin\"} | chart.encoding.color.field | COLUMN_UNKNOWN",
                "\"color\": {\"field\": {\"repeat\": \"x\"}} | chart.encoding.color.field | SETTING_WRONG_TYPE",
                "\"color\": {\"aggregate\": \"sum\"} | chart.encoding.color.field | SETTING_MISSING",
                "\"color\": {\"aggregate\": \"argmax\"} | chart.encoding.color.aggregate | CHART_NOT_POSSIBLE",
                "\"color\": {\"aggregate\": \"mean\", \"field\": \"region\"} | chart.encoding.color.field | TYPE_MISMATCH",
                "\"color\": {\"field\": \"tags\"} | chart.encoding.color.field | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"type\": \"quantitative\"} | chart.encoding.color.type | TYPE_MISMATCH",
                "\"color\": {\"field\": \"region\", \"type\": \"geojson\"} | chart.encoding.color.type | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"timeUnit\": \"year\"} | chart.encoding.color.field | TYPE_MISMATCH",
                "\"color\": {\"field\": \"order_date\", \"timeUnit\": \"dayofyear\"} | chart.encoding.color.timeUnit | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"sales\", \"bin\": {\"nice\": false}} | chart.encoding.color.bin.nice | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"sales\", \"bin\": {\"step\": 0}} | chart.encoding.color.bin.step | SETTING_WRONG_TYPE",
                "\"color\": {\"field\": \"region\", \"impute\": {}} | chart.encoding.color.impute | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"axis\": {}} | chart.encoding.color.axis | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"legend\": {\"labelExpr\": \"1\"}} | chart.encoding.color.legend.labelExpr | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"scale\": {\"domain\": {\"param\": \"p\"}}} | chart.encoding.color.scale.domain.param | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"sort\": \"upwards\"} | chart.encoding.color.sort | CHART_NOT_POSSIBLE",
                "\"color\": {\"field\": \"region\", \"sort\": {\"field\": \"slaes\"}} | chart.encoding.color.sort.field | COLUMN_UNKNOWN",
                "\"size\": {\"field\": \"sales\", \"format\": \"lots\"} | chart.encoding.size.format | CHART_NOT_POSSIBLE",
                "\"color\": {\"condition\": {\"test\": \"datum.x\", \"value\": \"red\"}} | chart.encoding.color.condition.test | CHART_NOT_POSSIBLE",
                "\"color\": {\"condition\": {\"test\": {\"field\": \"profit\", \"lt\": 0}, \"value\": \"red\"}} | chart.encoding.color.condition.test.field | CHART_NOT_POSSIBLE",
                "\"color\": {\"condition\": {\"param\": \"p\", \"value\": \"red\"}} | chart.encoding.color.condition.param | CHART_NOT_POSSIBLE",
                "\"detail\": [{\"field\": \"region\"}, {\"field\": \"regin\"}] | chart.encoding.detail[1].field | COLUMN_UNKNOWN"
            })
    void namesWhatIsWrongWithAChannel(String channel, String path, FaultCode code) {
        assertThat(read(bar(channel)).faults())
                .first()
                .satisfies(fault -> assertThat(fault.place().setting()).isEqualTo(path))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void drawsOnlyColumnsOfAnswers() {
        var odd = "a\"b.c[0] <script> 😀";
        var rows = new Schema(List.of(new Column(odd, "VARCHAR"), new Column("m0", "INTEGER")));
        var spec =
                Value.fields(
                        Map.entry("mark", Value.of("bar")),
                        Map.entry(
                                "encoding",
                                Value.fields(
                                        Map.entry(
                                                "x",
                                                Value.fields(Map.entry("field", Value.of(odd)))),
                                        Map.entry(
                                                "y",
                                                Value.fields(
                                                        Map.entry("aggregate", Value.of("sum")),
                                                        Map.entry("field", Value.of("m0")))))));
        var drawn = Json.line(ChartReader.read(spec, rows).tile().orElseThrow().look());
        assertThat(drawn)
                .contains("\"field\":\"k0\",\"type\":\"nominal\",\"title\":" + Json.quote(odd))
                .doesNotContain("\"field\":" + Json.quote(odd));
    }

    @Test
    void takesAnyColumnWhileTheRowsAreNotKnown() {
        var spec =
                Json.parse(
                        """
                        {"mark": "line", "encoding": {"x": {"field": "when", "timeUnit": "year"},
                          "y": {"aggregate": "sum", "field": "what"}}}
                        """);
        assertThat(ChartReader.read(spec, Schema.EMPTY).faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bar", "line", "area", "point", "circle", "square", "tick", "rect", "rule", "text",
                "trail"
            })
    void drawsEachMarkOverGroups(String mark) {
        var spec = bar("").replace("\"bar\"", "\"" + mark + "\"");
        assertThat(drawn(spec))
                .contains("\"data\":{\"name\":\"d0\"}", "\"mark\":{\"type\":\"" + mark + "\"}")
                .contains("\"x\":{\"field\":\"k0\",\"type\":\"nominal\",\"title\":\"region\"")
                .contains(
                        "\"y\":{\"field\":\"m0\",\"type\":\"quantitative\",\"title\":\"Sum of sales\"");
        assertThat(tile(spec).datasets())
                .singleElement()
                .satisfies(
                        data -> assertThat(data.keys()).containsExactly(Questions.plain("region")));
    }

    @Test
    void takesColourForColor() {
        assertThat(drawn(bar("\"colour\": {\"field\": \"segment\"}")))
                .contains("\"color\":{\"field\":\"k1\"");
    }

    @Test
    void rewritesSortsToColumnsOfTheAnswer() {
        assertThat(channel(bar("").replace("\"region\"", "\"region\", \"sort\": \"-y\""), "x"))
                .isEqualTo(
                        Json.parse(
                                """
                                {"field": "k0", "type": "nominal", "title": "region",
                                 "sort": {"field": "m0", "op": "max", "order": "descending"}}
                                """));
        var byProfit =
                bar("\"color\": {\"field\": \"segment\"}")
                        .replace(
                                "\"region\"",
                                "\"region\", \"sort\": {\"field\": \"profit\", \"op\": \"mean\"}");
        assertThat(Json.line(channel(byProfit, "x")))
                .contains("\"sort\":{\"field\":\"m1\",\"op\":\"mean\",\"order\":\"ascending\"}");
        assertThat(tile(byProfit).datasets().getFirst().measures())
                .containsExactly(Measure.of(Op.SUM, "sales"), Measure.of(Op.MEAN, "profit"));
    }

    @Test
    void putsCyclesInTheirOrder() {
        var spec =
                """
                {"mark": "bar", "encoding": {"x": {"field": "order_date", "timeUnit": "day",
                  "sort": "descending"}, "y": {"aggregate": "count"}}}
                """;
        assertThat(Json.line(channel(spec, "x")))
                .contains("\"type\":\"ordinal\",\"title\":\"Weekday of order_date\"")
                .contains("\"sort\":[\"Sun\",\"Sat\",\"Fri\",\"Thu\",\"Wed\",\"Tue\",\"Mon\"]");
    }

    @Test
    void stacksOnlyWhatAddsUp() {
        assertThat(Json.line(channel(bar("\"color\": {\"field\": \"segment\"}"), "y")))
                .contains("\"stack\":\"zero\"");
        var mean = bar("\"color\": {\"field\": \"segment\"}").replace("sum", "mean");
        assertThat(Json.line(channel(mean, "y"))).contains("\"stack\":null");
    }

    @Test
    void asksRawRowsWhereNothingIsAggregated() {
        var tile =
                tile(
                        """
                        {"mark": "point", "encoding": {"x": {"field": "sales"}, "y": {"field": "profit"},
                          "color": {"field": "region"}}}
                        """);
        assertThat(tile.datasets())
                .singleElement()
                .satisfies(data -> assertThat(data.raw()).isTrue())
                .satisfies(data -> assertThat(data.samples()).isTrue())
                .satisfies(data -> assertThat(data.most()).isEqualTo(5000));
    }

    @Test
    void sharesOneDatasetBetweenLayersOfEqualKeys() {
        var tile =
                tile(
                        """
                        {"encoding": {"x": {"field": "region"}}, "layer": [
                          {"mark": "bar", "encoding": {"y": {"aggregate": "sum", "field": "sales"}}},
                          {"mark": "tick", "encoding": {"y": {"aggregate": "mean", "field": "sales"}}},
                          {"mark": "rule", "encoding": {"x": null, "y": {"aggregate": "max", "field": "sales"}}}]}
                        """);
        assertThat(tile.datasets()).extracting(data -> data.keys().size()).containsExactly(1, 0);
        assertThat(tile.datasets().getFirst().measures()).hasSize(2);
    }

    @Test
    void keepsTheLargestGroupsOfTheFirstDiscreteKey() {
        var stacked =
                tile(
                        """
                        {"mark": "bar", "usermeta": {"millrace": {"top": 3}}, "encoding": {
                          "x": {"field": "order_date", "timeUnit": "year"},
                          "y": {"aggregate": "sum", "field": "sales"}, "color": {"field": "region"}}}
                        """);
        assertThat(stacked.datasets().getFirst().top()).isEqualTo(3);
        assertThat(stacked.datasets().getFirst().keys().getFirst().column()).isEqualTo("region");
        var plain =
                bar("").replace(
                                "{\"mark\"",
                                "{\"usermeta\": {\"millrace\": {\"top\": 3}}, \"mark\"");
        assertThat(tile(plain).datasets().getFirst())
                .satisfies(data -> assertThat(data.most()).isEqualTo(3))
                .satisfies(data -> assertThat(data.isAdditive()).isTrue())
                .satisfies(data -> assertThat(data.order()).containsExactly(new Order("m0", true)));
    }

    @Test
    void tellsTheColumnsItUsesAndThoseWhoseExtentItNeeds() {
        var tile =
                tile(
                        """
                        {"mark": "bar", "transform": [{"filter": {"field": "late", "equal": true}}],
                         "encoding": {"x": {"field": "sales", "bin": true}, "y": {"aggregate": "count"}}}
                        """);
        assertThat(tile.columns()).containsExactlyInAnyOrder("sales", "late");
        assertThat(tile.extents()).containsExactly("sales");
        var resolved = tile.with(Map.of("sales", new Extent(3, 97)));
        assertThat(resolved.extents()).isEmpty();
        assertThat(Json.line(resolved.look()))
                .contains("\"bin\":{\"binned\":true,\"step\":10},\"scale\":{\"domain\":[0,100]}");
    }

    @Test
    void refusesSmallMultiplesOfDifferentQuestions() {
        assertThat(
                        read("""
                                        {"encoding": {"row": {"field": "segment"}}, "layer": [
                                          {"mark": "bar", "encoding": {"x": {"field": "region"},
                                            "y": {"aggregate": "count"}}},
                                          {"mark": "rule", "encoding": {"y": {"aggregate": "count"}}}]}
                                        """)
                                .faults())
                .first()
                .satisfies(f -> assertThat(f.code()).isEqualTo(FaultCode.CHART_NOT_POSSIBLE));
    }

    @Test
    void drawsSmallMultiplesOfLayersWithOneTargetInEach() {
        var drawn =
                drawn(
                        """
                        {"encoding": {"x": {"field": "region"}, "row": {"field": "segment"}}, "layer": [
                          {"mark": "bar", "encoding": {"y": {"aggregate": "sum", "field": "sales"}}},
                          {"mark": "rule", "encoding": {"x": null, "row": null, "y": {"datum": 9}}}]}
                        """);
        assertThat(drawn)
                .startsWith("{\"data\":{\"name\":\"d0\"},\"facet\":{\"row\":{\"field\":\"k1\"")
                .contains("{\"data\":{\"values\":[{}]},\"mark\":{\"type\":\"rule\"}")
                .doesNotContain("\"x\":null");
    }

    @Test
    void refusesBoxesOfAnAggregate() {
        assertThat(read(bar("").replace("\"bar\"", "\"boxplot\"")).faults()).hasSize(1);
    }
}
