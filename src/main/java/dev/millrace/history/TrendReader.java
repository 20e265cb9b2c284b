package dev.millrace.history;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.model.NodeId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/// Reads trends. Only on the history's thread.
record TrendReader(Query query) {

    TrendReader(Connection connection) {
        this(new Query(connection));
    }

    Trend trend(String file, int last) throws SQLException {
        var runs =
                query.list(
                        """
                        SELECT number, started, ended, outcome FROM runs WHERE file = ?
                        ORDER BY number DESC LIMIT ?
                        """,
                        TrendReader::run,
                        file,
                        last);
        if (runs.isEmpty()) {
            return Trend.NONE;
        }
        var oldestFirst = runs.reversed();
        return new Trend(marked(oldestFirst), nodes(file, oldestFirst.getFirst().number()));
    }

    private static Trend.Run run(ResultSet row) throws SQLException {
        var started = Instant.parse(row.getString(2));
        return new Trend.Run(
                row.getLong(1),
                started,
                Optional.ofNullable(row.getString(3))
                        .map(Instant::parse)
                        .map(ended -> Duration.between(started, ended)),
                Optional.ofNullable(row.getString(4)).map(Outcome::valueOf),
                false);
    }

    private static List<Trend.Run> marked(List<Trend.Run> runs) {
        var odd = odd(runs, TrendReader::seconds);
        var marked = new ArrayList<Trend.Run>();
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            marked.add(
                    new Trend.Run(run.number(), run.started(), run.took(), run.outcome(), odd[i]));
        }
        return marked;
    }

    private static double seconds(Trend.Run run) {
        boolean succeeded = run.outcome().filter(Outcome.SUCCEEDED::equals).isPresent();
        return succeeded ? run.took().map(TrendReader::seconds).orElse(Double.NaN) : Double.NaN;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static <T> boolean[] odd(List<T> points, ToDoubleFunction<T> figure) {
        return Outliers.of(points.stream().mapToDouble(figure).toArray());
    }

    private LinkedHashMap<NodeId, List<Trend.NodePoint>> nodes(String file, long since)
            throws SQLException {
        var found = new LinkedHashMap<NodeId, List<Trend.NodePoint>>();
        query.list(
                """
                SELECT n.run, n.node, n.origin, n.took_ns,
                    CASE WHEN c.kind = 'EXACT' THEN c.rows END
                FROM runs r JOIN node_runs n ON n.run = r.number
                    LEFT JOIN counts c ON c.run = n.run AND c.node = n.node AND c.place = 0
                WHERE r.file = ? AND r.number >= ? ORDER BY n.run, n.place
                """,
                row ->
                        found.computeIfAbsent(new NodeId(row.getString(2)), _ -> new ArrayList<>())
                                .add(point(row)),
                file,
                since);
        found.replaceAll((_, points) -> markedNodes(points));
        return found;
    }

    private static Trend.NodePoint point(ResultSet row) throws SQLException {
        return new Trend.NodePoint(
                row.getLong(1),
                Optional.ofNullable(row.getString(3)).map(Origin::valueOf),
                Query.number(row, 5),
                Query.number(row, 4).stream().mapToObj(Duration::ofNanos).findFirst(),
                false,
                false);
    }

    private static List<Trend.NodePoint> markedNodes(List<Trend.NodePoint> points) {
        var oddRows = odd(points, point -> figure(point.rows()));
        var oddTimes = odd(points, TrendReader::seconds);
        var marked = new ArrayList<Trend.NodePoint>();
        for (int i = 0; i < points.size(); i++) {
            var point = points.get(i);
            marked.add(
                    new Trend.NodePoint(
                            point.run(),
                            point.origin(),
                            point.rows(),
                            point.took(),
                            oddRows[i],
                            oddTimes[i]));
        }
        return marked;
    }

    private static double figure(OptionalLong rows) {
        return rows.isPresent() ? rows.getAsLong() : Double.NaN;
    }

    /// Nodes that were not computed took no time that could be compared.
    private static double seconds(Trend.NodePoint point) {
        boolean computed = point.origin().filter(Origin.COMPUTED::equals).isPresent();
        return computed ? point.took().map(TrendReader::seconds).orElse(Double.NaN) : Double.NaN;
    }
}
