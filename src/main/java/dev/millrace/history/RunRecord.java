package dev.millrace.history;

import dev.millrace.engine.RunEvent.Delivered;
import dev.millrace.fault.Fault;
import java.util.List;
import java.util.SequencedMap;

/// Everything that is kept about a run but its events.
///
/// @param parameters as text; secret ones are absent
/// @param nodes in the order of the file
/// @param deliveries that were committed, in order
/// @param faults of failed steps, in order, also of those that succeeded when tried again
public record RunRecord(
        RunRow run,
        SequencedMap<String, String> parameters,
        List<SourceIdentity> sources,
        List<NodeRow> nodes,
        List<Delivered> deliveries,
        List<Fault> faults) {}
