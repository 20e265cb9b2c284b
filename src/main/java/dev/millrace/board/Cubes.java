package dev.millrace.board;

import static java.util.Objects.requireNonNull;

import dev.millrace.chart.Dataset;
import dev.millrace.chart.Key;
import dev.millrace.json.Json;
import dev.millrace.model.Rows;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;

/// What a page needs to answer filters without an engine: the rows of each dataset, grouped by what
/// it can be filtered by as well. Measures that can be added up are; a tile with another one cannot
/// be filtered, and says so.
///
/// There is room for so much on a page, so the controls at its top come first, for all tiles; then
/// the groups that a click can choose.
final class Cubes {

    /// Rows of a cube, at most.
    static final int MOST_ROWS = 20_000;

    /// The engine's estimate of groups is off by a few in a hundred.
    private static final long SURELY_TOO_MANY = MOST_ROWS + MOST_ROWS / 4;

    /// Of all cubes together, as JSON; a page may hold 5 MB of data.
    private static final long MOST_BYTES = 4_000_000;

    static final String NO_COLUMN = "Its rows do not have this column.";

    private static final String NOT_ADDITIVE =
            "It shows a figure that cannot be added up from groups, such as a distinct count.";
    private static final String RAW = "It shows rows as they are.";
    private static final String TOO_LARGE = "The groups would take too much room in this file.";

    private final PageBuilder page;
    private final Map<String, Cubed> cubed = new LinkedHashMap<>();
    private long bytes;

    /// The cubes of a tile, by dataset.
    ///
    /// @param by the filters they can be filtered by
    private record Cubed(Map<PageFilter, Key> by, Map<String, Value> byDataset, long bytes) {

        static final Cubed NONE = new Cubed(Map.of(), Map.of(), 0);
    }

    /// @param tiles all that are drawn
    Cubes(PageBuilder page, List<Drawn> tiles) {
        this.page = page;
        var all = tiles.stream().filter(tile -> refusal(tile).isEmpty()).toList();
        all.forEach(tile -> extend(tile, PageFilter::isControl));
        all.forEach(tile -> extend(tile, filter -> !filter.isControl()));
    }

    /// The cubes of a tile by dataset; none if it cannot be filtered.
    Map<String, Value> of(Drawn tile) {
        return held(tile).byDataset();
    }

    /// What each filter does to a tile: true, or why not.
    SequencedMap<String, Value> filtered(Drawn tile) {
        var filtered = new LinkedHashMap<String, Value>();
        var by = held(tile).by();
        var refusal = refusal(tile).orElse(TOO_LARGE);
        for (PageFilter filter : page.filters()) {
            boolean has = page.key(filter, tile).isPresent();
            filtered.put(
                    filter.id(),
                    by.containsKey(filter) ? Value.of(true) : Value.of(has ? refusal : NO_COLUMN));
        }
        return filtered;
    }

    private Cubed held(Drawn tile) {
        return cubed.getOrDefault(tile.shown().id(), Cubed.NONE);
    }

    private static Optional<String> refusal(Drawn tile) {
        if (tile.tile().datasets().stream().anyMatch(Dataset::raw)) {
            return Optional.of(RAW);
        }
        return tile.tile().datasets().stream().allMatch(Dataset::isAdditive)
                ? Optional.empty()
                : Optional.of(NOT_ADDITIVE);
    }

    /// All of the filters if there is room for them, else one after the other.
    private void extend(Drawn tile, Predicate<PageFilter> wanted) {
        var left = new ArrayList<PageFilter>();
        for (PageFilter filter : page.filters()) {
            if (wanted.test(filter) && page.key(filter, tile).isPresent()) {
                left.add(filter);
            }
        }
        if (left.isEmpty() || take(tile, left)) {
            return;
        }
        while (!left.isEmpty()) {
            left.removeAll(tooLarge(tile, left));
            boolean taken = false;
            while (!left.isEmpty() && !taken) {
                taken = take(tile, List.of(left.removeFirst()));
            }
        }
    }

