package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.chart.Aggregate;
import dev.millrace.chart.Listing;
import dev.millrace.chart.PlainListing;
import dev.millrace.chart.TableReader;
import dev.millrace.chart.Tile;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Shows rows, or groups of them, as a table.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ShowTable implements ServeType<ShowTable.Settings> {

    public record Settings(
            @Field(noun = "column", help = "What the table shows, from left to right.")
                    List<Column> columns,
            @Field(
                            help = "A column whose values become columns of their own: a pivot.",
                            editor = Editor.COLUMN)
                    String across,
            @Field(noun = "sort key", help = "By which of its columns it is sorted.") List<By> sort,
            @Field(label = "Rows at most", help = "By default a thousand.", min = 0) long rows,
            @Field(help = "One line under the title.") String subtitle,
            @Field(help = "A remark under the table.") String caption) {}

    /// One column of the table.
    public record Column(
            @Field(help = "A column of the rows; none for a count of them.", editor = Editor.COLUMN)
                    String field,
            @Field(help = "How the rows of a group become one value; none: it makes the groups.")
                    Aggregate aggregate,
            @Field(help = "A column whose sum divides it.", editor = Editor.COLUMN) String over,
            @Field(help = "What a time is cut to, such as yearmonth.") String timeUnit,
            @Field(help = "What stands above it.") String title,
            @Field(help = "How numbers are written, as a pattern of d3.") String format,
            @Field(help = "Whether numbers below zero are red.") boolean negativeRed,
            @Field(help = "Whether a bar is drawn behind each number.") boolean bar) {

        private Listing.Cell cell() {
            return new Listing.Cell(
                    field, aggregate, over, timeUnit, title, format, negativeRed, bar);
        }

        private String words() {
            var made = aggregate.name().toLowerCase(Locale.ROOT);
            return aggregate == Aggregate.NONE
                    ? field
                    : field.isEmpty() ? made : made + " of " + field;
        }
    }

    /// A sort key.
    public record By(
            @Field(help = "Number of a column of the table, from 0.", min = 0) int column,
            @Field(help = "From the greatest to the least.") boolean descending) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "serving.table",
                            "Table",
                            Stage.SERVING,
                            new Settings(List.of(), "", List.of(), 0, "", ""))
                    .described(
                            "Shows rows or groups of them as a table.",
                            """
                            Shows some columns of the rows, or, where a column has an aggregate, a
                            line for each group of the others. `across` spreads the groups of a
                            column over columns of their own: a pivot table.

                            **NULL** is shown as nothing, and as a group as `(none)`.

                            Example: `{"columns": ["Customer Name", {"field": "Sales", "aggregate":
                            "sum"}], "sort": [{"column": 1, "descending": true}], "rows": 10}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry(
                                            "columns",
                                            Value.items(
                                                    Value.fields(
                                                            Map.entry(
                                                                    "field",
                                                                    Value.of("Customer Name"))),
                                                    Value.fields(
                                                            Map.entry("field", Value.of("Sales")),
                                                            Map.entry(
                                                                    "aggregate",
                                                                    Value.of("sum"))))),
                                    Map.entry("rows", Value.of(10))))
                    .synonyms("grid", "list", "pivot", "crosstab", "ranking", "top")
                    .inputs("in")
                    .traits(Trait.PRESERVES_ROWS, Trait.STREAMS, Trait.SHOWS);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.columns().stream().map(Column::words).collect(Collectors.joining(", "));
    }

    @Override
    public Presentation present(Settings settings, Inputs inputs) {
        var schema = inputs.only().schema();
        var read =
                settings.columns().isEmpty()
                        ? PlainListing.of(schema)
                        : TableReader.read(listing(settings), schema);
        return new Presentation.OfRows(
                read.tile().map(tile -> settings.rows() > 0 ? wanted(tile) : tile),
                settings.subtitle(),
                settings.caption(),
                read.faults());
    }

    /// That there are more rows than a person asked for is nothing to be told.
    private static Tile wanted(Tile tile) {
        return new Tile(tile.kind(), tile.look().with("top", Value.of(true)), tile.datasets());
    }

    private static Listing listing(Settings settings) {
        return new Listing(
                settings.columns().stream().map(Column::cell).toList(),
                settings.across(),
                settings.sort().stream()
                        .map(by -> new Listing.By(by.column(), by.descending()))
                        .toList(),
                settings.rows());
    }
}
