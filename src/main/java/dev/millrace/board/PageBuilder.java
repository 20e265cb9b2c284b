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

    public PageBuilder(Page page, LineageGraph lineage, Ground ground) {
        this.page = page;
        this.ground = ground;
        this.identities = new Identities(lineage);
        page.tiles().forEach(this::draw);
        this.filters = PageFilters.of(page, List.copyOf(drawn.values()), identities);
    }

    private void draw(Shown shown) {
        var rows = ground.of(shown.rows());
        if (rows.isEmpty()) {
            undrawn.put(shown.id(), gone(shown));
            return;
        }
        var tile = tile(shown, rows.get());
        if (tile.isPresent()) {
            drawn.put(shown.id(), new Drawn(shown, rows.get(), resolved(tile.get(), rows.get())));
        } else {
            undrawn.put(shown.id(), why(shown));
        }
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
    /// @throws dev.millrace.fault.FaultException REQUEST_INVALID if it has another form
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
}
