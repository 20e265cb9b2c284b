package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEventJson;
import dev.millrace.engine.RunId;
import dev.millrace.json.Json;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Rows as records. Only on the history's thread.
final class RunReader {

    private static final String RUNS =
            """
            SELECT number, id, pipeline, file, pipeline_hash, started, ended, outcome,
                (SELECT count(*) FROM node_runs WHERE run = number) AS nodes,
                (SELECT coalesce(sum(rows), 0) FROM deliveries WHERE run = number) AS delivered,
                (SELECT coalesce(sum(rejected), 0) FROM node_runs WHERE run = number) AS rejected,
                (SELECT json_group_object(name, value) FROM
                    (SELECT name, value FROM parameters WHERE run = number ORDER BY name))
                    AS given
            FROM runs
            """;

    private final Query query;

    RunReader(Connection connection) {
        query = new Query(connection);
    }

    List<RunRow> runs(int limit, long before) throws SQLException {
        return query.list(
                RUNS + "WHERE number < ? ORDER BY number DESC LIMIT ?",
                RunReader::run,
                before,
                limit);
    }

    RunPage runs(RunQuery asked) throws SQLException {
        var filter = RunFilter.of(asked);
        var runs =
                query.list(
                        RUNS
                                + "WHERE "
                                + filter.where()
                                + " AND number < ? ORDER BY number DESC LIMIT ?",
                        RunReader::run,
                        filter.with(asked.before(), asked.limit()));
        var found =
                query.list(
                        "SELECT count(*) FROM runs WHERE " + filter.where(),
                        row -> row.getLong(1),
                        filter.with());
        return new RunPage(runs, found.getFirst());
    }

    List<String> files() throws SQLException {
        return query.list(
                "SELECT file FROM runs GROUP BY file ORDER BY max(number) DESC",
                row -> row.getString(1));
    }

    List<Long> numbers(String file) throws SQLException {
        return query.list(
                "SELECT number FROM runs WHERE file = ? ORDER BY number",
                row -> row.getLong(1),
                file);
    }

    List<RunRow> openRuns() throws SQLException {
        return query.list(RUNS + "WHERE ended IS NULL ORDER BY number", RunReader::run);
    }

    Optional<RunRow> run(RunId id) throws SQLException {
        return query.list(RUNS + "WHERE id = ?", RunReader::run, id.toString()).stream()
                .findFirst();
    }

    Optional<RunRow> run(long number) throws SQLException {
        return query.list(RUNS + "WHERE number = ?", RunReader::run, number).stream().findFirst();
    }

    RunRecord record(RunRow run) throws SQLException {
        long number = run.number();
        return new RunRecord(
                run,
                run.parameters(),
                sources(number),
                nodes(number),
                of(Delivered.class, eventsOf(number, "deliveries")),
                of(StepFailed.class, eventsOf(number, "faults")).stream()
                        .map(StepFailed::fault)
                        .toList());
    }

    /// @param seen only events with a larger number
    List<RunEvent> events(RunId id, long seen) throws SQLException {
        return query.list(
                """
                SELECT event FROM events
                WHERE run = (SELECT number FROM runs WHERE id = ?) AND seq > ? ORDER BY seq
                """,
                RunReader::event,
                id.toString(),
                seen);
    }

    /// The last event of a run; empty if there is none.
    Optional<RunEvent> lastEvent(long run) throws SQLException {
        return query
                .list(
                        "SELECT event FROM events WHERE run = ? ORDER BY seq DESC LIMIT 1",
                        RunReader::event,
                        run)
                .stream()
                .findFirst();
    }

    private List<SourceIdentity> sources(long run) throws SQLException {
        return query.list(
                """
                SELECT node, path, bytes, modified_ns FROM sources
                WHERE run = ? ORDER BY node, path
                """,
                row ->
                        new SourceIdentity(
                                new NodeId(row.getString(1)),
                                row.getString(2),
                                row.getLong(3),
                                Times.ofNanos(row.getLong(4))),
                run);
    }

