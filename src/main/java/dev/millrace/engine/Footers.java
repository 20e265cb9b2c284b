package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.Lane;
import dev.millrace.duck.Session;
import dev.millrace.model.Count;
import dev.millrace.model.Value;
import dev.millrace.node.Trait;
import dev.millrace.plan.Plan;
import dev.millrace.plan.Relation;
import dev.millrace.sql.Dialect;
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
        var counts = new LinkedHashMap<String, Count>();
        try (var lane = session.lane()) {
            for (Relation source : sources) {
                var files = plan.bound().files().getOrDefault(source.node(), Map.of()).values();
                var paths =
                        files.stream()
                                .flatMap(List::stream)
                                .map(path -> Value.of(path.toString()))
                                .toList();
                if (!paths.isEmpty()) {
                    counts.put(source.name(), rows(lane, new Value.Items(paths)));
                }
            }
        }
        return counts;
    }

    private static Count rows(Lane lane, Value.Items paths) {
        var rows =
                lane.rows(
                        "SELECT CAST(sum(num_rows) AS BIGINT) FROM parquet_file_metadata("
                                + Dialect.DUCKDB.literal(paths)
                                + ")");
        return new Count.Exact(Long.parseLong(requireNonNull(rows.values().getFirst().getFirst())));
    }
}
