package dev.millrace.observe;

import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.engine.RunEvent.NodeFinished;
import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunEvent.RowsRejected;
import dev.millrace.engine.RunEvent.RunEnded;
import dev.millrace.engine.RunEvent.RunStarted;
import dev.millrace.model.Count;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The figures of a run in Prometheus' text format. All are gauges, about the last run: a counter
/// would have to go on from run to run.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
/// https://prometheus.io/docs/practices/naming/
final class Exposition {

    private static final double NANOS = 1e9;

    private final RunFigures figures;
    private final RunStarted started;
    private final RunEnded ended;
    private final Observed run;
    private final Labels labels;
    private final List<Gauge> gauges = new ArrayList<>();

    Exposition(RunFigures figures, RunStarted started, RunEnded ended, Observed run) {
        this.figures = figures;
        this.started = started;
        this.ended = ended;
        this.run = run;
        this.labels = Labels.of("pipeline", started.pipeline(), "file", run.file().toString());
    }

    /// UTF-8. Metrics by name, series in the order of the run.
    byte[] text() {
        run();
        nodes();
        rows();
        deliveries();
        var all =
                new MetricSnapshots(
                        gauges.stream()
                                .filter(gauge -> !gauge.isEmpty())
                                .map(Gauge::snapshot)
                                .toList());
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, all, EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Gauge gauge(String name, String help) {
        var gauge = new Gauge("millrace_" + name, help);
        gauges.add(gauge);
        return gauge;
    }

    private void run() {
        gauge("run_start_timestamp_seconds", "When the last run began, in Unix time.")
                .set(labels, seconds(started.at()));
        gauge("run_end_timestamp_seconds", "When the last run ended, in Unix time.")
                .set(labels, seconds(ended.at()));
        gauge("run_duration_seconds", "How long the last run took.")
                .set(labels, seconds(Duration.between(started.at(), ended.at())));
        var outcomes = gauge("run_outcome", "1 for how the last run ended, 0 for the others.");
        for (Outcome outcome : Outcome.values()) {
            outcomes.set(labels.add("outcome", lower(outcome)), outcome == ended.outcome() ? 1 : 0);
        }
        var success =
                gauge(
                        "run_last_success_timestamp_seconds",
                        "When a run last ended well, in Unix time.");
        lastSuccess().ifPresent(at -> success.set(labels, seconds(at)));
        var faults = gauge("run_faults", "Faults of the last run by their code.");
        figures.faults.forEach((code, times) -> faults.set(labels.add("code", code), times));
        gauge("run_retries", "Steps of the last run that were tried again.")
                .set(labels, figures.retries);
        var memory =
                gauge("run_memory_peak_bytes", "Memory of the engine at its highest, last run.");
        figures.memory.ifPresent(bytes -> memory.set(labels, bytes));
        var spilled =
                gauge("run_spilled_peak_bytes", "Temporary files at their largest, last run.");
        figures.spilled.ifPresent(bytes -> spilled.set(labels, bytes));
    }

    private Optional<Instant> lastSuccess() {
        return ended.outcome() == Outcome.SUCCEEDED
                ? Optional.of(ended.at())
                : run.lastSuccess().get();
    }

    private void nodes() {
        var origins =
                gauge(
                        "run_nodes",
                        "Nodes that ended well in the last run, by where their rows came from.");
        for (Origin origin : Origin.values()) {
            long count = figures.nodes.stream().filter(node -> node.origin() == origin).count();
            origins.set(labels.add("origin", lower(origin)), count);
        }
        var time =
                gauge(
                        "node_engine_seconds",
                        "Time the engine spent on a node in the last run, summed over threads.");
        var bytes = gauge("node_output_bytes", "Size of the rows a node gave in the last run.");
        var reused = gauge("node_reused", "1 if the last run took the node's rows of an earlier.");
        for (NodeFinished node : figures.nodes) {
            var named = labels.add("node", node.node().value());
            time.set(named, seconds(node.took()));
            node.bytes().ifPresent(size -> bytes.set(named, size));
            reused.set(named, node.origin() == Origin.REUSED ? 1 : 0);
        }
    }

    private void rows() {
        var exact = gauge("node_rows", "Rows that left a port of a node in the last run.");
        var least =
                gauge(
                        "node_rows_at_least",
                        "As millrace_node_rows, where something behind stopped asking for more.");
        for (NodeFinished node : figures.nodes) {
            node.counts()
                    .forEach(
                            (port, count) -> {
                                var named =
                                        labels.merge(
                                                Labels.of(
                                                        "node", node.node().value(), "port", port));
                                switch (count) {
                                    case Count.Exact(long rows) -> exact.set(named, rows);
                                    case Count.AtLeast(long rows) -> least.set(named, rows);
                                    case Count.NotComputed _ -> {}
                                }
                            });
        }
        var rejected = gauge("node_rejected_rows", "Rows a node rejected in the last run.");
        for (RowsRejected rows : figures.rejected) {
            rejected.add(
                    labels.merge(Labels.of("node", rows.node().value(), "port", rows.port())),
                    rows.rows());
        }
        checks();
    }

    private void checks() {
        var broken =
                gauge(
                        "check_broken_rows",
                        "Rows of the last run that break an expectation; 0 if it holds.");
        for (var check : figures.checks) {
            broken.add(
                    labels.merge(
                            Labels.of(
                                    "node",
                                    check.node().value(),
                                    "expectation",
                                    check.expectation(),
                                    "on_failure",
                                    lower(check.onFailure()))),
                    check.broken());
        }
    }

    private void deliveries() {
        var rows = gauge("delivered_rows", "Rows the last run delivered to a target.");
        var bytes = gauge("delivered_bytes", "Size on disk of what the last run delivered.");
        for (Delivered delivery : figures.deliveries) {
            var named =
                    labels.merge(
                            Labels.of(
                                    "node", delivery.node().value(), "target", delivery.target()));
            rows.add(named, delivery.rows());
            if (delivery.bytes() > 0) {
                bytes.add(named, delivery.bytes());
            }
        }
    }

    private static double seconds(Instant at) {
        return at.getEpochSecond() + at.getNano() / NANOS;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / NANOS;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
