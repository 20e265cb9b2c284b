package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What is known of a pipeline without running it.
///
/// @param faults every problem, in the order they were found
/// @param columns of each port that is read and could be bound, in plan order
public record Bindings(List<Fault> faults, SequencedMap<Port, Schema> columns) {
    public static Bindings of(Planned planned) {
        var columns = new LinkedHashMap<Port, Schema>();
        for (Relation relation : planned.bound().relations().values()) {
            if (!relation.port().isEmpty()) {
                columns.put(new Port(relation.node(), relation.port()), relation.schema());
            }
        }
        return new Bindings(planned.faults(), columns);
    }

    public Bindings {
        faults = List.copyOf(faults);
        columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }
}
