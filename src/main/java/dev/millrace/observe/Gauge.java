package dev.millrace.observe;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// A metric while it is filled. A series is there once, as the format demands.
final class Gauge {

    private final String name;
    private final String help;
    private final SequencedMap<Labels, Double> series = new LinkedHashMap<>();

    Gauge(String name, String help) {
        this.name = name;
        this.help = help;
    }

    void set(Labels labels, double value) {
        series.put(labels, value);
    }

    /// Values of the format are doubles: beyond 2^53 the last digits go.
    void set(Labels labels, long value) {
        set(labels, (double) value);
    }

    /// To what the series has already.
    void add(Labels labels, long value) {
        series.merge(labels, (double) value, Double::sum);
    }

    boolean isEmpty() {
        return series.isEmpty();
    }

    MetricSnapshot snapshot() {
        var snapshot = GaugeSnapshot.builder().name(name).help(help);
        series.forEach(
                (labels, value) ->
                        snapshot.dataPoint(
                                GaugeDataPointSnapshot.builder()
                                        .labels(labels)
                                        .value(value)
                                        .build()));
        return snapshot.build();
    }
}
