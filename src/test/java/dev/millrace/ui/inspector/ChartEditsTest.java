package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.chart.ChartReader;
import dev.millrace.chart.ShowMe;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The builder without its controls: from one chart to another.
class ChartEditsTest {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("region", "VARCHAR"),
                    new Column("segment", "VARCHAR"),
                    new Column("day", "DATE"),
                    new Column("sales", "DOUBLE"),
                    new Column("profit", "DECIMAL(18,2)"),
                    new Column("discount", "DOUBLE"));

    private final ChartEdits edits = new ChartEdits(COLUMNS);

    private static ChartSpec spec(String json) {
        return ChartSpec.of(Json.parse(json)).orElseThrow();
    }

    private static void is(ChartSpec spec, String json) {
        assertThat(Json.line(spec.tree())).isEqualTo(Json.line(Json.parse(json)));
        assertThat(ChartReader.read(spec.tree(), new Schema(COLUMNS)).faults()).isEmpty();
    }

    @Test
    void columnsGetWhatTheirTypesSuggest() {
        var spec = edits.put(ChartSpec.EMPTY, ChartShelf.X, "day");
        spec = edits.put(spec, ChartShelf.Y, "sales");
        spec = edits.put(spec, ChartShelf.COLOUR, "region");
        is(
                spec,
                """
                {"mark": "bar", "encoding": {
                "x": {"field": "day", "type": "temporal", "timeUnit": "yearmonth"},
                "y": {"field": "sales", "type": "quantitative", "aggregate": "sum"},
                "color": {"field": "region", "type": "nominal"}}}
                """);
    }

    @Test
    void ratesAreNotAddedUp() {
        assertThat(
                        edits.put(ChartSpec.EMPTY, ChartShelf.Y, "discount")
                                .channel(ChartShelf.Y)
                                .orElseThrow()
                                .aggregate())
                .isEqualTo("mean");
    }

    @Test
    void aSecondNumberIsCutIntoBins() {
        var counted = edits.put(ChartSpec.EMPTY, ChartShelf.Y, ChartEdits.ROWS);
        is(
                edits.put(counted, ChartShelf.X, "sales"),
                """
                {"mark": "bar", "encoding": {"y": {"aggregate": "count", "type": "quantitative"},
                "x": {"field": "sales", "type": "quantitative", "bin": true}}}
                """);
    }

    @Test
    void pointsShowNumbersAsTheyAre() {
        var points = ChartSpec.EMPTY.withMark("point");
        var spec = edits.put(edits.put(points, ChartShelf.X, "sales"), ChartShelf.Y, "profit");
        assertThat(spec.channel(ChartShelf.Y).orElseThrow().isMeasure()).isFalse();
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        var before =
                spec(
                        """
                        {"$schema": "s", "title": "T", "mark": {"type": "bar", "opacity": 0.5},
                        "transform": [{"filter": {"field": "region", "equal": "East"}}],
                        "encoding": {"x": {"field": "region", "axis": {"grid": true}},
                        "y": {"field": "sales", "aggregate": "sum", "scale": {"zero": false}},
                        "tooltip": {"field": "day"}}}
                        """);
        var after = edits.put(before, ChartShelf.X, "segment");
        after = edits.aggregate(after, ChartShelf.Y, "median");
        after = ChartMark.change(after, "line", edits);
        is(
                after,
                """
                {"$schema": "s", "title": "T", "mark": {"type": "line", "opacity": 0.5},
                "transform": [{"filter": {"field": "region", "equal": "East"}}],
                "encoding": {"x": {"field": "segment", "type": "nominal", "axis": {"grid": true}},
                "y": {"field": "sales", "aggregate": "median", "scale": {"zero": false},
                "type": "quantitative"}, "tooltip": {"field": "day"}}}
                """);
        assertThat(after.others()).containsExactly("1 filter", "tooltip");
    }

    @Test
    void anotherColumnOfTheSameKindIsTreatedAsTheOneBefore() {
        var before =
                spec(
                        """
                        {"mark": "bar", "encoding": {"y": {"field": "sales", "aggregate": "max",
                        "format": ",.0f", "title": "Most", "type": "quantitative"}}}
                        """);
        is(
                edits.put(before, ChartShelf.Y, "profit"),
                """
                {"mark": "bar", "encoding": {"y": {"field": "profit", "type": "quantitative",
                "aggregate": "max", "format": ",.0f"}}}
                """);
    }

    @Test
    void swapsAxesWithAllThatRefersToThem() {
        is(
                spec("""
                                {"mark": "bar", "encoding": {
                                "y": {"field": "region", "type": "nominal", "sort": "-x"},
                                "x": {"field": "sales", "aggregate": "sum"},
                                "yOffset": {"field": "segment"}, "color": {"field": "segment"}}}
                                """)
                        .swapped(),
                """
                {"mark": "bar", "encoding": {
                "x": {"field": "region", "type": "nominal", "sort": "-y"},
                "y": {"field": "sales", "aggregate": "sum"},
                "xOffset": {"field": "segment"}, "color": {"field": "segment"}}}
                """);
    }

    @Test
    void nothingIsSortedByAShelfThatIsEmpty() {
        var before =
                spec(
                        """
                        {"mark": "bar", "encoding": {"y": {"field": "region", "sort": "-x"},
                        "x": {"field": "sales", "aggregate": "sum"}}}
                        """);
        is(
                edits.remove(before, ChartShelf.X, 0),
                "{\"mark\": \"bar\", \"encoding\": {\"y\": {\"field\": \"region\"}}}");
    }

    @Test
    void barsBesideEachOtherFollowTheirColour() {
        var stacked =
                spec(
                        """
                        {"mark": "bar", "encoding": {"x": {"field": "region"},
                        "y": {"field": "sales", "aggregate": "sum"},
                        "color": {"field": "segment", "type": "nominal"}}}
                        """);
        var beside = ChartStack.BESIDE.on(stacked, ChartShelf.Y);
        assertThat(ChartStack.now(beside, ChartShelf.Y)).isEqualTo(ChartStack.BESIDE);
        var other = edits.put(beside, ChartShelf.COLOUR, "region");
        assertThat(other.channel("xOffset").orElseThrow().field()).isEqualTo("region");
        assertThat(edits.remove(other, ChartShelf.COLOUR, 0).channel("xOffset")).isEmpty();
        var share = ChartStack.SHARE.on(beside, ChartShelf.Y);
        assertThat(share.channel("xOffset")).isEmpty();
        assertThat(ChartStack.now(share, ChartShelf.Y)).isEqualTo(ChartStack.SHARE);
        assertThat(ChartStack.STACKED.on(share, ChartShelf.Y)).isEqualTo(stacked);
    }

    @Test
    void aMovedColumnDropsWhatItsNewShelfHasNoMeaningFor() {
        var before =
                spec(
                        """
                        {"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal",
                        "sort": "-y", "axis": {"grid": true}, "scale": {"padding": 1}},
                        "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"}}}
                        """);
        is(
                edits.move(before, ChartShelf.X, 0, ChartShelf.DOWN),
                """
                {"mark": "bar", "encoding": {
                "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"},
                "row": {"field": "region", "type": "nominal"}}}
                """);
    }

    @Test
    void detailTakesSeveralColumns() {
        var spec = edits.put(ChartSpec.EMPTY, ChartShelf.DETAIL, "region");
        spec =
                edits.put(
                        edits.put(spec, ChartShelf.DETAIL, "segment"), ChartShelf.DETAIL, "region");
        assertThat(spec.entries(ChartShelf.DETAIL)).hasSize(2);
        assertThat(edits.remove(spec, ChartShelf.DETAIL, 0).encoding().get("detail"))
                .isInstanceOf(Value.Fields.class);
    }

    @Test
    void aTimeOfTheYearIsNoPointInTime() {
        var spec = edits.put(ChartSpec.EMPTY, ChartShelf.X, "day");
        var cyclic = edits.unit(spec, ChartShelf.X, "month");
        assertThat(cyclic.channel(ChartShelf.X).orElseThrow().type()).isEqualTo("ordinal");
        var year = edits.unit(cyclic, ChartShelf.X, "year");
        assertThat(year.channel(ChartShelf.X).orElseThrow().type()).isEqualTo("temporal");
    }

    @Test
    void coloursTellYearsApart() {
        is(
                edits.put(ChartSpec.EMPTY, ChartShelf.COLOUR, "day"),
                """
                {"mark": "bar", "encoding": {"color": {"field": "day", "type": "ordinal",
                "timeUnit": "year"}}}
                """);
    }

    @Test
    void aPieShowsWhatBarsShowed() {
        var bars =
                spec(
                        """
                        {"mark": "bar", "encoding": {
                        "x": {"field": "region", "type": "nominal", "sort": "-y"},
                        "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"}}}
                        """);
        var pie = ChartMark.change(bars, "arc", edits);
        is(
                pie,
                """
                {"mark": "arc", "encoding": {
                "theta": {"field": "sales", "aggregate": "sum", "type": "quantitative"},
                "color": {"field": "region", "type": "nominal"}}}
                """);
        var back = ChartMark.change(pie, "bar", edits);
        assertThat(back.channel(ChartShelf.X).orElseThrow().field()).isEqualTo("region");
        assertThat(back.channel(ChartShelf.Y).orElseThrow().field()).isEqualTo("sales");
    }

    @Test
    void aHeatMapTurnsTheAmountIntoAColour() {
        var bars =
                spec(
                        """
                        {"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal"},
                        "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"},
                        "color": {"field": "segment", "type": "nominal"}}}
                        """);
        var heat = ChartMark.change(bars, "rect", edits);
        assertThat(heat.channel(ChartShelf.COLOUR).orElseThrow().aggregate()).isEqualTo("sum");
        assertThat(heat.channel(ChartShelf.Y).orElseThrow().field()).isEqualTo("segment");
        is(
                ChartMark.change(heat, "bar", edits),
                """
                {"mark": "bar", "encoding": {"x": {"field": "region", "type": "nominal"},
                "y": {"field": "sales", "aggregate": "sum", "type": "quantitative"},
                "color": {"field": "segment", "type": "nominal"}}}
                """);
    }

    @Test
    void aBoxNeedsTheValuesThemselves() {
        var bars =
                edits.put(
                        edits.put(ChartSpec.EMPTY, ChartShelf.Y, "sales"), ChartShelf.X, "region");
        var boxes = ChartMark.change(bars, "boxplot", edits);
        assertThat(boxes.channel(ChartShelf.Y).orElseThrow().isMeasure()).isFalse();
        assertThat(ChartMark.change(boxes, "line", edits).channel(ChartShelf.Y).orElseThrow())
                .extracting(ChartChannel::aggregate)
                .isEqualTo("sum");
    }

    @Test
    void aProposalKeepsTheTitleAndTheFilters() {
        var before =
                spec(
                        """
                        {"title": "T", "layer": [], "transform": [], "usermeta":
                        {"own": 1, "millrace": {"top": 5}}}
                        """);
        var proposal = spec("{\"mark\": \"line\", \"encoding\": {\"x\": {\"field\": \"day\"}}}");
        is(
                before.taking(proposal.tree()),
                """
                {"title": "T", "transform": [], "usermeta": {"own": 1}, "mark": "line",
                "encoding": {"x": {"field": "day"}}}
                """);
    }

    @Test
    void everyProposalIsWholeOnTheShelves() {
        for (var proposal : ShowMe.charts(COLUMNS, Map.of())) {
            var spec = ChartSpec.EMPTY.taking(proposal.spec());
            assertThat(spec.limits()).isEmpty();
            assertThat(spec.others()).as(proposal.title()).isEmpty();
            for (String mark : ChartMark.USUAL) {
                var changed = ChartMark.change(spec, mark, edits);
                assertThat(changed.mark()).isEqualTo(mark);
            }
        }
    }

    @Test
    void saysWhyLayersAreNoShelves() {
        var layers = spec("{\"layer\": [{\"mark\": \"bar\"}, {\"mark\": \"rule\"}]}");
        assertThat(layers.limits()).startsWith("This chart has 2 layers");
        var shared = edits.put(layers, ChartShelf.X, "region");
        assertThat(shared.tree().get("mark")).isNull();
        assertThat(ChartSpec.of(Value.of("{half"))).isEmpty();
    }
}
