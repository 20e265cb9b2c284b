package dev.millrace.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.Golden;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The lines that log shippers read.
class JsonLogTest {

    private static final JsonMapper JACKSON = new JsonMapper();

    @TempDir private Path folder;

    private Observing into(String path) {
        return new Observing("", path, folder, Map.of());
    }

    private List<JsonNode> lines() throws IOException {
        return Files.readAllLines(folder.resolve("run.log")).stream()
                .map(JACKSON::readTree)
                .toList();
    }

    @Test
    void holdsWhatHappened() throws IOException {
        assertThat(ToldRun.whole("Orders").to(into("run.log"))).isEmpty();
        Golden.check("observe/run.jsonl", Files.readString(folder.resolve("run.log")));
    }

    @Test
    void eachLineIsAnObjectThatSaysWhenHowBadAndOfWhichRun() throws IOException {
        ToldRun.whole(ToldRun.HOSTILE).to(into("run.log"));
        assertThat(lines())
                .hasSize(15)
                .allSatisfy(
                        line -> {
                            assertThat(Instant.parse(line.get("timestamp").asString()))
                                    .isAfterOrEqualTo(ToldRun.NOON);
                            assertThat(line.get("level").asString()).isIn("INFO", "WARN", "ERROR");
                            assertThat(line.get("run").asString()).isEqualTo(ToldRun.ID);
                            assertThat(line.get("pipeline").asString()).isEqualTo(ToldRun.HOSTILE);
                            assertThat(line.get("message").asString()).isNotBlank();
                        });
    }

    @Test
    void aFailureTellsItsCodeAndStatement() throws IOException {
        new ToldRun()
                .started("Orders", "orders")
                .failed("s1", "orders", 1, Optional.empty())
                .ended(Outcome.FAILED)
                .to(into("run.log"));
        var failed = lines().get(1);
        assertThat(failed.get("level").asString()).isEqualTo("ERROR");
        assertThat(failed.get("node").asString()).isEqualTo("orders");
        assertThat(failed.at("/fields/fault/code").asString()).isEqualTo("W406");
        assertThat(failed.at("/fields/sql").asString()).isEqualTo("SELECT regoin\nFROM orders");
    }

    @Test
    void aRunThatIsTracedNamesItsTrace() throws IOException {
        try (var collector = new Collector(200)) {
            var both =
                    new Observing(
                            "",
                            "run.log",
                            folder,
                            Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()));
            ToldRun.whole("Orders").to(both);
            var trace = Collector.hex(collector.spans.getFirst().getTraceId());
            assertThat(lines())
                    .allSatisfy(
                            line -> assertThat(line.get("trace_id").asString()).isEqualTo(trace));
        }
    }

    @Test
    void aRunThatDidNotBeginIsOneLine() throws IOException {
        var problem = Fault.of(FaultCode.COLUMN_UNKNOWN, "There is no column \"x\".");
        assertThat(into("run.log").refused(ToldRun.FILE, "Orders", List.of(problem))).isEmpty();
        assertThat(lines())
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.get("event").asString()).isEqualTo("runRefused");
                            assertThat(line.get("level").asString()).isEqualTo("ERROR");
                            assertThat(line.at("/fields/faults/0").asString()).contains("W406");
                        });
    }

    @Test
    void whatCannotBeWrittenIsAWarning() {
        assertThat(ToldRun.whole("Orders").to(into("none/run.log")))
                .singleElement()
                .extracting(Fault::code)
                .isEqualTo(FaultCode.OBSERVING_FAILED);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anOutletThatFailsDoesNotSilenceTheOthers() throws IOException {
        var both = new Observing("none/m.prom", "run.log", folder, Map.of());
        assertThat(ToldRun.whole("Orders").to(both)).hasSize(1);
        assertThat(lines()).hasSize(15);
    }
}
