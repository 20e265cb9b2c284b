package dev.millrace.board;

import dev.millrace.chart.Condition;
import dev.millrace.chart.Dataset;
import dev.millrace.chart.Extent;
import dev.millrace.chart.Key;
import dev.millrace.chart.PlainListing;
import dev.millrace.chart.Tile;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.model.Rows;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A page over rows that are there: its tiles drawn, its filters known, and the answers to clicks.
/// One thread at a time.
public final class PageBuilder {

    private final Page page;
    private final Ground ground;
    private final Identities identities;
    private final Map<String, Drawn> drawn = new LinkedHashMap<>();
    private final Map<String, Fault> undrawn = new LinkedHashMap<>();
    private final List<PageFilter> filters;
    private final List<RowLimit> limits;

    public PageBuilder(Page page, LineageGraph lineage, Ground ground) {
        this(page, lineage, ground, List.of());
    }

    /// @param limits what a reader may see of the rows; a tile that cannot keep one is not drawn
    public PageBuilder(Page page, LineageGraph lineage, Ground ground, List<RowLimit> limits) {
        this.page = page;
        this.ground = ground;
        this.limits = List.copyOf(limits);
        this.identities = new Identities(lineage);
        page.tiles().forEach(this::draw);
        this.filters = PageFilters.of(page, List.copyOf(drawn.values()), identities);
    }

    private void draw(Shown shown) {
        var found = ground.of(shown.rows());
        if (found.isEmpty()) {
            undrawn.put(shown.id(), gone(shown));
            return;
        }
        var rows = RowLimit.within(limits, shown, found.get(), identities);
        if (rows.isEmpty()) {
            undrawn.put(shown.id(), RowLimit.withheld(shown));
            return;
        }
        var tile = tile(shown, rows.get());
        var lacking =
                tile.flatMap(
                        one ->
                                one.columns().stream()
                                        .filter(
                                                column ->
                                                        rows.get().schema().find(column).isEmpty())
                                        .findFirst());
        if (lacking.isPresent()) {
            undrawn.put(shown.id(), lacking(shown, lacking.get()));
        } else if (tile.isPresent()) {
            drawn.put(shown.id(), new Drawn(shown, rows.get(), resolved(tile.get(), rows.get())));
        } else {
            undrawn.put(shown.id(), why(shown));
        }
    }

    /// The pipeline was edited since the run.
    private static Fault lacking(Shown shown, String column) {
        return Fault.of(
                        FaultCode.ROWS_GONE,
                        "The run kept rows of \"%s\" without a column \"%s\"."
                                .formatted(shown.title(), column))
                .withHint("Run the pipeline.");
    }

    private static Fault gone(Shown shown) {
        return Fault.of(FaultCode.ROWS_GONE, "The rows of \"" + shown.title() + "\" are not kept.")
                .withHint("Run the pipeline.");
    }

    private static Fault why(Shown shown) {
        return shown.faults().stream()
                .findFirst()
                .orElseGet(
                        () ->
                                Fault.of(
                                        FaultCode.CHART_NOT_POSSIBLE,
                                        "The rows of \"" + shown.title() + "\" have no column."));
    }

    private static Optional<Tile> tile(Shown shown, Ground.Rowset rows) {
        return shown.presentation().isPresent()
                ? shown.tile()
                : PlainListing.of(rows.schema()).tile();
    }

    /// The rows that any dataset of the tile is about.
    private static Sql within(Tile tile, Ground.Rowset rows) {
        var tests =
                tile.datasets().stream()
                        .map(dataset -> new Condition.All(dataset.where()))
                        .<Condition>map(all -> all)
                        .distinct()
                        .toList();
        return Sql.of("(SELECT * FROM {} WHERE {})", rows.from(), new Condition.Any(tests).test());
    }

    /// Bins get their edges from all rows, so that a filter does not move them.
    private Tile resolved(Tile tile, Ground.Rowset rows) {
        var columns = tile.extents();
        if (columns.isEmpty()) {
            return tile;
        }
        var row = ask(Extent.ask(within(tile, rows), columns)).values().getFirst();
        var extents = new LinkedHashMap<String, Extent>();
        for (int i = 0; i < columns.size(); i++) {
            var least = row.get(2 * i);
            var greatest = row.get(2 * i + 1);
            if (least != null && greatest != null) {
                extents.put(
                        columns.get(i),
                        new Extent(Double.parseDouble(least), Double.parseDouble(greatest)));
            }
        }
        return tile.with(extents);
    }

