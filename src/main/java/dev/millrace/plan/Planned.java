package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the planner says: everything that is wrong, and a plan if nothing is.
///
/// @param bound the wires that could be bound, also where others could not
/// @param settled nodes whose type is known, also those whose settings are wrong
/// @param faults errors and warnings, in the order they were found
/// @param files what it was made of: sources, and pipelines used as nodes, as they were just before
///   they were read
public record Planned(
        Optional<Plan> plan,
        Bound bound,
        Map<NodeId, Settled<?>> settled,
        List<Fault> faults,
        Set<FileIdentity> files) {

    private static final Set<FaultCode> MISSING =
            Set.of(FaultCode.SOURCE_NOT_FOUND, FaultCode.GROUP_NOT_FOUND);

    public Planned {
        settled = Map.copyOf(settled);
        faults = List.copyOf(faults);
        files = Set.copyOf(files);
    }

    /// Whether it may be another one by now: a file that was read has changed, or one that was
    /// missing may be there.
    public boolean isOld() {
        return files.stream().anyMatch(FileIdentity::hasChanged)
                || faults.stream().anyMatch(fault -> MISSING.contains(fault.code()));
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(Fault::isError);
    }
}
