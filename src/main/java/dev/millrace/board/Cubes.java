package dev.millrace.board;

import dev.millrace.chart.Dataset;
import dev.millrace.chart.Key;
import dev.millrace.model.Rows;
import dev.millrace.model.Value;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a page needs to answer filters without an engine: the rows of each dataset, grouped by what
/// it can be filtered by as well. Measures that can be added up are; a tile with another one cannot
/// be filtered, and says so.
final class Cubes {

    /// Rows of a cube, at most.
    static final int MOST_ROWS = 20_000;

    /// Values of all cubes of a page, at most; a value takes some 5 to 10 bytes.
    private static final long MOST_VALUES = 400_000;

    private static final String NOT_ADDITIVE =
            "It shows a figure that cannot be added up from groups, such as a distinct count.";
    private static final String RAW = "It shows rows as they are.";
    private static final String TOO_LARGE =
            "The groups would take more than 20,000 rows in this file.";
    static final String NO_COLUMN = "Its rows do not have this column.";

    private final PageBuilder page;
    private long values = MOST_VALUES;

    Cubes(PageBuilder page) {
        this.page = page;
    }

    /// The cubes of a tile, by dataset, and what each filter does to it.
    ///
    /// @param filtered by filter: true, or why not
    record Cubed(Map<String, Value> byDataset, Map<String, Value> filtered) {}

    Cubed of(Drawn tile) {
        var filtered = new LinkedHashMap<String, Value>();
        var usable = new LinkedHashMap<PageFilter, Key>();
        for (PageFilter filter : page.filters()) {
            var key = page.key(filter, tile);
            if (key.isEmpty()) {
                filtered.put(filter.id(), Value.of(NO_COLUMN));
            } else {
                usable.put(filter, key.get());
            }
        }
        var refusal = refusal(tile);
        if (!refusal.isEmpty()) {
            usable.keySet().forEach(filter -> filtered.put(filter.id(), Value.of(refusal)));
            return new Cubed(Map.of(), filtered);
        }
        return cubed(tile, usable, filtered);
    }

    private static String refusal(Drawn tile) {
        if (tile.tile().datasets().stream().anyMatch(Dataset::raw)) {
            return RAW;
        }
        return tile.tile().datasets().stream().allMatch(Dataset::isAdditive) ? "" : NOT_ADDITIVE;
    }

    /// Takes all filters if there is room, else one after the other, the controls first.
    private Cubed cubed(Drawn tile, Map<PageFilter, Key> usable, Map<String, Value> filtered) {
        var taken = new LinkedHashMap<>(usable);
        if (!fits(tile, List.copyOf(taken.values()))) {
            taken.clear();
            usable.forEach(
                    (filter, key) -> {
                        taken.put(filter, key);
                        if (!fits(tile, List.copyOf(taken.values()))) {
                            taken.remove(filter);
                        }
                    });
        }
        usable.keySet()
                .forEach(
                        filter ->
                                filtered.put(
                                        filter.id(),
                                        taken.containsKey(filter)
                                                ? Value.of(true)
                                                : Value.of(TOO_LARGE)));
        var cubes = new LinkedHashMap<String, Value>();
        for (Dataset dataset : tile.tile().datasets()) {
            var rows = page.ask(cube(tile, dataset, List.copyOf(taken.values())));
            values -= (long) rows.values().size() * rows.schema().columns().size();
            cubes.put(dataset.name(), cube(dataset, List.copyOf(taken.keySet()), rows));
        }
        return new Cubed(cubes, filtered);
    }

    private boolean fits(Drawn tile, List<Key> dims) {
        long wanted = 0;
        for (Dataset dataset : tile.tile().datasets()) {
            var counted =
                    Sql.of(
                            "SELECT count(*) FROM (SELECT 1 FROM ({}) LIMIT {})",
                            cube(tile, dataset, dims),
                            Sql.keyword(Integer.toString(MOST_ROWS + 1)));
            long rows =
                    Long.parseLong(
                            String.valueOf(page.ask(counted).values().getFirst().getFirst()));
            if (rows > MOST_ROWS) {
                return false;
            }
            wanted += rows * (dims.size() + dataset.keys().size() + dataset.parts().size());
        }
        return wanted <= values;
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