    Page page() {
        return page;
    }

    List<Drawn> drawn() {
        return List.copyOf(drawn.values());
    }

    Optional<Drawn> drawn(String tile) {
        return Optional.ofNullable(drawn.get(tile));
    }

    Optional<Fault> undrawn(String tile) {
        return Optional.ofNullable(undrawn.get(tile));
    }

    List<PageFilter> filters() {
        return filters;
    }

    Identities identities() {
        return identities;
    }

    /// By what a filter acts on a tile; empty if the rows of the tile do not have its column.
    Optional<Key> key(PageFilter filter, Drawn tile) {
        return filter.in(tile.shown(), tile.rows(), identities);
    }

    Rows ask(Sql select) {
        return ground.ask(select.text(Dialect.DUCKDB));
    }

    /// The rows of a dataset under conditions, as the page takes them.
    Value.Fields answer(Drawn tile, Dataset dataset, List<Condition> conditions) {
        var rows = ask(dataset.rows(tile.rows().from(), conditions));
        long most = dataset.most();
        boolean more = rows.values().size() > most;
        int shown = Math.toIntExact(more ? most : rows.values().size());
        return Value.fields(
                Map.entry("columns", Columnar.of(rows, shown)),
                Map.entry("more", Value.of(more)),
                Map.entry("sampled", Value.of(more && dataset.samples())));
    }

    /// The answer to what a page asks: what some of its tiles draw under filters, or the rows
    /// behind one.
    ///
    /// @param request `{"tiles": [...], "filters": {"f0": {"any": [...]}}}`, or `{"rows": {"tile":
    ///   "a", "filters": {}, "dataset": "d0", "mark": {"k0": "East"}, "from": 0, "count": 200,
    ///   "sort": {"column": "x", "descending": true}}}`
    /// @throws dev.millrace.fault.FaultException REQUEST_INVALID if it has another form, or names
    ///   what the page does not have
    public Value.Fields answers(Value.Fields request) {
        if (request.get("rows") instanceof Value.Fields rows) {
            return new RowsBehind(this).answer(RowsRequest.of(rows));
        }
        var asked = PageRequest.of(request);
        var answers = new LinkedHashMap<String, Value>();
        for (String tile : asked.tiles()) {
            drawn(tile)
                    .ifPresent(
                            found -> {
                                var conditions = asked.conditions(this, found);
                                var datasets = new LinkedHashMap<String, Value>();
                                for (Dataset dataset : found.tile().datasets()) {
                                    datasets.put(
                                            dataset.name(), answer(found, dataset, conditions));
                                }
                                answers.put(tile, new Value.Fields(datasets));
                            });
        }
        return new Value.Fields(answers);
    }

    /// What a tile shows under filters, for programs.
    ///
    /// @param filters as in a request
    /// @throws dev.millrace.fault.FaultException PAGE_UNKNOWN if there is no such tile, or the
    ///   reason why it cannot be drawn
    public TileRows rows(String tile, Value.Fields filters) {
        var found = drawn(tile);
        if (found.isEmpty()) {
            throw undrawn(tile)
                    .orElseGet(
                            () ->
                                    Fault.of(
                                            FaultCode.PAGE_UNKNOWN,
                                            "There is no tile \"" + tile + "\"."))
                    .toException();
        }
        return TileRows.of(this, found.get(), PageRequest.filters(filters));
    }

    /// The tiles in the order of the page: `id title kind datasets`, and `fault` of one that cannot
    /// be drawn.
    public Value tiles() {
        return new Value.Items(page.tiles().stream().<Value>map(this::outline).toList());
    }

    private Value outline(Shown shown) {
        var members =
                Value.fields(
                        Map.entry("id", Value.of(shown.id())),
                        Map.entry("title", Value.of(shown.title())));
        var tile = drawn(shown.id()).map(Drawn::tile);
        if (tile.isEmpty()) {
            var why = undrawn(shown.id()).map(Fault::message).orElse("");
            return members.with("fault", Value.of(why));
        }
        var names = tile.get().datasets().stream().<Value>map(each -> Value.of(each.name()));
        return members.with("kind", Value.of(tile.get().kind().name().toLowerCase(Locale.ROOT)))
                .with("datasets", new Value.Items(names.toList()));
    }
}
