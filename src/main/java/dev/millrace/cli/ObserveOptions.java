package dev.millrace.cli;

import dev.millrace.observe.Observing;
import picocli.CommandLine.Option;

/// Where a run is told to for those who operate it.
final class ObserveOptions {

    @Option(
            names = "--metrics",
            paramLabel = "PATH",
            description =
                    "Leaves the figures of the run in this file, in Prometheus' text format; in a"
                            + " folder, in a file for each pipeline. Default: MILLRACE_METRICS,"
                            + " else nowhere.")
    private String metrics = "";

    @Option(
            names = "--log",
            paramLabel = "FILE",
            description =
                    "Appends what happens to this file as JSON lines, for log shippers. Default:"
                            + " MILLRACE_LOG, else nowhere.")
    private String log = "";

    /// What is given here goes first.
    ///
    /// @throws dev.millrace.fault.FaultException if nothing can be written there
    Observing over(Observing surroundings) {
        var observing = surroundings;
        if (!metrics.isEmpty()) {
            observing = observing.withMetrics(metrics);
        }
        return log.isEmpty() ? observing : observing.withLog(log);
    }
}
