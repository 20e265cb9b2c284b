package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.CheckReported;
import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.NodeAdvanced;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.ResourcesUsed;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepFailed;
import dev.millrace.engine.RunEvent.StepFinished;
import dev.millrace.engine.RunEvent.StepStarted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a run came to, gathered from its events. One thread.
final class RunFigures implements Consumer<RunEvent> {

    @Nullable RunStarted started;
    @Nullable RunEnded ended;
    final List<NodeFinished> nodes = new ArrayList<>();
    final List<RowsRejected> rejected = new ArrayList<>();
    final List<CheckReported> checks = new ArrayList<>();
    final List<Delivered> deliveries = new ArrayList<>();

    /// How often each fault came, by its code.
    final SequencedMap<String, Long> faults = new LinkedHashMap<>();

    int retries;

    /// Bytes at the highest; empty for a run that was too short to look.
    OptionalLong memory = OptionalLong.empty();

    OptionalLong spilled = OptionalLong.empty();

    @Override
    public void accept(RunEvent event) {
        switch (event) {
            case RunStarted run -> started = run;
            case NodeFinished node -> nodes.add(node);
            case RowsRejected rows -> rejected.add(rows);
            case CheckReported check -> checks.add(check);
            case Delivered delivery -> deliveries.add(delivery);
            case StepFailed failed -> fail(failed);
            case ResourcesUsed used -> {
                memory = OptionalLong.of(Math.max(memory.orElse(0), used.memory()));
                spilled = OptionalLong.of(Math.max(spilled.orElse(0), used.spilled()));
            }
            case RunEnded run -> ended = run;
            case StepStarted _, StepFinished _, NodeAdvanced _, LogLine _ -> {}
        }
    }

    private void fail(StepFailed failed) {
        if (failed.willRetryIn().isPresent()) {
            retries++;
        } else {
            faults.merge(failed.fault().code().id(), 1L, Long::sum);
        }
    }
}
