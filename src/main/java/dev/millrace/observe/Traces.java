package dev.millrace.observe;

import dev.millrace.engine.RunEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends a run as a trace to a collector. The SDK is set up with the first event and taken down
/// with the last, so that nothing of it lives between two runs.
final class Traces implements Outlet {

    private final Map<String, String> environment;
    private final Observed run;
    private @Nullable Telemetry telemetry;
    private @Nullable RunSpans spans;

    Traces(Map<String, String> environment, Observed run) {
        this.environment = environment;
        this.run = run;
    }

    /// Id of the trace, 32 hexadecimal digits; empty before the first event.
    Optional<String> id() {
        return Optional.ofNullable(spans).flatMap(RunSpans::traceId);
    }

    @Override
    public void tell(List<RunEvent> burst) {
        if (telemetry == null || spans == null) {
            telemetry = Telemetry.start(environment);
            spans = new RunSpans(telemetry.tracer(), telemetry.parent(), run);
        }
        burst.forEach(spans);
    }

    @Override
    public void close() {
        if (spans != null) {
            spans.close();
        }
        if (telemetry != null) {
            telemetry.close();
        }
    }
}
