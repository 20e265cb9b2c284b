package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the planner says: everything that is wrong, and a plan if nothing is.
///
/// @param bound the wires that could be bound, also where others could not
/// @param settled nodes whose type is known, also those whose settings are wrong
/// @param faults errors and warnings, in the order they were found
public record Planned(
        Optional<Plan> plan, Bound bound, Map<NodeId, Settled<?>> settled, List<Fault> faults) {

    public Planned {
        settled = Map.copyOf(settled);
        faults = List.copyOf(faults);
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(Fault::isError);
    }
}
