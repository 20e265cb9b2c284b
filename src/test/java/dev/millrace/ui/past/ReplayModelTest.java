package dev.millrace.ui.past;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunId;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.RunRecord;
import dev.millrace.history.RunRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// No toolkit: the answers come when the test gives them.
class ReplayModelTest {

    private final List<Long> asked = new ArrayList<>();
    private final List<CompletableFuture<Replayed>> answers = new ArrayList<>();
    private final ReplayModel model =
            new ReplayModel(
                    number -> {
                        asked.add(number);
                        answers.add(new CompletableFuture<>());
                        return answers.getLast();
                    },
                    Path.of("/work"),
                    Runnable::run);

    private static Replayed run(long number) {
        var at = Instant.parse("2026-01-31T12:00:00Z");
        var row =
                new RunRow(
                        number,
                        RunId.at(at),
                        "Totals",
                        "totals.json",
                        "5f2c",
                        at,
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        0,
                        0,
                        new LinkedHashMap<>());
        var record =
                new RunRecord(
                        row, new LinkedHashMap<>(), List.of(), List.of(), List.of(), List.of());
        return new Replayed(record, Optional.empty(), "", List.of(), List.of(1L, 4L, 7L, 9L));
    }

    @Test
    void readsOnlyTheLastOfSeveralWishes() {
        model.go(1);
        model.go(4);
        model.go(7);
        assertThat(asked).containsExactly(1L);
        answers.get(0).complete(run(1));
        assertThat(asked).containsExactly(1L, 7L);
        assertThat(model.shown()).isEmpty();
        answers.get(1).complete(run(7));
        assertThat(model.shown().orElseThrow().name()).isEqualTo("run #7");
    }

    @Test
    void stepsToTheRunsBesideIt() {
        model.go(4);
        answers.get(0).complete(run(4));
        assertThat(model.place()).isEqualTo(1);
        assertThat(model.has(-1)).isTrue();
        assertThat(model.has(3)).isFalse();
        model.step(2);
        assertThat(model.number()).isEqualTo(9);
        assertThat(model.shown().orElseThrow().name()).isEqualTo("run #4");
        model.step(1);
        assertThat(model.number()).isEqualTo(9);
    }

    @Test
    void saysWhyARunCannotBeShown() {
        model.go(1);
        answers.get(0)
                .completeExceptionally(
                        Fault.of(FaultCode.RUN_UNKNOWN, "Run #1 is no longer kept.").toException());
        assertThat(model.failure()).isEqualTo("Run #1 is no longer kept.");
    }

    @Test
    void takesNothingOnceItIsClosed() {
        model.go(1);
        model.close();
        answers.get(0).complete(run(1));
        assertThat(model.shown()).isEmpty();
    }
}
