package dev.millrace.engine;

import static java.util.Objects.requireNonNull;

import dev.millrace.duck.DeepThreads;
import dev.millrace.duck.Session;
import dev.millrace.fault.FaultException;
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
import java.util.concurrent.Future;

/// Rows of columnar sources, as the footers of their files state them. They are read beside the
/// steps of a run, which need them only when they are done. Any thread.
final class Footers implements AutoCloseable {

    private final Future<Map<String, Count>> reading;

    private Footers(Future<Map<String, Count>> reading) {
        this.reading = reading;
    }

    /// Begins to read.
    ///
    /// @param session open until these are closed
    static Footers of(Plan plan, Session session, DeepThreads threads) {
        return new Footers(
                threads.submit(
                        () ->
                                Doing.named(
                                        "Reading the footers of Parquet files",
                                        () -> read(plan, session))));
    }

    /// By relation; waits for them.
    ///
    /// @throws dev.millrace.fault.FaultException if they cannot be read
    Map<String, Count> counts() {
        return DeepThreads.result(reading);
    }

    /// Waits until nothing is read any more, whatever came of it.
    @Override
    public void close() {
        try {
            counts();
        } catch (FaultException told) {
            // Whoever needed the counts has failed with it; after a cancel nobody does.
            return;
        }
    }

    private static Map<String, Count> read(Plan plan, Session session) {
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
