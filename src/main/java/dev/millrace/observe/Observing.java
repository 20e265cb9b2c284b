package dev.millrace.observe;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Where the runs of a process are told to. What is not asked for costs nothing: none of its
/// classes is loaded.
///
/// @param metrics file or folder for Prometheus, as written; empty for none
/// @param log file for JSON lines, as written; empty for none
/// @param folder the current one, which both are relative to
/// @param environment where `OTEL_...` and `TRACEPARENT` say whether and how traces are sent
public record Observing(String metrics, String log, Path folder, Map<String, String> environment) {

    public static final Observing NONE = new Observing("", "", Path.of(""), Map.of());

    public Observing {
        environment = Map.copyOf(environment);
    }

    /// As `MILLRACE_METRICS`, `MILLRACE_LOG` and the variables of OpenTelemetry ask for. Nothing is
    /// checked: what cannot be written is a warning of each run.
    public static Observing of(Map<String, String> environment, Path folder) {
        return new Observing(
                environment.getOrDefault("MILLRACE_METRICS", ""),
                environment.getOrDefault("MILLRACE_LOG", ""),
                folder,
                environment);
    }

    /// @throws FaultException if nothing can be written there
    public Observing withMetrics(String written) {
        Target.metrics(folder, written).check();
        return new Observing(written, log, folder, environment);
    }

    /// @throws FaultException if nothing can be written there
    public Observing withLog(String written) {
        Target.log(folder, written).check();
        return new Observing(metrics, written, folder, environment);
    }

    /// Begins to tell of a run. Nothing is opened before its first event.
    public Observation begin(Observed run) {
        var outlets = new ArrayList<Outlet>();
        var faults = new ArrayList<Fault>();
        Supplier<Optional<String>> trace = Optional::empty;
        if (sendsTraces()) {
            var traces = new Traces(environment, run);
            outlets.add(traces);
            trace = traces::id;
        }
        try {
            if (!log.isEmpty()) {
                outlets.add(new JsonLog(Target.log(folder, log), run, trace));
            }
            if (!metrics.isEmpty()) {
                outlets.add(new MetricsFile(Target.metrics(folder, metrics), run));
            }
        } catch (FaultException e) {
            faults.add(Observation.warning(e));
        }
        return new Observation(outlets, faults);
    }

    /// Tells of a run that was asked for and did not begin: one line of the log.
    ///
    /// @param problems of the pipeline, one of them an error
    /// @return what goes wrong with that
    public List<Fault> refused(Path file, String pipeline, List<Fault> problems) {
        if (log.isEmpty()) {
            return List.of();
        }
        try {
            new SharedLog(Target.log(folder, log).path())
                    .append(LogLines.refused(file, pipeline, problems));
            return List.of();
        } catch (FaultException e) {
            return List.of(Observation.warning(e));
        }
    }

    /// By the specification: `OTEL_SDK_DISABLED` is a switch of all, an exporter may be `none`, and
    /// an endpoint that is set is a wish to send. Nothing is sent unless one of them is there.
    /// https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/
    private boolean sendsTraces() {
        if (environment.getOrDefault("OTEL_SDK_DISABLED", "").strip().equalsIgnoreCase("true")) {
            return false;
        }
        var exporter = environment.getOrDefault("OTEL_TRACES_EXPORTER", "").strip();
        return exporter.isEmpty()
                ? isSet("OTEL_EXPORTER_OTLP_ENDPOINT")
                        || isSet("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
                : !exporter.equals("none");
    }

    private boolean isSet(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    /// @throws FaultException if no path can be read that way here
    static Path path(Path folder, String written) {
        try {
            return folder.resolve(written).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw Fault.of(FaultCode.CALL_INVALID, "\"" + written + "\" is not a path.")
                    .toException(e);
        }
    }
}
