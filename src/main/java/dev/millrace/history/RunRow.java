package dev.millrace.history;

import dev.millrace.engine.RunEvent.Outcome;
import dev.millrace.engine.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SequencedMap;

/// A run as a line of a list.
///
/// @param number people see `#number`; counts from 1 in each workspace
/// @param file the pipeline file, as it was given to `History.recorder`
/// @param pipelineHash hash of the canonical file and of those it uses as nodes, hexadecimal
/// @param ended empty while it runs, and after its process died until `History.interrupt`
/// @param nodes that take part
/// @param delivered rows of all deliveries that were committed
/// @param rejected rows of all nodes that were rejected
/// @param parameters as text, by name in order; secret ones are absent
public record RunRow(
        long number,
        RunId id,
        String pipeline,
        String file,
        String pipelineHash,
        Instant started,
        Optional<Instant> ended,
        Optional<Outcome> outcome,
        long nodes,
        long delivered,
        long rejected,
        SequencedMap<String, String> parameters) {

    /// How long it took; empty while it runs.
    public Optional<Duration> took() {
        return ended.map(end -> Duration.between(started, end));
    }
}
