package dev.millrace.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.fault.FaultCode;
import dev.millrace.json.Json;
import dev.millrace.model.Value;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.SettingsSchema;
import dev.millrace.node.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Settings of figures and tables as pipeline files write them.
class FigureAndListingTest {

    private static final SettingsSchema<Figure> FIGURE =
            SettingsSchema.of(NodeSpec.of("serving.metric", "Figure", Stage.SERVING, Figure.EMPTY));
    private static final SettingsSchema<Listing> LISTING =
            SettingsSchema.of(NodeSpec.of("serving.table", "Table", Stage.SERVING, Listing.EMPTY));

    private static Read figure(String settings) {
        var read = FIGURE.read((Value.Fields) Json.parse(settings));
        assertThat(read.faults()).isEmpty();
        return MetricReader.read(read.settings(), Superstore.ROWS);
    }

    private static Read table(String settings) {
        var read = LISTING.read((Value.Fields) Json.parse(settings));
        assertThat(read.faults()).isEmpty();
        return TableReader.read(read.settings(), Superstore.ROWS);
    }

    @Test
    void asksForTheFigureItsPeriodsAndItsTrend() {
        var tile =
                figure(
                                """
                                {"measure": {"aggregate": "sum", "field": "Profit"},
                                 "over": {"aggregate": "sum", "field": "sales"}, "format": ".1%",
                                 "time": "order_date", "compare": "year", "trend": "month",
                                 "better": "down", "target": 0.15}
                                """)
                        .tile()
                        .orElseThrow();
        var margin = Measure.of(Op.SUM, "profit").over(Measure.of(Op.SUM, "sales"));
        assertThat(tile.datasets()).extracting(Dataset::name).containsExactly("d0", "d1", "d2");
        assertThat(tile.datasets())
                .allSatisfy(data -> assertThat(data.measures()).containsExactly(margin));
        assertThat(tile.datasets().get(1).keys())
                .containsExactly(Questions.time("order_date", Unit.YEAR));
        assertThat(tile.datasets().get(2).keys())
                .containsExactly(Questions.time("order_date", Unit.YEARMONTH));
        assertThat(Json.line(tile.look()))
                .isEqualTo(
                        "{\"kind\":\"metric\",\"title\":\"Sum of profit per sum of sales\","
                                + "\"format\":\".1%\",\"better\":\"down\",\"target\":0.15,"
                                + "\"compare\":\"year\",\"trend\":\"month\",\"ratio\":true}");
    }

