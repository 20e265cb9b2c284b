package dev.millrace.cli;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.Level;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import dev.millrace.node.Check;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// Makes the events of a run, numbered and timed by a clock that a test moves.
final class Told extends Clock {

    private Instant now = Instant.parse("2026-01-31T12:00:00Z");
    private long seq;

    Told pass(long millis) {
        now = now.plusMillis(millis);
        return this;
    }

    RunEvent started(String... ids) {
        var nodes =
                Stream.of(ids)
                        .map(id -> new RunNode(new NodeId(id), "transform.filter", id))
                        .toList();
        var id = RunId.parse("0193e5b5-7a00-7000-8000-000000000001");
        return new RunStarted(now, ++seq, id, 1, "Orders", "5f2c", new LinkedHashMap<>(), nodes);
    }

    RunEvent running(String... ids) {
        return new StepStarted(now, ++seq, "s1", Stream.of(ids).map(NodeId::new).toList(), 1);
    }

    RunEvent advanced(String id, double fraction, long rows) {
        return new NodeAdvanced(
                now, ++seq, new NodeId(id), OptionalDouble.of(fraction), OptionalLong.of(rows));
    }

    RunEvent finished(String id, long millis, Count count) {
        var counts = new LinkedHashMap<String, Count>();
        counts.put("kept", count);
        return finished(id, millis, counts, Origin.COMPUTED);
    }

    RunEvent finished(String id, long millis, SequencedMap<String, Count> counts, Origin origin) {
        return new NodeFinished(
                now,
                ++seq,
                new NodeId(id),
                counts,
                OptionalLong.of(1_234_567),
                Duration.ofMillis(millis),
                origin);
    }

    RunEvent rejected(String id, long rows) {
        return new RowsRejected(now, ++seq, new NodeId(id), "rejected", rows);
    }

    RunEvent checked(String id, String expectation, Check.OnFailure onFailure, long broken) {
        return new CheckReported(now, ++seq, new NodeId(id), expectation, onFailure, broken);
    }

    RunEvent failed(String id, Fault fault, Optional<Duration> retry) {
        return new StepFailed(
                now, ++seq, "s1", Optional.of(new NodeId(id)), 1, fault, retry, Optional.empty());
    }

    RunEvent delivered(String id, String target, long rows, long bytes) {
        return new Delivered(now, ++seq, new NodeId(id), target, rows, bytes);
    }

    RunEvent warned(String text) {
        return new LogLine(now, ++seq, Level.WARNING, Optional.empty(), text);
    }

    RunEvent ended(Outcome outcome) {
        return new RunEnded(now, ++seq, outcome);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    static List<String> ids(int count) {
        return Stream.iterate(1, i -> i + 1).limit(count).map(i -> "node_" + i).toList();
    }
}
