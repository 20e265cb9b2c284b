package dev.millrace.plan;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the planner says: everything that is wrong, and a plan if nothing is.
///
/// @param bound the wires that could be bound, also where others could not
/// @param settled nodes whose type is known, also those whose settings are wrong
/// @param faults errors and warnings, in the order they were found
/// @param pipelines files of the pipelines it uses as nodes, real paths
public record Planned(
        Optional<Plan> plan,
        Bound bound,
        Map<NodeId, Settled<?>> settled,
        List<Fault> faults,
        Set<Path> pipelines) {

    public Planned {
        settled = Map.copyOf(settled);
        faults = List.copyOf(faults);
        pipelines = Set.copyOf(pipelines);
    }

    /// What it was made of: which files they are, and when they changed.
    public Set<FileIdentity> files() {
        var sources =
                bound.files().values().stream()
                        .flatMap(settings -> settings.values().stream().flatMap(List::stream));
        return Stream.concat(sources, pipelines.stream())
                .distinct()
                .flatMap(file -> FileIdentity.of(file).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(Fault::isError);
    }
}
