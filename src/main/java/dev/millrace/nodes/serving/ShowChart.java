package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.chart.ChartReader;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Presentation;
import dev.millrace.node.Required;
import dev.millrace.node.ServeType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import java.util.Map;

/// Shows rows as a chart.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ShowChart implements ServeType<ShowChart.Settings> {

    public record Settings(
            @Field(
                            help =
                                    "What is drawn: a mark, and which column is its X, its Y, its"
                                            + " colour. The JSON is Vega-Lite.",
                            editor = Editor.CHART)
                    @Required
                    Value chart,
            @Field(help = "One line under the title.") String subtitle,
            @Field(help = "A remark under the chart.") String caption) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "serving.chart",
                            "Chart",
                            Stage.SERVING,
                            new Settings(new Value.Null(), "", ""))
                    .described(
                            "Draws rows as a chart.",
                            """
                            Draws what reaches it as bars, lines, areas, points, arcs, a heat map, a
                            box plot or a map of points. The description is **Vega-Lite**, so any
                            editor of that grammar opens it. Sums, counts, bins, units of time and
                            filters are computed by the engine; the chart gets the few rows it
                            draws, however many there are.

                            The rows go on unchanged, to a dashboard or to anything else. Every run
                            keeps them, so a chart shows the last run and does not read the sources.

                            **NULL** is a group of its own, drawn as `(none)`; sums and means skip
                            it.

                            Example: `{"chart": {"mark": "bar", "encoding": {"x": {"field":
                            "Region", "type": "nominal"}, "y": {"aggregate": "sum", "field":
                            "Sales", "type": "quantitative"}}}}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "chart",
                                            Value.fields(
                                                    Map.entry("mark", Value.of("bar")),
                                                    Map.entry("encoding", example())))))
                    .synonyms(
                            "plot", "graph", "bar", "line", "pie", "map", "histogram", "visualise")
                    .inputs("in")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS, Trait.SHOWS);

    private static Value example() {
        return Value.fields(
                Map.entry(
                        "x",
                        Value.fields(
                                Map.entry("field", Value.of("Region")),
                                Map.entry("type", Value.of("nominal")))),
                Map.entry(
                        "y",
                        Value.fields(
                                Map.entry("aggregate", Value.of("sum")),
                                Map.entry("field", Value.of("Sales")),
                                Map.entry("type", Value.of("quantitative")))));
    }

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return ChartWords.of(settings.chart());
    }

    @Override
    public Map<String, String> columnTexts(Settings settings) {
        return ChartColumns.of("chart", settings.chart());
    }

    @Override
    public Presentation present(Settings settings, Inputs inputs) {
        var read = ChartReader.read(settings.chart(), inputs.only().schema());
        return new Presentation.OfRows(
                read.tile(), settings.subtitle(), settings.caption(), read.faults());
    }
}
