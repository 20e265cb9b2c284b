package dev.millrace.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.LogLine;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunId;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    @TempDir Path folder;

    @Test
    void tellsAWholeRunAsItWasTold() {
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(id));

            assertThat(history.events(id)).isEqualTo(Runs.whole(id));
        }
    }

    @Test
    void keepsARunAfterItIsClosed() {
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(id));
        }
        try (var history = History.open(folder)) {
            assertThat(history.events(id)).hasSize(10);
            assertThat(history.run(1).map(found -> found.run().id())).contains(id);
        }
    }

    @Test
    void listsARunWithItsFigures() {
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(id));

            assertThat(history.runs(10, History.NEWEST))
                    .containsExactly(
                            new RunRow(
                                    1,
                                    id,
                                    "Orders",
                                    "orders.pipeline.json",
                                    "5f2c",
                                    Runs.at(1),
                                    Optional.of(Runs.at(10)),
                                    Optional.of(Outcome.PARTIAL),
                                    3,
                                    100,
                                    3,
                                    Runs.started(id).parameters()));
        }
    }

    @Test
    void keepsNodesDeliveriesFaultsAndParameters() {
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(id));
            var run = history.run(id).orElseThrow();

            assertThat(run.parameters()).containsExactlyEntriesOf(Runs.started(id).parameters());
            assertThat(run.faults()).containsExactly(Runs.FAULT);
            assertThat(run.deliveries())
                    .extracting(RunEvent.Delivered::target)
                    .containsExactly("lake/kept.parquet", "warehouse.kept");
            assertThat(run.nodes())
                    .extracting(node -> node.id().value())
                    .containsExactly("orders", "totals", "kept");
        }
    }

    @Test
    void keepsWhatKindOfNumberACountIs() {
        var id = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(id));
            var nodes = history.run(id).orElseThrow().nodes();

            assertThat(nodes.get(0).counts().sequencedValues())
                    .containsExactly(new Count.AtLeast(90), new Count.Exact(3));
            assertThat(nodes.get(0).took()).contains(Duration.ofNanos(1_500_000_001));
            assertThat(nodes.get(0).bytes()).hasValue(4096);
            assertThat(nodes.get(0).rejected()).isEqualTo(3);
            assertThat(nodes.get(1).counts()).containsEntry("out", Count.UNKNOWN);
            assertThat(nodes.get(1).origin()).contains(Origin.REUSED);
            assertThat(nodes.get(2).origin()).isEmpty();
            assertThat(nodes.get(2).bytes()).isEqualTo(OptionalLong.empty());
        }
    }

    @Test
    void keepsWhatARunReadToTheNanosecond() {
        var id = Runs.newId();
        var modified = Instant.parse("2026-01-01T00:00:00.123456789Z");
        var source = new SourceIdentity(new NodeId("orders"), "/data/a.csv", 12, modified);
        try (var history = History.open(folder)) {
            try (var recorder = history.recorder("orders.pipeline.json")) {
                recorder.accept(Runs.started(id));
                recorder.sources(List.of(source));
            }
            assertThat(history.run(id).orElseThrow().sources()).containsExactly(source);
        }
    }

    @Test
    void numbersRunsFromOneAndListsTheNewestFirst() {
        try (var history = History.open(folder)) {
            for (int i = 1; i <= 5; i++) {
                assertThat(record(history, Runs.whole(Runs.newId()))).hasValue(i);
            }
            assertThat(history.runs(2, History.NEWEST))
                    .extracting(RunRow::number)
                    .containsExactly(5L, 4L);
            assertThat(history.runs(9, 3)).extracting(RunRow::number).containsExactly(2L, 1L);
        }
    }

    @Test
    void listsARunThatHasNotEnded() {
        try (var history = History.open(folder)) {
            record(history, List.of(Runs.started(Runs.newId())));
            var run = history.runs(1, History.NEWEST).getFirst();

            assertThat(run.ended()).isEmpty();
            assertThat(run.took()).isEmpty();
            assertThat(run.outcome()).isEmpty();
        }
    }

    @Test
    void readingAWorkspaceWithoutRunsLeavesItAsItIs() {
        var none = folder.resolve(".millrace");
        try (var history = History.open(none)) {
            assertThat(history.runs(10, History.NEWEST)).isEmpty();
            assertThat(history.run(1)).isEmpty();
            assertThat(history.events(Runs.newId())).isEmpty();
            assertThat(history.interrupt(_ -> false)).isEmpty();
        }
        assertThat(none).doesNotExist();
    }

    @Test
    void worksInAFolderWhoseNameLooksLikeOptions() {
        var odd = folder.resolve("what? 100% #1 İü;&=\"").resolve(".millrace");
        try (var history = History.open(odd)) {
            record(history, Runs.whole(Runs.newId()));
        }
        assertThat(odd.resolve("history.db")).isRegularFile();
    }

    @Test
    void aLongStreamIsWrittenInOrder() {
        var id = Runs.newId();
        var events = new ArrayList<RunEvent>();
        events.add(Runs.started(id));
        for (int seq = 2; seq <= 10_000; seq++) {
            events.add(
                    new LogLine(
                            Runs.NOON,
                            seq,
                            RunEvent.Level.INFO,
                            Optional.empty(),
                            "line " + seq + " of ten thousand, İstanbul"));
        }
        try (var history = History.open(folder)) {
            record(history, events);

            assertThat(history.events(id)).isEqualTo(events);
        }
    }

    @Test
    void endsTheRunsWhoseProcessDied() {
        var dead = Runs.newId();
        var alive = Runs.newId();
        var ended = Runs.newId();
        try (var history = History.open(folder)) {
            record(history, Runs.whole(dead).subList(0, 5));
            record(history, Runs.whole(alive).subList(0, 5));
            record(history, Runs.whole(ended));

            assertThat(history.interrupt(alive::equals)).containsExactly(dead);
            assertThat(history.events(dead))
                    .hasSize(6)
                    .last()
                    .isEqualTo(new RunEnded(Runs.at(5), 6, Outcome.INTERRUPTED));
            assertThat(history.events(alive)).hasSize(5);
            assertThat(outcome(history, dead)).contains(Outcome.INTERRUPTED);
            assertThat(outcome(history, ended)).contains(Outcome.PARTIAL);
            assertThat(history.interrupt(alive::equals)).isEmpty();
        }
    }

    @Test
    void aRunTakenForDeadHasTheLastWord() {
        var id = Runs.newId();
        var whole = Runs.whole(id);
        try (var history = History.open(folder);
                var recorder = history.recorder("orders.pipeline.json")) {
            whole.subList(0, 5).forEach(recorder);
            history.interrupt(_ -> false);
            whole.subList(5, 10).forEach(recorder);

            assertThat(history.events(id)).isEqualTo(whole);
            assertThat(outcome(history, id)).contains(Outcome.PARTIAL);
        }
    }

    @Test
    void leavesOneFileBehindWhenClosed() throws Exception {
        try (var history = History.open(folder)) {
            record(history, Runs.whole(Runs.newId()));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactly("history.db");
        }
    }

    private static Optional<Outcome> outcome(History history, RunId id) {
        return history.run(id).flatMap(found -> found.run().outcome());
    }

    private static OptionalLong record(History history, List<RunEvent> events) {
        try (var recorder = history.recorder("orders.pipeline.json")) {
            events.forEach(recorder);
            recorder.flush();
            assertThat(recorder.fault()).isEmpty();
            return recorder.number();
        }
    }
}
