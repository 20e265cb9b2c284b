package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.engine.RunEvent.StepStarted;
import dev.millrace.launch.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Runs that go on when their window is closed, and are picked up by another.
@Tag("slow")
@Timeout(120)
class DetachedRunsTest {

    /// Works for hours unless it is stopped.
    private static final String ENDLESS =
            """
            {"format": 1, "name": "endless", "nodes": {
                "src": {"type": "source.inline", "settings": {
                    "columns": [{"name": "n", "type": "INTEGER"}], "rows": [[1]]}},
                "long": {"type": "transform.sql", "timeout": 0, "settings": {"sql":
                    "SELECT sum(hash(a.range + b.range)) AS s FROM src, range(10000000) a, range(10000000) b"}},
                "out": {"type": "storage.csv", "settings": {"path": "endless.csv"}}},
             "links": ["src -> long", "long -> out"]}
            """;

    @TempDir private Path temporary;
    private Path file;
    private final List<ProcessHandle> processes = new ArrayList<>();

    /// A run that was let go on outlives a test that fails.
    @AfterEach
    void end() {
        processes.forEach(ProcessHandle::destroyForcibly);
    }

    @BeforeEach
    void write() throws IOException {
        var folder = temporary.toRealPath();
        Files.createDirectories(folder.resolve(".millrace"));
        file = Files.writeString(folder.resolve("p.pipeline.json"), ENDLESS);
    }

    /// Begins a run, closes the workers while it is under way, and gives its process.
    private ProcessHandle left(String text, boolean detached) {
        var begun = new CompletableFuture<Void>();
        try (var workers = new Workers(WorkerLaunch.likeThisProcess(Main.class.getName()), 1)) {
            var run =
                    workers.run(
                            new Ask(text, file, Map.of()),
                            event -> {
                                if (event instanceof StepStarted) {
                                    begun.complete(null);
                                }
                            });
            begun.join();
            if (detached) {
                assertThat(run.detach().join()).isTrue();
            }
            processes.addAll(workers.processes());
            return workers.processes().getFirst();
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        assertThat(process.onExit().orTimeout(60, TimeUnit.SECONDS).join().isAlive()).isFalse();
    }

    /// The run, once its first event is in the history.
    private FollowedRun followed(List<RunEvent> events) {
        var run = FollowedRun.of(file, events::add);
        for (int i = 0; run.isEmpty() && i < 600; i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            run = FollowedRun.of(file, events::add);
        }
        return run.orElseThrow();
    }

    @Test
    void aRunThatWasLetGoOnIsPickedUpAndStopped() {
        var process = left(ENDLESS, true);
        var events = new CopyOnWriteArrayList<RunEvent>();
        var run = followed(events);
        run.begin();
        assertThat(process.isAlive()).isTrue();
        run.cancel();
        var ended = run.ended().join();
        assertThat(ended.outcome()).contains(Outcome.CANCELLED);
        assertThat(ended.faults()).isEmpty();
        assertThat(events.getFirst()).isInstanceOf(RunStarted.class);
        assertThat(events.getLast()).isInstanceOf(RunEnded.class);
        assertThat(events).extracting(RunEvent::seq).doesNotHaveDuplicates().isSorted();
        awaitEnd(process);
        assertThat(FollowedRun.of(file, _ -> {})).isEmpty();
    }

    /// Whoever lets it go on may stay in the end.
    @Test
    void aFollowedRunThatIsLetGoOnIsFollowedOn() {
        var process = left(ENDLESS, true);
        var run = followed(new CopyOnWriteArrayList<>());
        run.begin();
        assertThat(run.detach().join()).isTrue();
        run.cancel();
        assertThat(run.ended().orTimeout(1, TimeUnit.MINUTES).join().outcome())
                .contains(Outcome.CANCELLED);
        awaitEnd(process);
    }

    @Test
    void aRunThatWasLetGoOnComesToItsOwnEnd() {
        var process = left(ENDLESS.replace("\"timeout\": 0", "\"timeout\": 4"), true);
        var run = followed(new CopyOnWriteArrayList<>());
        run.begin();
        assertThat(run.ended().join().outcome()).contains(Outcome.FAILED);
        awaitEnd(process);
    }

    @Test
    void aFollowedRunWhoseProcessDiesIsInterrupted() {
        var process = left(ENDLESS, true);
        var events = new CopyOnWriteArrayList<RunEvent>();
        var run = followed(events);
        run.begin();
        process.destroyForcibly();
        assertThat(run.ended().join().outcome()).contains(Outcome.INTERRUPTED);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        RunEnded.class,
                        end -> assertThat(end.outcome()).isEqualTo(Outcome.INTERRUPTED));
    }

    @Test
    void aRunThatNobodyLetGoOnEndsWithTheWindow() {
        awaitEnd(left(ENDLESS, false));
        assertThat(FollowedRun.of(file, _ -> {})).isEmpty();
    }

    @Test
    void whatWaitsForAWorkerCannotGoOn() {
        try (var workers = new Workers(WorkerLaunch.likeThisProcess(Main.class.getName()), 1)) {
            var begun = new CompletableFuture<Void>();
            var _ = workers.run(new Ask(ENDLESS, file, Map.of()), _ -> begun.complete(null));
            var second = workers.run(new Ask(ENDLESS, file, Map.of()), _ -> {});
            begun.join();
            assertThat(second.detach().join()).isFalse();
        }
    }
}
