package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Delivered;
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
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Streams of events for the tests of the history.
final class Runs {

    static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    static final Fault FAULT =
            Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column 'Sale'.")
                    .withHint("Did you mean 'Sales'?")
                    .at(Place.node("totals").inSetting("measures[0].expression"));

    private Runs() {}

    /// A run of three nodes in which one step failed at first.
    static List<RunEvent> whole(RunId id) {
        var orders = new NodeId("orders");
        var totals = new NodeId("totals");
        var kept = new NodeId("kept");
        var counts = new LinkedHashMap<String, Count>();
        counts.put("out", new Count.AtLeast(90));
        counts.put("rejected", new Count.Exact(3));
        var second = new LinkedHashMap<String, Count>();
        second.put("out", Count.UNKNOWN);
        return List.of(
                started(id),
                new StepStarted(at(2), 2, "s1", List.of(orders, totals), 1),
                new RowsRejected(at(3), 3, orders, "rejected", 2),
                new RowsRejected(at(4), 4, orders, "rejected", 1),
                new NodeFinished(
                        at(5),
                        5,
                        orders,
                        counts,
                        OptionalLong.of(4096),
                        Duration.ofNanos(1_500_000_001),
                        Origin.COMPUTED),
                new StepFailed(
                        at(6),
                        6,
                        "s1",
                        Optional.of(totals),
                        1,
                        FAULT,
                        Optional.empty(),
                        Optional.empty()),
                new NodeFinished(
                        at(7),
                        7,
                        totals,
                        second,
                        OptionalLong.empty(),
                        Duration.ZERO,
                        Origin.REUSED),
                new Delivered(at(8), 8, kept, "lake/kept.parquet", 90, 1234),
                new Delivered(at(9), 9, kept, "warehouse.kept", 10, 0),
                new RunEnded(at(10), 10, Outcome.PARTIAL));
    }

    static RunStarted started(RunId id) {
        var parameters = new LinkedHashMap<>(Map.of("since", "2014-01-01"));
        return new RunStarted(
                at(1),
                1,
                id,
                RunEvent.PROTOCOL,
                "Orders",
                "5f2c",
                parameters,
                List.of(
                        new RunNode(new NodeId("orders"), "source.csv", "Orders"),
                        new RunNode(new NodeId("totals"), "transform.aggregate", "Totals"),
                        new RunNode(new NodeId("kept"), "storage.parquet", "Kept")));
    }

    static RunId newId() {
        return RunId.at(NOON);
    }

    static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }
}
