package dev.millrace.engine;

import dev.millrace.fault.Fault;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.plan.Bound;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What is known of a pipeline without running it.
///
/// @param faults every problem, in the order they were found
/// @param columns of each port that is read and could be bound, in plan order
public record Bindings(List<Fault> faults, SequencedMap<Port, Schema> columns) {
    public static Bindings of(Planned planned) {
        var columns = new LinkedHashMap<Port, Schema>();
        var bound = planned.bound();
        for (Relation relation : bound.relations().values()) {
            if (!relation.port().isEmpty()) {
                columns.put(new Port(relation.node(), relation.port()), relation.schema());
            }
        }
        bound.groups()
                .forEach(
                        (group, ports) ->
                                ports.outputs().stream()
                                        .map(name -> new Port(group, name))
                                        .forEach(port -> put(port, bound, columns)));
        return new Bindings(planned.faults(), columns);
    }

    /// A node that stands for a pipeline gives what that pipeline gives.
    private static void put(Port port, Bound bound, Map<Port, Schema> columns) {
        var relation = bound.relations().get(bound.at(port).node().value());
        if (relation != null) {
            columns.put(port, relation.schema());
        }
    }

    public Bindings {
        faults = List.copyOf(faults);
        columns = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(columns));
    }
}