    private Map<PageFilter, Key> with(Drawn tile, List<PageFilter> more) {
        var by = new LinkedHashMap<>(held(tile).by());
        for (PageFilter filter : more) {
            page.key(filter, tile).ifPresent(key -> by.put(filter, key));
        }
        return by;
    }

    /// Those of which each would burst a cube of the tile, beside what it can be filtered by
    /// already.
    private Set<PageFilter> tooLarge(Drawn tile, List<PageFilter> filters) {
        var choices =
                filters.stream()
                        .map(filter -> List.copyOf(with(tile, List.of(filter)).values()))
                        .toList();
        var large = new HashSet<PageFilter>();
        for (Dataset dataset : tile.tile().datasets()) {
            var sizes = page.ask(dataset.cubeSizes(tile.rows().from(), choices));
            var row = sizes.values().getFirst();
            for (int i = 0; i < filters.size(); i++) {
                if (Long.parseLong(requireNonNull(row.get(i))) > SURELY_TOO_MANY) {
                    large.add(filters.get(i));
                }
            }
        }
        return large;
    }

    private boolean take(Drawn tile, List<PageFilter> more) {
        if (more.size() > 1 && areTooMany(tile, more)) {
            return false;
        }
        var before = held(tile);
        var after = cubes(tile, with(tile, more));
        if (after.isEmpty() || bytes - before.bytes() + after.get().bytes() > MOST_BYTES) {
            return false;
        }
        bytes += after.get().bytes() - before.bytes();
        cubed.put(tile.shown().id(), after.get());
        return true;
    }

    private boolean areTooMany(Drawn tile, List<PageFilter> filters) {
        var all = List.of(List.copyOf(with(tile, filters).values()));
        return tile.tile().datasets().stream()
                .map(dataset -> page.ask(dataset.cubeSizes(tile.rows().from(), all)))
                .map(sizes -> requireNonNull(sizes.values().getFirst().getFirst()))
                .anyMatch(size -> Long.parseLong(size) > SURELY_TOO_MANY);
    }

    /// Empty if one of them has too many rows.
    private Optional<Cubed> cubes(Drawn tile, Map<PageFilter, Key> by) {
        var cubes = new LinkedHashMap<String, Value>();
        long size = 0;
        for (Dataset dataset : tile.tile().datasets()) {
            var asked =
                    Sql.of(
                            "SELECT * FROM ({}) LIMIT {}",
                            cube(tile, dataset, List.copyOf(by.values())),
                            Sql.keyword(Integer.toString(MOST_ROWS + 1)));
            var rows = page.ask(asked);
            if (rows.values().size() > MOST_ROWS) {
                return Optional.empty();
            }
            var cube = cube(dataset, List.copyOf(by.keySet()), rows);
            size += Json.line(cube).length();
            cubes.put(dataset.name(), cube);
        }
        return Optional.of(new Cubed(by, cubes, size));
    }

    private static Sql cube(Drawn tile, Dataset dataset, List<Key> dims) {
        return dataset.cube(tile.rows().from(), dims).orElseThrow();
    }

    private static Value cube(Dataset dataset, List<PageFilter> dims, Rows rows) {
        var filters = new LinkedHashMap<String, Value>();
        for (int i = 0; i < dims.size(); i++) {
            filters.put(dims.get(i).id(), Value.of("f" + i));
        }
        var parts = new ArrayList<Value>();
        for (Dataset.Part part : dataset.parts()) {
            parts.add(
                    Value.fields(
                            Map.entry("measure", Value.of(part.measure())),
                            Map.entry("role", Value.of(part.role())),
                            Map.entry("name", Value.of(part.name()))));
        }
        return Value.fields(
                Map.entry("filters", new Value.Fields(filters)),
                Map.entry("parts", new Value.Items(parts)),
                Map.entry("columns", Columnar.packed(rows)));
    }
}
