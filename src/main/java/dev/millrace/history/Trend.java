package dev.millrace.history;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// How the last runs of a pipeline went, oldest first. What is marked is far from the others by
/// `Outliers`: runs among those that succeeded, nodes among the runs that computed them.
public record Trend(List<Run> runs, SequencedMap<NodeId, List<NodePoint>> nodes) {

    static final Trend NONE = new Trend(List.of(), new LinkedHashMap<>());

    /// @param took empty while it runs
    /// @param odd whether it took much longer or shorter than the others
    public record Run(
            long number,
            Instant started,
            Optional<Duration> took,
            Optional<Outcome> outcome,
            boolean odd) {}

    /// A node in one of the runs.
    ///
    /// @param origin empty if it did not finish
    /// @param rows that left by its first port; empty if they were not counted
    /// @param oddRows whether they are many more or fewer than in the others
    /// @param oddTime whether it took much longer or shorter
    public record NodePoint(
            long run,
            Optional<Origin> origin,
            OptionalLong rows,
            Optional<Duration> took,
            boolean oddRows,
            boolean oddTime) {}

    public Trend {
        runs = List.copyOf(runs);
    }

    /// The same, of one of its nodes.
    public Trend of(NodeId node) {
        var only = new LinkedHashMap<NodeId, List<NodePoint>>();
        only.put(node, nodes.getOrDefault(node, List.of()));
        return new Trend(runs, only);
    }

    /// Nodes that have something odd in a run.
    public List<NodeId> odd(long run) {
        return nodes.entrySet().stream()
                .filter(
                        entry ->
                                entry.getValue().stream()
                                        .filter(point -> point.run() == run)
                                        .anyMatch(point -> point.oddRows() || point.oddTime()))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
