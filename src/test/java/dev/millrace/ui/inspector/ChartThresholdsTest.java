package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.chart.ChartReader;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Colours by conditions as the channel of the colour, and back.
class ChartThresholdsTest {

    private static final List<Column> COLUMNS =
            List.of(new Column("region", "VARCHAR"), new Column("profit", "DOUBLE"));

    private static final String BARS =
            """
            {"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal"},
            "y": {"field": "profit", "aggregate": "sum", "type": "quantitative"}}}
            """;

    private static final ChartThresholds.Rule LOSS =
            new ChartThresholds.Rule("profit", "lt", Value.of(0), "@bad");
    private static final ChartThresholds.Rule GAIN =
            new ChartThresholds.Rule("profit", "gt", Value.of(100), "@good");

    private static ChartSpec spec(String json) {
        return ChartSpec.of(Json.parse(json)).orElseThrow();
    }

    private static String drawn(ChartSpec spec) {
        var read = ChartReader.read(spec.tree(), new Schema(COLUMNS));
        assertThat(read.faults()).isEmpty();
        return Json.line(read.tile().orElseThrow().look());
    }

    @Test
    void conditionsAreDrawnOnTheMeasure() {
        var spec = ChartThresholds.added(ChartThresholds.added(spec(BARS), LOSS), GAIN);
        spec = ChartThresholds.otherwise(spec, "@muted");
        assertThat(drawn(spec))
                .contains(
                        "\"color\":{\"value\":\"@muted\",\"condition\":[{\"test\":{\"field\":\"m0\",\"lt\":0},"
                                + "\"value\":\"@bad\"},{\"test\":{\"field\":\"m0\",\"gt\":100},\"value\":\"@good\"}]}");
        assertThat(ChartThresholds.all(spec))
                .flatExtracting(each -> ChartThresholds.rule(each).stream().toList())
                .containsExactly(LOSS, GAIN);
    }

    @Test
    void theLastConditionLeavesTheChartAsItWas() {
        var spec = ChartThresholds.added(spec(BARS), LOSS);
        assertThat(drawn(spec)).contains("\"condition\":{\"test\":{\"field\":\"m0\",\"lt\":0}");
        assertThat(ChartThresholds.removed(spec, 0)).isEqualTo(spec(BARS));
    }

    @Test
    void conditionsStandBesideAColumnAndStayWithoutIt() {
        var edits = new ChartEdits(COLUMNS);
        var spec = ChartThresholds.added(spec(BARS), LOSS);
        spec = edits.put(spec, ChartShelf.COLOUR, "region");
        assertThat(ChartThresholds.hasColumn(spec)).isTrue();
        assertThat(drawn(spec)).contains("\"lt\":0}");
        spec = edits.remove(spec, ChartShelf.COLOUR, 0);
        assertThat(spec).isEqualTo(ChartThresholds.added(spec(BARS), LOSS));
        assertThat(ChartNames.entry(spec.entries(ChartShelf.COLOUR).getFirst()))
                .isEqualTo("By conditions");
        assertThat(edits.remove(spec, ChartShelf.COLOUR, 0)).isEqualTo(spec(BARS));
    }

    @Test
    void whatIsWrittenInAnotherWayStaysWhereItIs() {
        var byHand =
                """
                {"test": {"and": [{"field": "profit", "gt": 1}, {"field": "profit", "lt": 5}]},
                "value": "@warn"}
                """;
        var spec =
                ChartThresholds.with(
                        spec(BARS), List.of(LOSS.value(), Json.parse(byHand), GAIN.value()));
        assertThat(ChartThresholds.rule(Json.parse(byHand))).isEmpty();
        var changed =
                ChartThresholds.replaced(
                        spec,
                        0,
                        new ChartThresholds.Rule("profit", "lte", Value.of(-1), "#123456"));
        assertThat(ChartThresholds.all(changed).get(1)).isEqualTo(Json.parse(byHand));
        assertThat(drawn(changed)).contains("\"and\":[", "#123456");
    }

    @Test
    void onlyNumbersOfMarksThatStandAloneAreAskedFor() {
        assertThat(ChartThresholds.fields(spec(BARS))).containsExactly("profit");
        assertThat(ChartThresholds.fits(spec(BARS))).isTrue();
        assertThat(ChartThresholds.fits(spec(BARS).withMark("line"))).isFalse();
        var counted =
                spec(
                        BARS.replace(
                                "\"field\": \"profit\", \"aggregate\": \"sum\"",
                                "\"aggregate\": \"count\""));
        assertThat(ChartThresholds.words(counted, "count")).isEqualTo("Number of rows");
        drawn(
                ChartThresholds.added(
                        counted, new ChartThresholds.Rule("count", "gte", Value.of(3), "@good")));
    }
}
