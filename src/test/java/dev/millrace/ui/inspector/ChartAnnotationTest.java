package dev.millrace.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.chart.ChartReader;
import dev.millrace.json.Json;
import dev.millrace.model.Column;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Annotations as layers, and back.
class ChartAnnotationTest {

    private static final Schema COLUMNS =
            new Schema(
                    List.of(
                            new Column("region", "VARCHAR"),
                            new Column("day", "DATE"),
                            new Column("sales", "DOUBLE")));

    private static final String BARS =
            """
            {"title": "T", "mark": "bar", "encoding": {"x": {"field": "day", "type": "temporal",
            "timeUnit": "yearmonth"}, "row": {"field": "region"}, "y": {"field": "sales",
            "aggregate": "sum", "type": "quantitative"}}, "usermeta": {"millrace": {"top": 3}}}
            """;

    private static final ChartAnnotation TARGET =
            ChartAnnotation.fresh(ChartAnnotation.Kind.LINE, "y")
                    .withFrom(number("12.50"))
                    .withText("Target")
                    .withColour("@bad");
    private static final ChartAnnotation BAND =
            ChartAnnotation.fresh(ChartAnnotation.Kind.BAND, "x")
                    .withFrom(Value.of("2026-01"))
                    .withTo(Value.of("2026-03"))
                    .withText("Closed");
    private static final ChartAnnotation NOTE =
            ChartAnnotation.fresh(ChartAnnotation.Kind.NOTE, "").withText("New prices");

    private static Value number(String digits) {
        return new Value.Num(new BigDecimal(digits));
    }

    private static Value.Fields tree(String json) {
        return (Value.Fields) Json.parse(json);
    }

    private static String drawn(Value.Fields tree) {
        var read = ChartReader.read(tree, COLUMNS);
        assertThat(read.faults()).isEmpty();
        return Json.line(read.tile().orElseThrow().look());
    }

    private static List<String> words(Value.Fields tree) {
        return ChartLayers.entries(tree).stream()
                .map(entry -> entry.form().map(ChartAnnotation::words).orElse("JSON"))
                .toList();
    }

    @Test
    void everyAnnotationIsReadAsItWasWritten() {
        for (var each :
                List.of(
                        TARGET,
                        BAND,
                        NOTE,
                        TARGET.swapped(),
                        TARGET.withText(""),
                        NOTE.withFrom(Value.of("2026-02-01")).withTo(number("3")),
                        BAND.withAxis("y").withFrom(number("1")).withTo(number("2")))) {
            for (var shared : List.of(Set.<String>of(), Set.of("x", "color"))) {
                assertThat(ChartAnnotation.read(each.layers(shared), shared)).contains(each);
            }
        }
    }

    @Test
    void aChartGetsLayersWithTheFirstAndLosesThemWithTheLast() {
        var tree = tree(BARS);
        var annotated = ChartLayers.add(tree, TARGET);
        assertThat(annotated.members().keySet()).containsExactly("title", "layer", "usermeta");
        annotated = ChartLayers.add(ChartLayers.add(annotated, BAND), NOTE);
        assertThat(words(annotated))
                .containsExactly(
                        "Band from 2026-01 to 2026-03: Closed",
                        "Line at 12.50: Target",
                        "Note: New prices");
        assertThat(new ChartSpec(annotated).mark()).isEqualTo("bar");
        while (!ChartLayers.entries(annotated).isEmpty()) {
            annotated = ChartLayers.remove(annotated, ChartLayers.entries(annotated).getFirst());
        }
        assertThat(Json.line(annotated)).isEqualTo(Json.line(tree));
    }

    @Test
    void annotationsAreDrawnOnceInEverySmallMultiple() {
        var annotated = ChartLayers.add(ChartLayers.add(tree(BARS), BAND), TARGET);
        assertThat(drawn(annotated))
                .contains("\"facet\":{\"row\"", "\"data\":{\"values\":[{}]}")
                .contains("\"y\":{\"datum\":12.50,\"type\":\"quantitative\"}")
                .contains("\"x2\":{\"datum\":1772323200000}");
    }

    /// A band is as wide as a bar, but makes no bars of the points of a line.
    @Test
    void aBandDoesNotChangeHowALineIsDrawn() {
        var line = tree(BARS.replace("\"bar\"", "\"line\""));
        assertThat(drawn(ChartLayers.add(line, BAND))).doesNotContain("binned");
    }

    @Test
    void theChartIsChangedBeneathItsAnnotations() {
        var spec = new ChartSpec(ChartLayers.add(ChartLayers.add(tree(BARS), BAND), TARGET));
        assertThat(spec.hasLayers()).isFalse();
        assertThat(spec.limits()).isEmpty();
        assertThat(spec.path(ChartShelf.Y)).isEqualTo("layer[2].encoding.y");
        var swapped = spec.withMark("line").swapped();
        assertThat(words(swapped.tree())).containsExactlyElementsOf(words(spec.tree()));
        assertThat(ChartLayers.entries(swapped.tree()).getFirst().form()).contains(BAND.swapped());
        assertThat(swapped.channel(ChartShelf.X).orElseThrow().field()).isEqualTo("sales");
        drawn(swapped.tree());
    }

    @Test
    void layersThatShareColumnsKeepThemFromAnAnnotation() {
        var tree =
                tree(
                        """
                        {"encoding": {"x": {"field": "region"}}, "layer": [
                        {"mark": "bar", "encoding": {"y": {"field": "sales", "aggregate": "sum"}}},
                        {"mark": "tick", "encoding": {"y": {"field": "sales", "aggregate": "max"}}}]}
                        """);
        var annotated = ChartLayers.add(tree, TARGET);
        assertThat(words(annotated)).containsExactly("Line at 12.50: Target");
        assertThat(drawn(annotated))
                .contains("{\"data\":{\"values\":[{}]},\"mark\":{\"type\":\"rule\"");
        assertThat(ChartLayers.remove(annotated, ChartLayers.entries(annotated).getFirst()))
                .isEqualTo(tree);
    }

    @Test
    void whatIsWrittenInAnotherWayStays() {
        var tree =
                tree(
                        """
                        {"layer": [{"mark": "bar", "encoding": {"y": {"field": "sales"}}},
                        {"mark": {"type": "rule", "strokeDash": [2, 2]},
                        "encoding": {"y": {"datum": 3}}},
                        {"mark": "rule", "encoding": {"y": {"field": "sales", "aggregate": "mean"}}}]}
                        """);
        assertThat(words(tree)).containsExactly("JSON");
        assertThat(new ChartSpec(tree).limits()).contains("3 layers");
        var annotated = ChartLayers.add(tree, NOTE);
        assertThat(words(annotated)).containsExactly("JSON", "Note: New prices");
        var entries = ChartLayers.entries(annotated);
        assertThat(ChartLayers.remove(annotated, entries.getLast())).isEqualTo(tree);
    }

    @Test
    void placesAreNumbersOrDates() {
        assertThat(ChartScale.NUMBER.parse(" 1.5 ")).contains(number("1.5"));
        assertThat(ChartScale.NUMBER.parse("1,5")).isEmpty();
        assertThat(ChartScale.TIME.parse("2026-02")).contains(Value.of("2026-02"));
        assertThat(ChartScale.TIME.parse("2026-02-30")).isEmpty();
        assertThat(ChartScale.TIME.parse("2026-02-03 10:00")).isPresent();
    }
}
