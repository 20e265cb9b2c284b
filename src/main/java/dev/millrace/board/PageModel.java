package dev.millrace.board;

import dev.millrace.chart.Dataset;
import dev.millrace.chart.Key;
import dev.millrace.chart.Tile;
import dev.millrace.fault.Fault;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.model.Value;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A page as the JSON that its HTML draws: see its members here, and `assets/page` for who reads
/// them.
public final class PageModel {

    /// Values that a choice offers, at most.
    private static final int MOST_CHOICES = 1_000;

    private final PageBuilder builder;
    private final LineageGraph lineage;
    private final RunState state;
    private final boolean isLive;
    private final Optional<Cubes> cubes;

    /// @param isLive whether clicks are answered by an engine; else the page carries what it needs
    public PageModel(PageBuilder builder, LineageGraph lineage, RunState state, boolean isLive) {
        this.builder = builder;
        this.lineage = lineage;
        this.state = state;
        this.isLive = isLive;
        this.cubes = isLive ? Optional.empty() : Optional.of(new Cubes(builder, builder.drawn()));
    }

    public Value.Fields json() {
        var page = builder.page();
        var spots = Spots.of(page, builder);
        var tiles = new ArrayList<Value>();
        for (Shown shown : page.tiles()) {
            tiles.add(tile(shown, spots.place(shown.id())));
        }
        var members = new LinkedHashMap<String, Value>();
        members.put("title", Value.of(page.title()));
        members.put("subtitle", Value.of(page.board().subtitle()));
        members.put("source", Value.of(state.source()));
        members.put("basis", Value.of(state.run().isPresent() ? "run" : "sample"));
        members.put("run", state.json());
        members.put("node", Value.of(page.node().value()));
        members.put("live", Value.of(isLive));
        members.put("single", Value.of(page.isSingle()));
        members.put("columns", Value.of(page.board().columns()));
        members.put("tabs", tabs(page.board().tabs()));
        members.put("filters", filters());
        members.put("tiles", new Value.Items(tiles));
        if (isLive && !page.isSingle() && page.prose().isEmpty()) {
            members.put("board", BoardOutline.of(page));
        }
        page.prose().ifPresent(prose -> members.put("report", ProseJson.of(prose)));
        return new Value.Fields(members);
    }

    private static Value tabs(List<String> names) {
        return new Value.Items(
                names.stream()
                        .<Value>map(name -> Value.fields(Map.entry("title", Value.of(name))))
                        .toList());
    }

    private Value filters() {
        var filters = new ArrayList<Value>();
        for (PageFilter filter : builder.filters()) {
            var members = new LinkedHashMap<String, Value>();
            members.put("id", Value.of(filter.id()));
            members.put("title", Value.of(filter.title()));
            members.put("kind", Value.of(filter.kind().name().toLowerCase(Locale.ROOT)));
            members.put("control", Value.of(filter.isControl()));
            members.putAll(filter.bucket().outline().members());
            if (filter.isControl()) {
                members.putAll(values(filter).members());
            }
            filters.add(new Value.Fields(members));
        }
        return new Value.Items(filters);
    }

    /// What a control offers, over all tiles it acts on.
    private Value.Fields values(PageFilter filter) {
        return filter.kind() == PageFilter.Kind.CHOICE ? choices(filter) : ends(filter);
    }

    private Value.Fields choices(PageFilter filter) {
        var all = overRows(filter, "SELECT DISTINCT {} AS v FROM {}", " UNION ");
        if (all.isEmpty()) {
            return Value.Fields.EMPTY;
        }
        var rows =
                builder.ask(
                        Sql.of(
                                "SELECT v FROM ({}) ORDER BY v LIMIT {}",
                                all.get(),
                                Sql.keyword(Integer.toString(MOST_CHOICES + 1))));
        boolean more = rows.values().size() > MOST_CHOICES;
        var values = Columnar.of(rows, MOST_CHOICES).get("v");
        return Value.fields(
                Map.entry("values", values == null ? Value.items() : values),
                Map.entry("more", Value.of(more)));
    }

    private Value.Fields ends(PageFilter filter) {
        var all =
                overRows(
                        filter,
                        "SELECT min(v) AS a, max(v) AS b FROM (SELECT {} AS v FROM {})",
                        " UNION ALL ");
        if (all.isEmpty()) {
            return Value.Fields.EMPTY;
        }
        var ends =
                Columnar.of(
                        builder.ask(Sql.of("SELECT min(a) AS a, max(b) AS b FROM ({})", all.get())),
                        1);
        return Value.fields(Map.entry("min", first(ends, "a")), Map.entry("max", first(ends, "b")));
    }

    /// A SELECT for each of the rows that a filter acts on.
    ///
    /// @param select of a value from rows
    private Optional<Sql> overRows(PageFilter filter, String select, String between) {
        var selects = new LinkedHashMap<String, Sql>();
        for (Shown shown : builder.page().tiles()) {
            var drawn = builder.drawn(shown.id());
            var key = drawn.flatMap(found -> builder.key(filter, found));
            if (drawn.isPresent() && key.isPresent()) {
                var each = Sql.of(select, key.get().value(), drawn.get().rows().from());
                selects.putIfAbsent(each.text(Dialect.DUCKDB), each);
            }
        }
        return selects.isEmpty()
                ? Optional.empty()
                : Optional.of(Sql.join(between, List.copyOf(selects.values())));
    }

