package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeveralProcessesTest {

    private static final int RUNS = 30;

    @TempDir Path folder;

    @Test
    void processesAndThreadsThatWriteAtOnceLoseNoRunAndShareNoNumber() throws Exception {
        var child = HistoryChild.start(folder, Integer.toString(RUNS));
        var threads =
                LongStream.range(0, 2)
                        .mapToObj(_ -> Thread.ofPlatform().start(this::recordRuns))
                        .toList();
        for (var thread : threads) {
            thread.join();
        }
        assertThat(child.waitFor()).isZero();

        try (var history = History.open(folder)) {
            var runs = history.runs(1000, History.NEWEST);
            assertThat(runs.reversed())
                    .extracting(RunRow::number)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 3 * RUNS).boxed().toList());
            assertThat(runs)
                    .allSatisfy(
                            run ->
                                    assertThat(history.events(run.id()))
                                            .isEqualTo(Runs.whole(run.id())));
        }
    }

    @Test
    void aKilledWriterLeavesWhatItHadWritten() throws Exception {
        var id = Runs.newId();
        var child = HistoryChild.start(folder, "endless", id.toString());
        long written = 0;
        try (var output =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            while (written < 2000) {
                written = Long.parseLong(output.readLine());
            }
            child.destroyForcibly().waitFor();
        }

        try (var history = History.open(folder)) {
            assertThat(history.interrupt(_ -> false)).containsExactly(id);
            var events = history.events(id);
            assertThat(history.warnings()).isEmpty();
            assertThat(events).hasSizeGreaterThan((int) written);
            assertThat(events)
                    .extracting(RunEvent::seq)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, events.size()).boxed().toList());
            assertThat(events.getLast())
                    .isEqualTo(new RunEnded(Runs.NOON, events.size(), Outcome.INTERRUPTED));
        }
    }

    private void recordRuns() {
        try (var history = History.open(folder)) {
            for (int run = 0; run < RUNS; run++) {
                try (var recorder = history.recorder("orders.pipeline.json")) {
                    Runs.whole(Runs.newId()).forEach(recorder);
                }
            }
        }
    }
}
