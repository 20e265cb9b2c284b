package dev.millrace.observe;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a collector gets of a run.
class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";

    private static Observing sending(Map<String, String> environment) {
        return Observing.of(environment, Path.of(""));
    }

    private static Observing sending(Collector to, String... more) {
        var environment = new HashMap<String, String>();
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", to.endpoint());
        for (int at = 0; at < more.length; at += 2) {
            environment.put(more[at], more[at + 1]);
        }
        return sending(environment);
    }

    private static List<String> eventNames(Span span) {
        return span.getEventsList().stream().map(Span.Event::getName).toList();
    }

    private static long nanos(long secondsAfterNoon) {
        return (ToldRun.NOON.getEpochSecond() + secondsAfterNoon) * 1_000_000_000L;
    }

    @Test
    void aRunIsASpanAndEachAttemptOfAStepOneInIt() throws IOException {
        try (var collector = new Collector(200)) {
            assertThat(ToldRun.whole("Orders").to(sending(collector))).isEmpty();

            assertThat(collector.spans)
                    .extracting(Span::getName)
                    .containsExactlyInAnyOrder("run Orders", "orders, checked", "orders, checked");
            var root = collector.named("run Orders");
            assertThat(root.getParentSpanId().isEmpty()).isTrue();
            assertThat(root.getStartTimeUnixNano()).isEqualTo(nanos(0));
            assertThat(root.getEndTimeUnixNano()).isEqualTo(nanos(17));
            assertThat(collector.spans)
                    .filteredOn(span -> !span.equals(root))
                    .allSatisfy(
                            span -> {
                                assertThat(span.getParentSpanId()).isEqualTo(root.getSpanId());
                                assertThat(span.getTraceId()).isEqualTo(root.getTraceId());
                            });
            assertThat(collector.resource).contains(entry("service.name", "millrace"));
        }
    }

    @Test
    void spansSayWhatTheEventsSay() throws IOException {
        try (var collector = new Collector(200)) {
            ToldRun.whole("Orders").to(sending(collector));

            var root = collector.named("run Orders");
            assertThat(Collector.attributes(root.getAttributesList()))
                    .contains(
                            entry("millrace.run.id", ToldRun.ID),
                            entry("millrace.pipeline.name", "Orders"),
                            entry("millrace.pipeline.file", ToldRun.FILE.toString()),
                            entry("millrace.pipeline.hash", "5f2c"),
                            entry("millrace.run.outcome", "succeeded"));
            assertThat(eventNames(root))
                    .containsExactly("node finished", "log", "delivered", "delivered");
            assertThat(root.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_UNSET);

            var first = attempt(collector, "1");
            assertThat(first.getStatus().getCode()).isEqualTo(StatusCode.STATUS_CODE_ERROR);
            assertThat(first.getStatus().getMessage()).startsWith("W406 ");
            assertThat(eventNames(first)).containsExactly("fault");
            var second = attempt(collector, "2");
            assertThat(eventNames(second))
                    .containsExactly(
                            "rows rejected",
                            "expectation broken",
                            "expectation holds",
                            "node finished",
                            "node finished");
            assertThat(Collector.attributes(second.getAttributesList()))
                    .contains(
                            entry("millrace.nodes", "[orders, checked]"),
                            entry("millrace.rows", "7"));
            assertThat(second.getEndTimeUnixNano())
                    .as("when the step was done, not when its nodes were told")
                    .isEqualTo(nanos(11));
        }
    }

    private static Span attempt(Collector collector, String number) {
        return collector.spans.stream()
                .filter(
                        span ->
                                Collector.attributes(span.getAttributesList())
                                        .getOrDefault("millrace.attempt", "")
                                        .equals(number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFailedRunIsAnErrorWithItsCode() throws IOException {
        try (var collector = new Collector(200)) {
            new ToldRun()
                    .started("Orders", "orders")
                    .step("s1", 1, "orders")
                    .failed("s1", "orders", 1, Optional.empty())
                    .ended(Outcome.FAILED)
                    .to(sending(collector));

            assertThat(collector.spans)
                    .hasSize(2)
                    .allSatisfy(
                            span -> {
                                assertThat(span.getStatus().getCode())
                                        .isEqualTo(StatusCode.STATUS_CODE_ERROR);
                                assertThat(Collector.attributes(span.getAttributesList()))
                                        .contains(entry("error.type", "W406"));
                            });
            var fault = collector.named("orders").getEvents(0);
            assertThat(Collector.attributes(fault.getAttributesList()))
                    .contains(
                            entry("millrace.fault.code", "W406"),
                            entry("millrace.fault.hint", "Did you mean \"region\"?"),
                            entry("millrace.node", "orders"));
        }
    }

    @Test
    void aCancelledRunIsNoErrorAndEndsItsSteps() throws IOException {
        try (var collector = new Collector(200)) {
            new ToldRun()
                    .started("Orders", "orders")
                    .step("s1", 1, "orders")
                    .ended(Outcome.CANCELLED)
                    .to(sending(collector));

            assertThat(collector.spans)
                    .hasSize(2)
                    .allSatisfy(
                            span -> {
                                assertThat(span.getEndTimeUnixNano()).isEqualTo(nanos(2));
                                assertThat(span.getStatus().getCode())
                                        .isEqualTo(StatusCode.STATUS_CODE_UNSET);
                            });
        }
    }

    @Test
    void hostileNamesArriveAsTheyAre() throws IOException {
        try (var collector = new Collector(200)) {
            ToldRun.whole(ToldRun.HOSTILE).to(sending(collector));
            var root = collector.named("run " + ToldRun.HOSTILE);
            assertThat(Collector.attributes(root.getAttributesList()))
                    .contains(entry("millrace.pipeline.name", ToldRun.HOSTILE));
        }
    }

    @Test
    void theTraceOfTheCallerGoesOn() throws IOException {
        try (var collector = new Collector(200)) {
            var parent = "00-" + TRACE + "-" + CALLER + "-01";
            ToldRun.whole("Orders").to(sending(collector, "TRACEPARENT", parent));
            var root = collector.named("run Orders");
            assertThat(Collector.hex(root.getTraceId())).isEqualTo(TRACE);
            assertThat(Collector.hex(root.getParentSpanId())).isEqualTo(CALLER);
        }
    }

    @Test
    void namesAndHeadersAreThoseOfTheEnvironment() throws IOException {
        try (var collector = new Collector(200)) {
            ToldRun.whole("Orders")
                    .to(
                            sending(
                                    collector,
                                    "OTEL_SERVICE_NAME",
                                    "nightly",
                                    "OTEL_RESOURCE_ATTRIBUTES",
                                    "team=data",
                                    "OTEL_EXPORTER_OTLP_HEADERS",
                                    "X-Key=k1",
                                    "OTEL_EXPORTER_OTLP_COMPRESSION",
                                    "gzip",
                                    "OTEL_METRICS_EXPORTER",
                                    "otlp",
                                    "OTEL_PROPAGATORS",
                                    "b3"));
            assertThat(collector.resource)
                    .contains(entry("service.name", "nightly"), entry("team", "data"));
            assertThat(collector.headers).containsOnly("k1");
            assertThat(collector.spans).hasSize(3);
        }
    }

    @Test
    void aServiceNameAmongTheAttributesCounts() throws IOException {
        try (var collector = new Collector(200)) {
            ToldRun.whole("Orders")
                    .to(sending(collector, "OTEL_RESOURCE_ATTRIBUTES", "service.name=other"));
            assertThat(collector.resource).contains(entry("service.name", "other"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OTEL_SDK_DISABLED=true", "OTEL_TRACES_EXPORTER=none"})
    void whatIsSwitchedOffSendsNothing(String variable) throws IOException {
        try (var collector = new Collector(200)) {
            var parts = variable.split("=", 2);
            ToldRun.whole("Orders").to(sending(collector, parts[0], parts[1]));
            assertThat(collector.spans).isEmpty();
        }
    }

    @Test
    void aCollectorThatNeverAnswersIsNotWaitedForAndWarnsOnce() throws IOException {
        try (var collector = new Collector(0)) {
            var run = ToldRun.whole("Orders");
            var began = Instant.now();
            var faults = run.to(sending(collector));
            assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(6));
            assertThat(warning(faults)).contains("did not answer in time");
        }
    }

    @Test
    void aCollectorThatIsNotThereWarnsOnceWithoutTheSecretOfItsAddress() {
        var faults =
                ToldRun.whole("Orders")
                        .to(
                                sending(
                                        Map.of(
                                                "OTEL_EXPORTER_OTLP_ENDPOINT",
                                                "http://me:hush@localhost:1",
                                                "OTEL_EXPORTER_OTLP_HEADERS",
                                                "X-Key=hush")));
        assertThat(warning(faults)).contains("3 spans did not arrive").doesNotContain("hush");
    }

    @Test
    void aCollectorThatRefusesIsQuoted() throws IOException {
        try (var collector = new Collector(401)) {
            assertThat(warning(ToldRun.whole("Orders").to(sending(collector))))
                    .contains("the collector answered 401");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OTEL_EXPORTER_OTLP_PROTOCOL=grpc",
                "OTEL_EXPORTER_OTLP_ENDPOINT=me:hush@nowhere",
                "OTEL_EXPORTER_OTLP_ENDPOINT=ftp://me:hush@nowhere",
                "OTEL_EXPORTER_OTLP_HEADERS=hush",
                "OTEL_TRACES_EXPORTER=zipkin",
                "OTEL_TRACES_SAMPLER=sometimes",
                "OTEL_BSP_SCHEDULE_DELAY=soon"
            })
    void variablesThatMakeNoSenseAreOneWarning(String variable) throws IOException {
        try (var collector = new Collector(200)) {
            var parts = variable.split("=", 2);
            var faults = ToldRun.whole("Orders").to(sending(collector, parts[0], parts[1]));
            assertThat(warning(faults)).startsWith("Traces are not sent: ").doesNotContain("hush");
        }
    }

    private static String warning(List<Fault> faults) {
        assertThat(faults).hasSize(1);
        assertThat(faults.getFirst().code()).isEqualTo(FaultCode.OBSERVING_FAILED);
        return faults.getFirst().message();
    }
}
