package dev.millrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the textfile collector of Prometheus finds after a run.
class MetricsFileTest {

    @TempDir private Path folder;

    private Observing into(String path) {
        return new Observing(path, "", folder, Map.of());
    }

    private String written(ToldRun run) throws IOException {
        assertThat(run.to(into("m.prom"))).isEmpty();
        return Files.readString(folder.resolve("m.prom"));
    }

    private static double value(List<PromText.Sample> samples, String name, String... labels) {
        var wanted = new HashMap<String, String>();
        for (int at = 0; at < labels.length; at += 2) {
            wanted.put(labels[at], labels[at + 1]);
        }
        return samples.stream()
                .filter(sample -> sample.name().equals("millrace_" + name))
                .filter(sample -> sample.labels().entrySet().containsAll(wanted.entrySet()))
                .collect(Collectors.toList())
                .getFirst()
                .value();
    }

    @Test
    void holdsTheFiguresOfTheRun() throws IOException {
        Golden.check("observe/metrics.prom", written(ToldRun.whole("Orders")));
    }

    @Test
    void isInTheFormatWhateverThePipelineIsCalled() throws IOException {
        var samples = PromText.read(written(ToldRun.whole(ToldRun.HOSTILE)));
        assertThat(samples)
                .hasSizeGreaterThan(20)
                .allSatisfy(
                        sample ->
                                assertThat(sample.labels())
                                        .containsEntry("pipeline", ToldRun.HOSTILE)
                                        .containsEntry("file", ToldRun.FILE.toString()));
        assertThat(value(samples, "delivered_rows", "target", "out/" + ToldRun.HOSTILE))
                .isEqualTo(7);
    }

    @Test
    void tellsOneOutcomeOfAll() throws IOException {
        var samples = PromText.read(written(ToldRun.whole("Orders")));
        assertThat(value(samples, "run_outcome", "outcome", "succeeded")).isEqualTo(1);
        assertThat(value(samples, "run_outcome", "outcome", "failed")).isZero();
        assertThat(value(samples, "run_last_success_timestamp_seconds"))
                .isEqualTo(value(samples, "run_end_timestamp_seconds"));
    }

    @Test
    void aRunThatFailsKeepsTheTimeOfTheLastSuccess() throws IOException {
        var run =
                new ToldRun()
                        .started("Orders", "orders")
                        .step("s1", 1, "orders")
                        .failed("s1", "orders", 1, Optional.empty())
                        .ended(Outcome.FAILED);
        run.to(into("m.prom"), new Observed(ToldRun.FILE, () -> Optional.of(ToldRun.NOON)));
        var samples = PromText.read(Files.readString(folder.resolve("m.prom")));
        assertThat(value(samples, "run_outcome", "outcome", "failed")).isEqualTo(1);
        assertThat(value(samples, "run_faults", "code", "W406")).isEqualTo(1);
        assertThat(value(samples, "run_last_success_timestamp_seconds"))
                .isEqualTo((double) ToldRun.NOON.getEpochSecond());
        assertThat(value(samples, "run_duration_seconds")).isEqualTo(3);
    }

    @Test
    void aRunWithoutAnEndWritesNothing() {
        var run = new ToldRun().started("Orders", "orders");
        assertThat(run.to(into("m.prom"))).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aFolderHasAFileForEachPipelineAndNothingElse() throws IOException {
        for (String name : new String[] {"a/orders.pipeline.json", "b/orders.json", "🌊.json"}) {
            var file = folder.resolve("elsewhere").resolve(name);
            var run = new Observed(file, Optional::empty);
            Files.createDirectories(folder.resolve("metrics"));
            assertThat(ToldRun.whole("Orders").to(into("metrics"), run)).isEmpty();
        }
        try (var files = Files.list(folder.resolve("metrics"))) {
            var names = files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names).hasSize(3);
            assertThat(names.subList(1, 3))
                    .allMatch(name -> name.matches("millrace-orders-[0-9a-f]{8}\\.prom"));
            assertThat(names.getFirst()).matches("millrace---[0-9a-f]{8}\\.prom");
        }
    }

    @Test
    void takesThePlaceOfTheLastRunAsAWhole() throws IOException {
        Files.writeString(folder.resolve("m.prom"), "what was there");
        assertThat(written(ToldRun.whole("Orders"))).doesNotContain("what was there");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void whatCannotBeWrittenIsAWarning() {
        var faults = ToldRun.whole("Orders").to(into("none/m.prom"));
        assertThat(faults)
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.code()).isEqualTo(FaultCode.OBSERVING_FAILED);
                            assertThat(fault.message()).contains("there is no folder");
                        });
    }
}
