package dev.millrace.worker;

import static java.time.Duration.ofSeconds;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.history.History;
import dev.millrace.history.RunRow;
import dev.millrace.launch.Main;
import dev.millrace.model.Port;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The client and real workers, some of which are killed.
@Tag("slow")
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class WorkersTest {

    private static final String SMALL =
            """
            {"format": 1, "name": "small", "nodes": {
                "src": {"type": "source.inline", "settings": {
                    "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1], [2]]}},
                "out": {"type": "storage.csv", "settings": {"path": "out.csv"}}},
             "links": ["src -> out"]}
            """;

    /// Works for hours unless it is stopped.
    private static final String ENDLESS =
            """
            {"format": 1, "name": "endless", "nodes": {
                "src": {"type": "source.inline", "settings": {
                    "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1]]}},
                "long": {"type": "transform.sql", "settings": {"sql":
                    "SELECT sum(hash(a.range + b.range)) AS s FROM src, range(10000000) a, range(10000000) b"}},
                "out": {"type": "storage.csv", "settings": {"path": "endless.csv"}}},
             "links": ["src -> long", "long -> out"]}
            """;

    @TempDir private Path temporary;
    private Path folder;
    private Workers workers;
    private final List<RunEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws IOException {
        folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        workers = new Workers(WorkerLaunch.likeThisProcess(Main.class.getName()), 1);
    }

    /// What a worker does at its end must not meet the next test, nor the folder being deleted.
    @AfterEach
    void close() {
        var left = workers.processes();
        workers.close();
        left.forEach(WorkersTest::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive()).isFalse();
    }

    private Ask ask(String text) {
        return new Ask(text, folder.resolve("p.pipeline.json"), Map.of());
    }

    /// A run that is in the middle of its query.
    private RunHandle running(Consumer<RunEvent> listener) {
        var begun = new CompletableFuture<Void>();
        var run =
                workers.run(
                        ask(ENDLESS),
                        event -> {
                            listener.accept(event);
                            if (event instanceof StepStarted) {
                                begun.complete(null);
                            }
                        });
        CompletableFuture.anyOf(begun, run.ended()).join();
        assertThat(run.ended()).isNotDone();
        return run;
    }

    private void assertOneStream(Outcome outcome) {
        assertThat(events.getFirst()).isInstanceOf(RunStarted.class);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        RunEnded.class, end -> assertThat(end.outcome()).isEqualTo(outcome));
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).seq()).isEqualTo(i + 1L);
        }
    }

    @Test
    void bindsASample() throws IOException {
        var path = Path.of("pipelines/superstore-sales.pipeline.json");
        var bound = workers.bind(new Ask(Files.readString(path), path, Map.of())).join();
        assertThat(bound.faults()).isEmpty();
        assertThat(bound.columns().keySet()).contains(Port.parse("orders.out").orElseThrow());
        assertThat(bound.columns().values())
                .allSatisfy(schema -> assertThat(schema.columns()).isNotEmpty());
    }

    @Test
    void writesTheScriptOfAPipelineThatWasNeverSaved() {
        var script = workers.script(ask(SMALL), "small.sql").join();
        assertThat(script).contains("small.sql").contains("out.csv");
        assertThat(folder.resolve("p.pipeline.json")).doesNotExist();
    }

    @Test
    void writesNoScriptOfAPipelineWithAnError() {
        var broken = SMALL.replace("source.inline", "source.martian");
        assertThat(workers.script(ask(broken), "small.sql"))
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withMessageContaining("source.martian");
    }

    @Test
    void bindsWhatIsNotFinishedAndTellsItsFaults() {
        var bound = workers.bind(ask(SMALL.replace("\"src -> out\"", ""))).join();
        assertThat(bound.faults()).extracting(Fault::code).contains(FaultCode.PORT_UNCONNECTED);
        var columns = requireNonNull(bound.columns().get(Port.parse("src.out").orElseThrow()));
        assertThat(columns.names()).containsExactly("n");
    }

    @Test
    void aRequestThatIsRefusedFailsWithItsFault() {
        var nowhere = new Ask(SMALL, folder.resolve("none/p.json"), Map.of());
        assertThat(workers.bind(nowhere))
                .failsWithin(Duration.ofSeconds(60))
                .withThrowableThat()
                .withMessageContaining("W101");
        var ended = workers.run(nowhere, events::add).ended().join();
        assertThat(ended.outcome()).isEmpty();
        assertThat(ended.faults())
                .extracting(Fault::code)
                .containsExactly(FaultCode.FILE_NOT_FOUND);
    }

    @Test
    void runsAndTellsEveryEventBeforeTheEnd() {
        var ended = workers.run(ask(SMALL), events::add).ended().join();
        assertThat(ended)
                .isEqualTo(
                        new RunHandle.Ended(
                                Optional.of(Outcome.SUCCEEDED), OptionalLong.of(1), List.of()));
        assertOneStream(Outcome.SUCCEEDED);
        assertThat(folder.resolve("out.csv")).hasContent("n\n1\n2\n");
    }

    @Test
    void aPipelineWithAnErrorIsNotRun() {
        var ended =
                workers.run(ask(SMALL.replace("\"src -> out\"", "")), events::add).ended().join();
        assertThat(ended.outcome()).isEmpty();
        assertThat(ended.faults()).extracting(Fault::code).contains(FaultCode.PORT_UNCONNECTED);
        assertThat(events).isEmpty();
    }

    @Test
    void aListenerThatThrowsCostsOnlyItself() {
        var ended =
                workers.run(
                                ask(SMALL),
                                event -> {
                                    events.add(event);
                                    if (event instanceof RunStarted) {
                                        throw new IllegalStateException("thrown by the test");
                                    }
                                })
                        .ended()
                        .join();
        assertThat(ended.outcome()).contains(Outcome.SUCCEEDED);
        assertOneStream(Outcome.SUCCEEDED);
    }

    @Test
    void aRunThatIsCancelledEndsAndItsWorkerTakesTheNext() {
        var run = running(events::add);
        var worker = workers.processes();
        run.cancel();
        assertThat(run.ended().join().outcome()).contains(Outcome.CANCELLED);
        assertOneStream(Outcome.CANCELLED);

        assertThat(workers.run(ask(SMALL), _ -> {}).ended().join().outcome())
                .contains(Outcome.SUCCEEDED);
        assertThat(workers.processes()).isEqualTo(worker);
    }

    @Test
    void runsWaitForEachOtherWhereThereIsOneWorker() {
        var order = new CopyOnWriteArrayList<String>();
        var runs = new ArrayList<RunHandle>();
        for (var name : List.of("a", "b", "c")) {
            var ask = new Ask(SMALL, folder.resolve(name + ".json"), Map.of());
            runs.add(
                    workers.run(
                            ask,
                            event -> {
                                if (event instanceof RunStarted || event instanceof RunEnded) {
                                    order.add(name);
                                }
                            }));
        }
        assertThat(runs)
                .allSatisfy(
                        run ->
                                assertThat(run.ended().join().outcome())
                                        .contains(Outcome.SUCCEEDED));
        assertThat(order).containsExactly("a", "a", "b", "b", "c", "c");
        assertThat(workers.processes()).hasSize(1);
    }

    @Test
    void aRunThatIsCancelledWhileItWaitsTellsNothing() {
        var first = running(_ -> {});
        var second = workers.run(ask(SMALL), events::add);
        second.cancel();
        assertThat(second.ended().join().outcome()).contains(Outcome.CANCELLED);
        assertThat(events).isEmpty();
        assertThat(first.ended()).isNotDone();
        first.cancel();
        assertThat(first.ended().join().outcome()).contains(Outcome.CANCELLED);
    }

    @Test
    void aBindOutlivesTheWorkerThatHadIt() throws Exception {
        workers.bind(ask(SMALL)).join();
        var first = workers.processes().getFirst();
        new ProcessBuilder("kill", "-STOP", Long.toString(first.pid())).start().waitFor();
        var bound = workers.bind(ask(SMALL));
        first.destroyForcibly();
        assertThat(bound.join().columns()).isNotEmpty();
        assertThat(workers.processes()).hasSize(1).doesNotContain(first);
    }

    @Test
    void aRunWhoseWorkerIsKilledIsInterruptedAndTheNextOneWorks() {
        var run = running(events::add);
        workers.processes().getFirst().destroyForcibly();
        var ended = run.ended().join();
        assertThat(ended.outcome()).contains(Outcome.INTERRUPTED);
        assertThat(ended.faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.code()).isEqualTo(FaultCode.ENGINE_FAILED))
                .extracting(Fault::message)
                .asString()
                .isEqualTo(
                        "The worker that ran the pipeline ended unexpectedly (killed by signal 9).");
        assertOneStream(Outcome.INTERRUPTED);

        assertThat(workers.run(ask(SMALL), _ -> {}).ended().join().outcome())
                .contains(Outcome.SUCCEEDED);
    }

    @Test
    void aWorkerThatDoesNotStopIsKilledWithinThreeSecondsAndItsRunIsMended() throws Exception {
        var run = running(events::add);
        var worker = workers.processes().getFirst();
        awaitRecorded();
        new ProcessBuilder("kill", "-STOP", Long.toString(worker.pid())).start().waitFor();

        long pressed = System.nanoTime();
        run.cancel();
        var ended = run.ended().join();
        assertThat(Duration.ofNanos(System.nanoTime() - pressed)).isLessThan(ofSeconds(3));
        assertThat(worker.isAlive()).isFalse();
        assertThat(ended.outcome()).contains(Outcome.INTERRUPTED);
        assertThat(ended.faults())
                .singleElement()
                .extracting(Fault::message)
                .isEqualTo("The worker that ran the pipeline did not stop, so it was killed.");
        assertOneStream(Outcome.INTERRUPTED);

        awaitMended();
        try (var history = History.open(folder.resolve(".millrace"))) {
            assertThat(history.runs(10, History.NEWEST))
                    .singleElement()
                    .extracting(RunRow::outcome)
                    .isEqualTo(Optional.of(Outcome.INTERRUPTED));
        }
    }

    /// The history is written beside the run.
    private void awaitRecorded() {
        try (var history = History.open(folder.resolve(".millrace"))) {
            while (history.runs(1, History.NEWEST).isEmpty()) {
                Thread.onSpinWait();
            }
        }
    }

    /// Mending is asked for before anybody hears that the run is over.
    private void awaitMended() {
        var patience = Instant.now().plusSeconds(60);
        while (workers.underWay() > 0 && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }
        assertThat(folder.resolve(".millrace/runs")).isEmptyDirectory();
    }

    @Test
    void theDeathOfOneWorkerIsNothingToAnother() {
        workers.bind(ask(SMALL)).join();
        var look = workers.processes().getFirst();
        var run = running(events::add);
        look.destroyForcibly();
        assertThat(workers.bind(ask(SMALL)).join().columns()).isNotEmpty();
        assertThat(run.ended()).isNotDone();
        run.cancel();
        assertThat(run.ended().join().outcome()).contains(Outcome.CANCELLED);
    }

    @Test
    void bindsThatAreCancelledByTheNextLeaveNothingBehind() throws IOException {
        var last = workers.bind(ask(SMALL));
        for (int i = 0; i < 200; i++) {
            last.cancel(true);
            last = workers.bind(ask(SMALL));
            if (i % 20 == 0) {
                last.join();
            }
        }
        assertThat(last.join().columns()).isNotEmpty();
        while (workers.underWay() > 0) {
            workers.bind(ask(SMALL)).join();
        }
        assertThat(workers.processes()).hasSize(1);
        awaitThreads(3);

        var worker = workers.processes().getFirst();
        workers.close();
        awaitEnd(worker);
        awaitThreads(0);
    }

    /// Threads end a moment after what they are there for, also those of the test before.
    private void awaitThreads(int most) throws IOException {
        var patience = Instant.now().plusSeconds(30);
        while (threads() > most && Instant.now().isBefore(patience)) {
            Thread.onSpinWait();
        }
        assertThat(threads()).isLessThanOrEqualTo(most);
    }

    /// Threads of the client, all of which are virtual.
    private long threads() throws IOException {
        var dump = Files.createTempFile(folder, "threads", "");
        Files.delete(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
        try (var lines = Files.lines(dump)) {
            return lines.filter(line -> line.contains("\"name\": \"worker-")).count();
        }
    }

    @Test
    void warmingStartsTheWorkerThatChecks() {
        workers.warm();
        workers.warm();
        workers.bind(ask(SMALL)).join();
        assertThat(workers.processes()).hasSize(1);
    }

    @Test
    void closingCancelsWhatRunsAndLeavesNoProcess() {
        workers.bind(ask(SMALL)).join();
        var run = running(events::add);
        var waiting = workers.run(ask(SMALL), _ -> {});
        var processes = workers.processes();
        assertThat(processes).hasSize(2);

        workers.close();
        assertThat(waiting.ended().join().outcome()).contains(Outcome.CANCELLED);
        assertThat(run.ended().join().outcome()).contains(Outcome.CANCELLED);
        assertOneStream(Outcome.CANCELLED);
        processes.forEach(WorkersTest::awaitEnd);
    }
}