    @Test
    void asksOnlyForTheFigureWithoutATime() {
        var tile = figure("{\"measure\": {\"aggregate\": \"count\"}}").tile().orElseThrow();
        assertThat(tile.datasets())
                .singleElement()
                .satisfies(data -> assertThat(data.measures()).containsExactly(Measure.count()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | measure | SETTING_MISSING",
                "{\"measure\": {\"field\": \"slaes\"}} | measure.field | COLUMN_UNKNOWN",
                "{\"measure\": {\"field\": \"region\"}} | measure.field | TYPE_MISMATCH",
                "{\"measure\": {\"aggregate\": \"mean\"}} | measure.field | SETTING_MISSING",
                "{\"measure\": {\"field\": \"sales\"}, \"compare\": \"year\"} | time | SETTING_MISSING",
                "{\"measure\": {\"field\": \"sales\"}, \"time\": \"region\"} | time | TYPE_MISMATCH",
                "{\"measure\": {\"field\": \"sales\"}, \"target\": \"high\"} | target | SETTING_WRONG_TYPE",
                "{\"measure\": {\"field\": \"sales\"}, \"format\": \"big\"} | format | CHART_NOT_POSSIBLE"
            })
    void namesWhatIsWrongWithAFigure(String settings, String path, FaultCode code) {
        assertThat(figure(settings).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.place().setting()).isEqualTo(path))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void groupsATableThatHasAnAggregate() {
        var tile =
                table(
                                """
                                {"columns": [
                                   {"field": "customer", "title": "Name"},
                                   {"field": "sales", "aggregate": "sum", "format": ".3s", "bar": true},
                                   {"field": "profit", "aggregate": "sum", "over": "sales", "negative_red": true}],
                                 "sort": [{"column": 1, "descending": true}], "rows": 8}
                                """)
                        .tile()
                        .orElseThrow();
        var data = tile.datasets().getFirst();
        assertThat(data.keys()).containsExactly(Questions.plain("customer"));
        assertThat(data.order()).containsExactly(new Order("m0", true));
        assertThat(data.most()).isEqualTo(8);
        assertThat(Json.line(tile.look()))
                .startsWith(
                        "{\"kind\":\"table\",\"columns\":[{\"name\":\"k0\",\"title\":\"Name\","
                                + "\"align\":\"left\",\"format\":\"\",\"bar\":false,\"negative\":false},"
                                + "{\"name\":\"m0\",\"title\":\"Sum of sales\",\"align\":\"right\","
                                + "\"format\":\".3s\",\"bar\":true,\"negative\":false},"
                                + "{\"name\":\"m1\",\"title\":\"Sum of profit per sum of sales\"");
    }

    @Test
    void showsRowsAsTheyAreWithoutAnAggregate() {
        var data =
                table("{\"columns\": [{\"field\": \"order_date\"}, {\"field\": \"sales\"}]}")
                        .tile()
                        .orElseThrow()
                        .datasets()
                        .getFirst();
        assertThat(data.raw()).isTrue();
        assertThat(data.most()).isEqualTo(TableReader.USUAL_ROWS);
    }

    @Test
    void spreadsAggregatesOverTheValuesOfAColumn() {
        var tile =
                table(
                                """
                                {"columns": [{"field": "order_date", "time_unit": "year"},
                                   {"aggregate": "count"}], "across": "segment"}
                                """)
                        .tile()
                        .orElseThrow();
        assertThat(tile.look().get("across")).isEqualTo(Value.of("k1"));
        assertThat(tile.datasets().getFirst().keys())
                .containsExactly(
                        Questions.time("order_date", Unit.YEAR), Questions.plain("segment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | columns | SETTING_MISSING",
                "{\"columns\": [{\"field\": \"custmer\"}]} | columns[0].field | COLUMN_UNKNOWN",
                "{\"columns\": [{\"field\": \"region\", \"aggregate\": \"sum\"}]} | columns[0].field | TYPE_MISMATCH",
                "{\"columns\": [{\"field\": \"sales\", \"aggregate\": \"sum\", \"over\": \"x\"}]} | columns[0].over | COLUMN_UNKNOWN",
                "{\"columns\": [{\"field\": \"order_date\", \"time_unit\": \"years\"}]} | columns[0].time_unit | CHART_NOT_POSSIBLE",
                "{\"columns\": [{\"field\": \"region\"}], \"across\": \"segment\"} | across | CHART_NOT_POSSIBLE",
                "{\"columns\": [{\"field\": \"region\"}], \"sort\": [{\"column\": 3}]} | sort[0].column | CHART_NOT_POSSIBLE",
                "{\"columns\": [{\"field\": \"region\"}], \"rows\": 99999} | rows | SETTING_WRONG_TYPE"
            })
    void namesWhatIsWrongWithATable(String settings, String path, FaultCode code) {
        assertThat(table(settings).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.place().setting()).isEqualTo(path))
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(code));
    }

    @Test
    void tellsAPageOfADataset() {
        var data =
                Superstore.tile(
                                """
                                {"mark": "rect", "encoding": {
                                  "x": {"field": "order_date", "timeUnit": "month"},
                                  "y": {"field": "order_date", "timeUnit": "year"},
                                  "color": {"aggregate": "sum", "field": "sales"}}}
                                """)
                        .datasets()
                        .getFirst();
        assertThat(data.outline())
                .isEqualTo(
                        Json.parse(
                                """
                                {"name": "d0", "keys": [
                                  {"name": "k0", "title": "Month of order_date", "type": "ordinal", "cycle": "month"},
                                  {"name": "k1", "title": "order_date", "type": "temporal", "unit": "year"}],
                                 "measures": [{"name": "m0", "title": "Sum of sales", "op": "sum"}],
                                 "order": [], "most": 5000, "raw": false}
                                """));
        assertThat(List.copyOf(data.parts())).containsExactly(new Dataset.Part("m0", "sum", "p0"));
    }
}