    private List<NodeRow> nodes(long run) throws SQLException {
        var counts = counts(run);
        var prints = prints(run);
        return query.list(
                """
                SELECT node, type, title, origin, bytes, took_ns, rejected FROM node_runs
                WHERE run = ? ORDER BY place
                """,
                row -> {
                    var id = new NodeId(row.getString(1));
                    return new NodeRow(
                            id,
                            row.getString(2),
                            row.getString(3),
                            Optional.ofNullable(row.getString(4)).map(Origin::valueOf),
                            counts.getOrDefault(id, new LinkedHashMap<>()),
                            prints.getOrDefault(id, new LinkedHashMap<>()),
                            Query.number(row, 5),
                            Query.number(row, 6).stream().mapToObj(Duration::ofNanos).findFirst(),
                            row.getLong(7));
                },
                run);
    }

    private Map<NodeId, SequencedMap<String, Count>> counts(long run) throws SQLException {
        var counts = new LinkedHashMap<NodeId, SequencedMap<String, Count>>();
        query.list(
                "SELECT node, port, kind, rows FROM counts WHERE run = ? ORDER BY node, place",
                row -> {
                    var count = CountKind.valueOf(row.getString(3)).with(row.getLong(4));
                    return counts.computeIfAbsent(
                                    new NodeId(row.getString(1)), _ -> new LinkedHashMap<>())
                            .put(row.getString(2), count);
                },
                run);
        return counts;
    }

    private Map<NodeId, SequencedMap<String, String>> prints(long run) throws SQLException {
        var prints = new LinkedHashMap<NodeId, SequencedMap<String, String>>();
        query.list(
                """
                SELECT node, port, print FROM counts
                WHERE run = ? AND print IS NOT NULL ORDER BY node, place
                """,
                row ->
                        prints.computeIfAbsent(
                                        new NodeId(row.getString(1)), _ -> new LinkedHashMap<>())
                                .put(row.getString(2), row.getString(3)),
                run);
        return prints;
    }

    /// Empty if the run is not known, or was told by a version that did not keep it.
    Optional<Definition> definition(long run) throws SQLException {
        var texts = new LinkedHashMap<String, String>();
        query.list(
                        """
                SELECT node, text FROM run_definitions JOIN definitions USING (hash)
                WHERE run = ? ORDER BY node
                """,
                        row -> Map.entry(row.getString(1), row.getString(2)),
                        run)
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue()));
        var whole = Optional.ofNullable(texts.remove(Definition.WHOLE));
        var inner = new LinkedHashMap<NodeId, String>();
        texts.forEach((node, text) -> inner.put(new NodeId(node), text));
        return whole.map(text -> new Definition(text, inner));
    }

    private List<RunEvent> eventsOf(long run, String table) throws SQLException {
        return query.list(
                "SELECT event FROM events JOIN "
                        + table
                        + " USING (run, seq) WHERE run = ? ORDER BY seq",
                RunReader::event,
                run);
    }

    private static <T> List<T> of(Class<T> type, List<RunEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static RunRow run(ResultSet row) throws SQLException {
        return new RunRow(
                row.getLong("number"),
                RunId.parse(row.getString("id")),
                row.getString("pipeline"),
                row.getString("file"),
                row.getString("pipeline_hash"),
                Instant.parse(row.getString("started")),
                Optional.ofNullable(row.getString("ended")).map(Instant::parse),
                Optional.ofNullable(row.getString("outcome")).map(Outcome::valueOf),
                row.getLong("nodes"),
                row.getLong("delivered"),
                row.getLong("rejected"),
                texts(row.getString("given")));
    }

    private static SequencedMap<String, String> texts(String object) {
        var texts = new LinkedHashMap<String, String>();
        if (Json.parse(object) instanceof Value.Fields fields) {
            fields.members()
                    .forEach(
                            (name, value) -> {
                                if (value instanceof Value.Text(String text)) {
                                    texts.put(name, text);
                                }
                            });
        }
        return texts;
    }

    private static RunEvent event(ResultSet row) throws SQLException {
        return Json.parse(row.getString(1)) instanceof Value.Fields fields
                ? RunEventJson.read(fields)
                : RunEventJson.read(Value.Fields.EMPTY);
    }
}
