package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is known of a pipeline without running it.
///
/// @param faults every problem, in the order they were found
/// @param columns of each port that is read and could be bound, in plan order
public record Bindings(List<Fault> faults, SequencedMap<Port, Schema> columns) {
    public Bindings {
        faults = List.copyOf(faults);
        columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }
}
