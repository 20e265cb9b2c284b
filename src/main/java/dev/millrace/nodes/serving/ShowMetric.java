package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.chart.Aggregate;
import dev.millrace.chart.Figure;
import dev.millrace.chart.MetricReader;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Presentation;
import dev.millrace.node.ServeType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import java.util.Locale;
import java.util.Map;

/// Shows one figure of rows.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ShowMetric implements ServeType<ShowMetric.Settings> {

    public record Settings(
            @Field(help = "The figure.") Measured measure,
            @Field(help = "What the figure is divided by, as the sales of a margin.") Measured over,
            @Field(
                            help =
                                    "How it is written, as a pattern of d3: `,.0f`, `.1%`, `.3s`;"
                                            + " by default as its size suggests.")
                    String format,
            @Field(
                            help = "A column of times, to compare periods and to draw a trend.",
                            editor = Editor.COLUMN)
                    String time,
            @Field(help = "The last full period is compared with the one before.")
                    Figure.Period compare,
            @Field(help = "What the small line has a point for.") Figure.Period trend,
            @Field(help = "Which direction is good; it decides the colour.") Figure.Better better,
            @Field(help = "A number to reach.") Value target,
            @Field(help = "One line under the title.") String subtitle,
            @Field(help = "A remark under the figure.") String caption) {}

    /// An aggregate of a column.
    public record Measured(
            @Field(help = "How the values of the rows become one.") Aggregate aggregate,
            @Field(help = "The column; none for a count of rows.", editor = Editor.COLUMN)
                    String field) {

        private Figure.Measured figure() {
            return new Figure.Measured(aggregate, field);
        }

        private String words() {
            var made = aggregate.name().toLowerCase(Locale.ROOT);
            return field.isEmpty() ? made : made + " of " + field;
        }
    }

    private static final Measured NOTHING = new Measured(Aggregate.NONE, "");

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "serving.metric",
                            "Figure",
                            Stage.SERVING,
                            new Settings(
                                    NOTHING,
                                    NOTHING,
                                    "",
                                    "",
                                    Figure.Period.NONE,
                                    Figure.Period.NONE,
                                    Figure.Better.UP,
                                    new Value.Null(),
                                    "",
                                    ""))
                    .described(
                            "Shows one figure, with a comparison and a trend.",
                            """
                            Shows an aggregate of all rows as one large figure. With a column of
                            times it says how the last full period differs from the one before, and
                            draws a small line through the points of the trend.

                            `over` makes a ratio: the sum of profit over the sum of sales is the
                            margin, also where rows are filtered.

                            **NULL** does not count; the sum of nothing is shown as no figure.

                            Example: `{"measure": ["sum", "Sales"], "time": "Order Date",
                            "compare": "year", "trend": "month"}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "measure",
                                            Value.items(Value.of("sum"), Value.of("Sales"))),
                                    Map.entry("time", Value.of("Order Date")),
                                    Map.entry("compare", Value.of("year")),
                                    Map.entry("trend", Value.of("month"))))
                    .synonyms("kpi", "number", "total", "big number", "single value", "metric")
                    .inputs("in")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS, Trait.SHOWS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        if (settings.measure().equals(NOTHING)) {
            return "";
        }
        var own = settings.measure().words();
        return settings.over().equals(NOTHING) ? own : own + " over " + settings.over().words();
    }

    @Override
    public Presentation present(Settings settings, Inputs inputs) {
        var read = MetricReader.read(figure(settings), inputs.only().schema());
        return new Presentation.OfRows(
                read.tile(), settings.subtitle(), settings.caption(), read.faults());
    }

    private static Figure figure(Settings settings) {
        return new Figure(
                settings.measure().figure(),
                settings.over().figure(),
                settings.format(),
                settings.time(),
                settings.compare(),
                settings.trend(),
                settings.better(),
                settings.target());
    }
}
