package dev.millrace.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Workers that do not behave: shell scripts, and what is no program at all.
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class ForeignWorkersTest {

    private static final String GREETS =
            "read hello; echo '{\"id\":\"1\",\"answer\":{\"protocol\":1}}'; ";

    private static final String KNOWS_NOTHING =
            "{\"id\":\"2\",\"answer\":{\"faults\":[],\"columns\":{}}}";

    @TempDir private Path folder;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();

    private final List<Workers> opened = new ArrayList<>();

    private Workers workers(String... command) {
        var workers = new Workers(new WorkerLaunch(List.of(command), folder), 1, log::add);
        opened.add(workers);
        return workers;
    }

    /// A script that still writes would be in the way of deleting the folder.
    @AfterEach
    void awaitTheirEnd() {
        for (var workers : opened) {
            for (var process : workers.processes()) {
                process.onExit().orTimeout(50, TimeUnit.SECONDS).join();
            }
        }
    }

    private Workers script(String script) {
        return workers("sh", "-c", script);
    }

    private Ask ask() {
        return new Ask("{}", folder.resolve("p.json"), Map.of());
    }

    private static Fault fault(CompletableFuture<?> future) {
        return future.handle((_, failure) -> failure)
                .thenApply(failure -> ((FaultException) failure).fault())
                .orTimeout(50, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void aProgramThatDoesNotExistIsAFault() {
        try (var workers = workers("/no/such/java")) {
            assertThat(fault(workers.bind(ask())))
                    .satisfies(fault -> assertThat(fault.code()).isEqualTo(FaultCode.ENGINE_FAILED))
                    .satisfies(fault -> assertThat(fault.message()).contains("/no/such/java"));

            var ended = workers.run(ask(), _ -> {}).ended().join();
            assertThat(ended.outcome()).isEmpty();
            assertThat(ended.faults())
                    .singleElement()
                    .extracting(Fault::message)
                    .asString()
                    .contains("could not be started");
        }
    }

    @Test
    void oneThatTalksNonsenseAndEndsIsNotStartedOverAndOver() throws IOException {
        var starts = folder.resolve("starts");
        try (var workers =
                script("echo x >>starts; echo nonsense; echo 'no licence' >&2; exit 3")) {
            for (int i = 0; i < 50; i++) {
                var fault = fault(workers.bind(ask()));
                assertThat(fault.code()).isEqualTo(FaultCode.ENGINE_FAILED);
                assertThat(fault.message()).contains("ended unexpectedly (exit code 3)");
                assertThat(fault.hint()).endsWith("Its last words: no licence");
            }
        }
        assertThat(Files.readAllLines(starts)).hasSizeBetween(2, 8);
        assertThat(log).contains("no licence").anyMatch(line -> line.contains("nonsense"));
    }

    @Test
    void oneOfAnotherProtocolIsAFaultAndEnds() {
        try (var workers =
                script("read hello; echo '{\"id\":\"1\",\"answer\":{\"protocol\":99}}'; cat")) {
            assertThat(fault(workers.bind(ask())).message()).contains("protocol 1");
        }
    }

    @Test
    void linesThatAnswerNothingArePassedOver() {
        var script =
                GREETS
                        + "read bind; echo 'not json'; echo '[]'; echo '{\"id\":\"77\",\"answer\":{}}';"
                        + " echo '{\"id\":\"2\"}'; echo '"
                        + KNOWS_NOTHING
                        + "'; cat";
        try (var workers = script(script)) {
            assertThat(workers.bind(ask()).join())
                    .isEqualTo(new Workers.Bound(List.of(), Map.of()));
            assertThat(workers.underWay()).isZero();
        }
        assertThat(log).hasSize(4).allMatch(line -> line.startsWith("Passed over"));
    }

    @Test
    void anAnswerOfAnotherFormIsAFault() {
        try (var workers = script(GREETS + "read bind; echo '{\"id\":\"2\",\"answer\":{}}'; cat")) {
            assertThat(fault(workers.bind(ask())).message()).contains("cannot read");
        }
    }

    @Test
    void anAnswerThatIsTooLongIsAFaultAndTheNextOneIsRead() {
        var script =
                GREETS
                        + "read bind; printf '{\"id\":\"2\",\"answer\":{\"x\":\"';"
                        + " head -c 40000000 /dev/zero | tr '\\0' x; echo '\"}}';"
                        + " read bind; echo '"
                        + KNOWS_NOTHING.replace("\"2\"", "\"3\"")
                        + "'; cat";
        try (var workers = script(script)) {
            assertThat(fault(workers.bind(ask())).message()).contains("more than 32 MiB");
            assertThat(workers.bind(ask()).join().faults()).isEmpty();
        }
    }

    @Test
    void whatItSaysToPeopleNeverHoldsItUp() {
        var script =
                GREETS + "yes | head -c 5000000 >&2; read bind; echo '" + KNOWS_NOTHING + "'; cat";
        try (var workers = script(script)) {
            assertThat(workers.bind(ask()).join().columns()).isEmpty();
        }
    }

    @Test
    void aPipelineThatNoWorkerWouldReadIsAFaultAtOnce() {
        try (var workers = script(GREETS + "cat >got")) {
            var huge = new Ask("x".repeat(9 << 20), folder.resolve("p.json"), Map.of());
            assertThat(fault(workers.bind(huge)).code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
            var ended = workers.run(huge, _ -> {}).ended().join();
            assertThat(ended.outcome()).isEmpty();
            assertThat(ended.faults()).hasSize(1);
            assertThat(workers.underWay()).isZero();
        }
    }

    @Test
    void aRunWhoseWorkerNeverHeardOfItIsAskedOfAnother() throws IOException {
        Files.writeString(folder.resolve("first"), "");
        var script =
                "if rm first; then exit 1; fi; "
                        + GREETS
                        + "read run; echo '{\"id\":\"2\",\"answer\":{\"outcome\":\"succeeded\","
                        + "\"number\":7,\"faults\":[]}}'; cat";
        try (var workers = script(script)) {
            var ended = workers.run(ask(), _ -> {}).ended().join();
            assertThat(ended.outcome()).contains(Outcome.SUCCEEDED);
            assertThat(ended.number()).hasValue(7);
        }
    }

    @Test
    void aRunThatItMayHaveBegunIsNotAskedTwice() throws IOException {
        try (var workers =
                script(GREETS + "read line; echo \"$line\" | grep '\"run\"' >>runs; exit 1")) {
            var ended = workers.run(ask(), _ -> {}).ended().join();
            assertThat(ended.outcome()).contains(Outcome.INTERRUPTED);
            assertThat(ended.faults())
                    .singleElement()
                    .extracting(Fault::message)
                    .isEqualTo(
                            "The worker that ran the pipeline ended unexpectedly (exit code 1).");
        }
        assertThat(Files.readAllLines(folder.resolve("runs"))).hasSize(1);
    }

    @Test
    @Tag("slow")
    void oneThatHasToFinishWhatItDoesIsNotKilled() throws Exception {
        var script =
                GREETS
                        + "read run; : >begun; read cancel;"
                        + " echo '{\"id\":\"3\",\"answer\":{\"found\":true,\"stops\":false}}';"
                        + " sleep 3; echo '{\"id\":\"2\",\"answer\":{\"outcome\":\"succeeded\","
                        + "\"number\":7,\"faults\":[]}}'; cat";
        try (var workers = script(script)) {
            var run = workers.run(ask(), _ -> {});
            while (!Files.exists(folder.resolve("begun"))) {
                Thread.onSpinWait();
            }
            run.cancel();
            assertThat(run.ended().join().outcome()).contains(Outcome.SUCCEEDED);
        }
    }

    @Test
    @Tag("slow")
    void oneThatDoesNotEndIsKilled() {
        var workers = script("trap '' TERM; " + GREETS + "exec sleep 1000");
        var bound = workers.bind(ask());
        var worker = started(workers);
        workers.close();
        assertThat(worker.onExit().orTimeout(30, TimeUnit.SECONDS).join().isAlive()).isFalse();
        assertThat(fault(bound).code()).isEqualTo(FaultCode.RUN_CANCELLED);
    }

    /// The worker, which is started by another thread.
    private static ProcessHandle started(Workers workers) {
        var found = workers.processes();
        while (found.isEmpty()) {
            Thread.onSpinWait();
            found = workers.processes();
        }
        return found.getFirst();
    }

    @Test
    void afterClosingNothingCanBeAsked() {
        var workers = script(GREETS + "cat");
        workers.close();
        assertThat(fault(workers.bind(ask())).code()).isEqualTo(FaultCode.RUN_CANCELLED);
        assertThat(workers.run(ask(), _ -> {}).ended().join().outcome())
                .contains(Outcome.CANCELLED);
        assertThat(workers.processes()).isEmpty();
    }
}