    private static Value first(Value.Fields columns, String name) {
        return columns.get(name) instanceof Value.Items(var values) && !values.isEmpty()
                ? values.getFirst()
                : new Value.Null();
    }

    private Value tile(Shown shown, Value place) {
        var members = new LinkedHashMap<String, Value>();
        members.put("id", Value.of(shown.id()));
        members.put("title", Value.of(shown.title()));
        members.put("subtitle", Value.of(shown.subtitle()));
        members.put("note", Value.of(shown.caption()));
        members.put("place", place);
        var drawn = builder.drawn(shown.id());
        if (drawn.isPresent()) {
            drawn(drawn.get(), members);
        } else {
            var fault = builder.undrawn(shown.id()).map(Fault::text).orElse("");
            members.put("kind", Value.of("text"));
            members.put("look", Value.Fields.EMPTY);
            members.put("fault", Value.of(fault));
            members.put("datasets", Value.items());
            members.put("filtered", Value.Fields.EMPTY);
            members.put("picks", Value.items());
        }
        return new Value.Fields(members);
    }

    private void drawn(Drawn drawn, Map<String, Value> members) {
        var tile = drawn.tile();
        var answers = new LinkedHashMap<String, Value.Fields>();
        tile.datasets()
                .forEach(each -> answers.put(each.name(), builder.answer(drawn, each, List.of())));
        members.put("kind", Value.of(tile.kind().name().toLowerCase(Locale.ROOT)));
        members.put("look", tile.look());
        members.put("summary", Value.of(tile.summary(rows(answers))));
        members.put(
                "datasets",
                new Value.Items(
                        tile.datasets().stream()
                                .<Value>map(each -> dataset(drawn, each, answers))
                                .toList()));
        members.put("filtered", filtered(drawn));
        members.put("picks", picks(drawn));
        members.put("from", from(drawn));
    }

    /// Row by row, as a sentence about them is made.
    private static Map<String, List<List<Value>>> rows(Map<String, Value.Fields> answers) {
        var all = new LinkedHashMap<String, List<List<Value>>>();
        answers.forEach((name, answer) -> all.put(name, Columnar.rows(answer.get("columns"))));
        return all;
    }

    /// What each filter does to a tile: true, or why not.
    private Value filtered(Drawn tile) {
        if (cubes.isPresent()) {
            return new Value.Fields(cubes.get().filtered(tile));
        }
        var filtered = new LinkedHashMap<String, Value>();
        for (PageFilter filter : builder.filters()) {
            boolean has = builder.key(filter, tile).isPresent();
            filtered.put(filter.id(), has ? Value.of(true) : Value.of(Cubes.NO_COLUMN));
        }
        return new Value.Fields(filtered);
    }

    private Value dataset(Drawn tile, Dataset dataset, Map<String, Value.Fields> answers) {
        var members = new LinkedHashMap<>(dataset.outline().members());
        var answer = answers.get(dataset.name());
        members.put("answer", answer == null ? Value.Fields.EMPTY : answer);
        cubes.map(all -> all.of(tile).get(dataset.name()))
                .ifPresent(cube -> members.put("cube", cube));
        return new Value.Fields(members);
    }

    /// Which filter a click on a mark sets.
    private Value picks(Drawn drawn) {
        var picks = new LinkedHashSet<Value>();
        if (drawn.tile().kind() == Tile.Kind.METRIC) {
            return Value.items();
        }
        for (Dataset dataset : drawn.tile().datasets()) {
            for (int i = 0; i < dataset.keys().size() && !dataset.raw(); i++) {
                var name = "k" + i;
                pick(drawn, dataset.keys().get(i))
                        .ifPresent(
                                filter ->
                                        picks.add(
                                                Value.fields(
                                                        Map.entry("name", Value.of(name)),
                                                        Map.entry(
                                                                "filter", Value.of(filter.id())))));
            }
        }
        return new Value.Items(List.copyOf(picks));
    }

    private Optional<PageFilter> pick(Drawn drawn, Key key) {
        var identity = builder.identities().of(drawn.shown().rows(), key.column());
        return PageFilters.find(builder.filters(), identity, key.bucket());
    }

    /// Where its rows come from, the node first, and how many there are.
    private Value from(Drawn drawn) {
        var counted = builder.ask(Sql.of("SELECT count(*) AS n FROM {}", drawn.rows().from()));
        var members = new LinkedHashMap<String, Value>();
        members.put("node", Value.of(drawn.shown().rows().node().value()));
        members.put("rows", first(Columnar.of(counted, 1), "n"));
        members.putAll(new Provenance(lineage, state).of(drawn));
        return new Value.Fields(members);
    }
}
