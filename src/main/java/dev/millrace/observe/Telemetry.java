package dev.millrace.observe;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// OpenTelemetry's SDK, set up as its environment variables say and for traces alone. They go out
/// by `http/protobuf`, through the HTTP client of the JDK.
/// https://opentelemetry.io/docs/languages/java/configuration/
final class Telemetry {

    private static final String SCOPE = "millrace";

    /// What a collector that does not answer may cost at the end of a run.
    private static final long PARTING_MILLIS = 2_500;

    /// Where the environment says nothing. The SDK itself would speak gRPC and wait ten seconds.
    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "otel.exporter.otlp.protocol", "http/protobuf",
                    "otel.exporter.otlp.timeout", "2000");

    /// Whatever the environment says: other programs of the machine may send more than traces.
    private static final Map<String, String> FIXED =
            Map.of(
                    "otel.metrics.exporter", "none",
                    "otel.logs.exporter", "none",
                    "otel.propagators", "none");

    private static final AttributeKey<String> SERVICE_NAME = AttributeKey.stringKey("service.name");

    private static final TextMapGetter<Map<String, String>> VARIABLES =
            (environment, header) ->
                    environment == null ? null : environment.get(header.toUpperCase(Locale.ROOT));

    private final OpenTelemetrySdk sdk;
    private final Sending sending;
    private final SdkLog log;
    private final Map<String, String> environment;

    private Telemetry(
            OpenTelemetrySdk sdk, Sending sending, SdkLog log, Map<String, String> environment) {
        this.sdk = sdk;
        this.sending = sending;
        this.log = log;
        this.environment = environment;
    }

    /// @throws FaultException if the variables make no sense together
    static Telemetry start(Map<String, String> environment) {
        var exporter = environment.getOrDefault("OTEL_TRACES_EXPORTER", "").strip();
        if (!exporter.isEmpty() && !exporter.equals("otlp")) {
            throw fault(
                            "Traces are not sent: OTEL_TRACES_EXPORTER is \"%s\", and only otlp is known"
                                    .formatted(exporter),
                            environment)
                    .toException();
        }
        var settings = settings(environment);
        var sending = new Sending();
        var log = SdkLog.hear(sending::answered);
        boolean started = false;
        try {
            var sdk =
                    AutoConfiguredOpenTelemetrySdk.builder()
                            .disableShutdownHook()
                            .addPropertiesSupplier(() -> DEFAULTS)
                            .addPropertiesCustomizer(_ -> settings)
                            .addResourceCustomizer((resource, _) -> named(resource))
                            .addSpanExporterCustomizer((otlp, _) -> sending.through(otlp))
                            .build()
                            .getOpenTelemetrySdk();
            started = true;
            return new Telemetry(sdk, sending, log, environment);
        } catch (ConfigurationException | IllegalStateException | IllegalArgumentException e) {
            throw fault("Traces are not sent: " + reason(e), environment).toException(e);
        } finally {
            if (!started) {
                log.close();
            }
        }
    }

    Tracer tracer() {
        return sdk.getTracer(SCOPE);
    }

    /// The span of whoever started the process, from `TRACEPARENT` and `TRACESTATE`.
    /// https://opentelemetry.io/docs/specs/otel/context/env-carriers/
    Context parent() {
        return W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), environment, VARIABLES);
    }

    /// Sends what is left and ends the threads of the SDK.
    ///
    /// @throws FaultException if anything did not arrive
    void close() {
        boolean inTime =
                sdk.getSdkTracerProvider()
                        .shutdown()
                        .join(PARTING_MILLIS, TimeUnit.MILLISECONDS)
                        .isDone();
        log.close();
        sending.failure(inTime)
                .ifPresent(
                        reason -> {
                            throw fault("The trace of the run is not whole: " + reason, environment)
                                    .toException();
                        });
    }

    private static Map<String, String> settings(Map<String, String> environment) {
        var settings = new HashMap<String, String>();
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith("OTEL_")) {
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
                    }
                });
        settings.putAll(FIXED);
        return settings;
    }

    /// `OTEL_SERVICE_NAME` and `OTEL_RESOURCE_ATTRIBUTES` go first.
    private static Resource named(Resource resource) {
        var name = Optional.ofNullable(resource.getAttribute(SERVICE_NAME)).orElse("");
        return name.isEmpty() || name.startsWith("unknown_service")
                ? resource.toBuilder().put(SERVICE_NAME, SCOPE).build()
                : resource;
    }

    private static String reason(RuntimeException e) {
        var cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }

    /// A password may stand in the address.
    private static Fault fault(String sentence, Map<String, String> environment) {
        var clean = sentence.replaceAll("//[^/@\\s]*@", "//").strip();
        return Fault.of(FaultCode.OBSERVING_FAILED, clean.endsWith(".") ? clean : clean + ".")
                .withHint(hint(environment));
    }

    private static String hint(Map<String, String> environment) {
        var grpc =
                environment.getOrDefault("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "")
                        + environment.getOrDefault("OTEL_EXPORTER_OTLP_PROTOCOL", "");
        return grpc.contains("grpc")
                ? "Set OTEL_EXPORTER_OTLP_PROTOCOL to http/protobuf, which collectors take at port"
                        + " 4318; gRPC is not spoken."
                : "Look at OTEL_EXPORTER_OTLP_ENDPOINT and at the collector, or set"
                        + " OTEL_SDK_DISABLED=true.";
    }
}
