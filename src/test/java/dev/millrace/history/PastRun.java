package dev.millrace.history;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunId;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A run of one node, as a test wants it.
record PastRun(
        String file, Instant started, long millis, long rows, Outcome outcome, String parameter) {

    private static final NodeId TOTALS = new NodeId("totals");

    static PastRun of(String file, Instant started) {
        return new PastRun(file, started, 1_000, 100, Outcome.SUCCEEDED, "plain");
    }

    PastRun took(long newMillis) {
        return new PastRun(file, started, newMillis, rows, outcome, parameter);
    }

    PastRun gave(long newRows) {
        return new PastRun(file, started, millis, newRows, outcome, parameter);
    }

    PastRun ended(Outcome newOutcome) {
        return new PastRun(file, started, millis, rows, newOutcome, parameter);
    }

    PastRun with(String newParameter) {
        return new PastRun(file, started, millis, rows, outcome, newParameter);
    }

    /// @return its id
    RunId record(History history) {
        return record(history, true);
    }

    RunId record(History history, boolean ends) {
        var id = RunId.at(started);
        var events = events(id);
        try (var recorder = history.recorder(file)) {
            recorder.accept(events.getFirst());
            recorder.definition(new Definition("{" + file + "}", new LinkedHashMap<>()));
            events.subList(1, ends ? events.size() : events.size() - 1).forEach(recorder);
        }
        return id;
    }

    private List<RunEvent> events(RunId id) {
        var events = new ArrayList<RunEvent>();
        var at = started.plusMillis(millis);
        events.add(
                new RunStarted(
                        started,
                        1,
                        id,
                        RunEvent.PROTOCOL,
                        "Name of " + file,
                        "5f2c",
                        new LinkedHashMap<>(Map.of("region", parameter)),
                        List.of(new RunNode(TOTALS, "transform.aggregate", "Totals"))));
        if (outcome == Outcome.FAILED) {
            events.add(
                    new StepFailed(
                            at,
                            2,
                            "s1",
                            Optional.of(TOTALS),
                            1,
                            Runs.FAULT,
                            Optional.empty(),
                            Optional.empty()));
        } else {
            events.add(
                    new NodeFinished(
                            at,
                            2,
                            TOTALS,
                            new LinkedHashMap<>(Map.of("out", new Count.Exact(rows))),
                            OptionalLong.empty(),
                            Duration.ofMillis(millis),
                            Origin.COMPUTED));
        }
        events.add(new RunEnded(at, 3, outcome));
        return events;
    }
}
