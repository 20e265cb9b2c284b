package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Session;
import dev.millrace.model.Count;
import dev.millrace.model.Value;
import dev.millrace.node.Trait;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Rows of columnar sources, as the footers of their files state them.
final class Footers {

    private Footers() {}

    /// By relation.
    static Map<String, Count> of(Plan plan, Session session) {
        var sources =
                plan.bound().relations().values().stream()
                        .filter(relation -> relation.has(Trait.SCANS_COLUMNS))
                        .filter(relation -> relation.kind() == Relation.Kind.QUERY)
                        .toList();
        if (sources.isEmpty()) {
            return Map.of();
        }
        var queries = new ArrayList<String>();
        for (Relation source : sources) {
            var paths = paths(plan, source);
            if (!paths.isEmpty()) {
                queries.add(query(source.name(), new Value.Items(paths)));
            }
        }
        var counts = new LinkedHashMap<String, Count>();
        try (var lane = session.lane()) {
            for (var row : lane.rows(String.join(" UNION ALL ", queries)).values()) {
                counts.put(
                        requireNonNull(row.getFirst()),
                        new Count.Exact(Long.parseLong(requireNonNull(row.getLast()))));
            }
        }
        return counts;
    }

    private static List<Value> paths(Plan plan, Relation source) {
        return plan.bound().files().getOrDefault(source.node(), Map.of()).values().stream()
                .flatMap(List::stream)
                .map(path -> Value.of(Dialect.DUCKDB.pattern(path.toString())))
                .toList();
    }

    private static String query(String name, Value.Items paths) {
        return "SELECT "
                + Dialect.DUCKDB.text(name)
                + ", CAST(sum(num_rows) AS BIGINT) FROM parquet_file_metadata("
                + Dialect.DUCKDB.literal(paths)
                + ")";
    }
}
