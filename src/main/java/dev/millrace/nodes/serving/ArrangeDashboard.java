package dev.millrace.nodes.serving;

import com.google.auto.service.AutoService;
import dev.millrace.chart.Board;
import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Value;
import dev.millrace.node.Editor;
import dev.millrace.node.Field;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Presentation;
import dev.millrace.node.Required;
import dev.millrace.node.ServeType;
import dev.millrace.node.Stage;
import dev.millrace.node.Trait;
import dev.millrace.nodes.Faults;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Puts charts, figures and tables on one page.
@AutoService(NodeType.class)
@SuppressWarnings("rawtypes") // a service is found by its bare class
public final class ArrangeDashboard implements ServeType<ArrangeDashboard.Settings> {

    public record Settings(
            @Field(help = "One line under the title of the page.") String subtitle,
            @Field(noun = "filter", help = "What the page can be filtered by, at its top.")
                    List<Filter> filters,
            @Field(
                            noun = "tile",
                            help = "Where each input stands; one without a place is given one.")
                    List<Spot> tiles,
            @Field(help = "How many columns the page is divided into; by default 12.", min = 1)
                    int columns,
            @Field(noun = "tab", help = "Names of the pages, where it has several.")
                    List<String> tabs) {}

    /// A control that filters every tile whose rows have its column.
    public record Filter(
            @Field(help = "A column of the rows of a tile.", editor = Editor.COLUMN) @Required
                    String column,
            @Field(help = "What people see; by default the name of the column.") String title,
            @Field(help = "How values are chosen; by default as the type of the column suggests.")
                    Board.Filter.Kind kind,
            @Field(help = "The steps of a range of time; by default months.")
                    Board.Filter.Unit unit) {}

    /// Where a tile stands in the grid.
    public record Spot(
            @Field(help = "The input, by the id of its node.", editor = Editor.INPUT) @Required
                    String tile,
            @Field(help = "Number of the page, from 0.", min = 0) int tab,
            @Field(help = "Its first column, from 0.", min = 0) int x,
            @Field(help = "Its first row, from 0.", min = 0) int y,
            @Field(help = "How many columns it takes.", min = 1) int width,
            @Field(help = "How many rows it takes.", min = 1) int height) {}

    private static final NodeSpec<Settings> SPEC =
            NodeSpec.of(
                            "serving.dashboard",
                            "Dashboard",
                            Stage.SERVING,
                            new Settings("", List.of(), List.of(), Board.COLUMNS, List.of()))
                    .described(
                            "Puts charts, figures and tables on one page.",
                            """
                            Shows each of its inputs as a tile: a chart, a figure or a table as its
                            node says, any other rows as a plain table. Filters at the top act on
                            every tile whose rows have the column, also where it has another name
                            there; a click on a mark filters the other tiles by its value.

                            The page shows the last successful run. `millrace export --to html`
                            writes it as one file that needs nothing else.

                            Gives a row for each tile: its name and how many rows it is drawn from.

                            **NULL** can be chosen in a filter as `(none)`.

                            Example: `{"filters": ["Region"]}`
                            """)
                    .example(
                            Value.fields(
                                    Map.entry("subtitle", Value.of("All orders since 2014")),
                                    Map.entry("filters", Value.items(Value.of("Region")))))
                    .synonyms("page", "report", "overview", "tiles", "kpi", "bi")
                    .inputs(Input.many("in"))
                    .traits(Trait.REDUCES);

    @Override
    public NodeSpec<Settings> spec() {
        return SPEC;
    }

    @Override
    public String summary(Settings settings) {
        return settings.filters().isEmpty()
                ? settings.subtitle()
                : settings.filters().stream()
                        .map(Filter::column)
                        .collect(Collectors.joining(", ", "filtered by ", ""));
    }

    @Override
    public List<Fault> problems(Settings settings) {
        var faults = new ArrayList<Fault>();
        var seen = new HashSet<String>();
        for (int i = 0; i < settings.tiles().size(); i++) {
            var spot = settings.tiles().get(i);
            var path = "tiles[" + i + "]";
            if (!seen.add(spot.tile())) {
                faults.add(
                        Faults.notAllowed(
                                path + ".tile", "\"" + spot.tile() + "\" stands in two places."));
            }
            if ((long) spot.x() + spot.width() > settings.columns()) {
                faults.add(
                        Faults.notAllowed(
                                        path + ".width",
                                        "\"" + spot.tile() + "\" ends beyond the last column.")
                                .withHint(
                                        "The grid has "
                                                + settings.columns()
                                                + " columns, counted from 0."));
            }
            if (spot.tab() > 0 && spot.tab() >= settings.tabs().size()) {
                faults.add(
                        Faults.notAllowed(path + ".tab", "There is no tab " + spot.tab() + ".")
                                .withHint("Name the tabs first; they are counted from 0."));
            }
        }
        return faults;
    }

    @Override
    public Presentation present(Settings settings, Inputs inputs) {
        var faults = new ArrayList<Fault>();
        var names = inputs.wires().stream().map(Inputs.Wire::name).toList();
        for (int i = 0; i < settings.tiles().size(); i++) {
            var tile = settings.tiles().get(i).tile();
            if (!names.contains(tile)) {
                faults.add(
                        Fault.of(
                                        FaultCode.TILE_UNKNOWN,
                                        "No input of the dashboard is called \"" + tile + "\".")
                                .withHint(DidYouMean.among(names, tile))
                                .at(Place.setting("tiles[" + i + "].tile")));
            }
        }
        for (int i = 0; i < settings.filters().size(); i++) {
            filter(i, settings.filters().get(i).column(), inputs).ifPresent(faults::add);
        }
        return new Presentation.OfTiles(board(settings), faults);
    }

    private static Optional<Fault> filter(int index, String column, Inputs inputs) {
        boolean known =
                inputs.wires().stream()
                        .map(Inputs.Wire::schema)
                        .anyMatch(s -> s.columns().isEmpty() || s.find(column).isPresent());
        if (known) {
            return Optional.empty();
        }
        var names =
                inputs.wires().stream()
                        .flatMap(wire -> wire.schema().names().stream())
                        .distinct()
                        .toList();
        return Optional.of(
                Fault.of(
                                FaultCode.COLUMN_UNKNOWN,
                                "The rows of no tile have a column \"" + column + "\".")
                        .withHint(DidYouMean.among(names, column))
                        .at(Place.setting("filters[" + index + "].column")));
    }

    private static Board board(Settings settings) {
        return new Board(
                settings.subtitle(),
                settings.columns(),
                settings.tabs(),
                settings.filters().stream()
                        .map(f -> new Board.Filter(f.column(), f.title(), f.kind(), f.unit()))
                        .toList(),
                settings.tiles().stream()
                        .map(
                                s ->
                                        new Board.Spot(
                                                s.tile(),
                                                s.tab(),
                                                s.x(),
                                                s.y(),
                                                s.width(),
                                                s.height()))
                        .toList());
    }
}
