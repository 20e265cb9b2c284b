package dev.millrace.history;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.model.Count;
import dev.millrace.model.NodeId;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// What a node did in a run.
///
/// @param origin empty if it did not finish
/// @param counts by output port; empty if it did not finish
/// @param prints fingerprints of its rows by output port, where they are known: equal ones are
///   equal rows
/// @param bytes size of the rows it gave; empty if not known
/// @param took time the engine spent on it, summed over its threads; empty if it did not finish
/// @param rejected rows that could not be read or broke an expectation
public record NodeRow(
        NodeId id,
        String type,
        String title,
        Optional<Origin> origin,
        SequencedMap<String, Count> counts,
        SequencedMap<String, String> prints,
        OptionalLong bytes,
        Optional<Duration> took,
        long rejected) {}
