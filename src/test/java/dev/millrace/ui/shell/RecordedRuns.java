package dev.millrace.ui.shell;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunNode;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunId;
import dev.millrace.history.Definition;
import dev.millrace.history.History;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Writes runs of a node `totals` into a history, as if they had been run.
record RecordedRuns(Path workspace, String file) {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final NodeId TOTALS = new NodeId("totals");

    /// A run a minute.
    ///
    /// @param definition empty: it is not kept
    /// @param millis how long each takes
    void record(int runs, String definition, long millis) {
        try (var history = History.open(workspace.resolve(".millrace"))) {
            for (int i = 0; i < runs; i++) {
                record(history, NOON.plus(Duration.ofMinutes(i)), definition, millis, i);
            }
        }
    }

    private void record(History history, Instant at, String definition, long millis, int rows) {
        var id = RunId.at(at);
        var ended = at.plusMillis(millis);
        try (var recorder = history.recorder(file)) {
            recorder.accept(
                    new RunStarted(
                            at,
                            1,
                            id,
                            RunEvent.PROTOCOL,
                            "Totals",
                            "5f2c",
                            new LinkedHashMap<>(Map.of("since", "2014-01-01")),
                            List.of(new RunNode(TOTALS, "transform.aggregate", "Totals"))));
            if (!definition.isEmpty()) {
                recorder.definition(new Definition(definition, new LinkedHashMap<>()));
            }
            recorder.accept(
                    new NodeFinished(
                            ended,
                            2,
                            TOTALS,
                            new LinkedHashMap<>(Map.of("out", new Count.Exact(rows))),
                            OptionalLong.empty(),
                            Duration.ofMillis(millis),
                            Origin.COMPUTED,
                            new LinkedHashMap<>(Map.of("out", "ab".repeat(32)))));
            recorder.accept(new RunEnded(ended, 3, Outcome.SUCCEEDED));
        }
    }
}
