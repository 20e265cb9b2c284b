package dev.millrace.plan;

import dev.millrace.model.NodeId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What is asked of the planner.
///
/// @param grants what may be touched, and where paths start
/// @param parameters given values by name, as text
/// @param to stop behind this port; empty for the whole pipeline
/// @param warehouse the workspace's warehouse file, which need not exist
/// @param self the pipeline's own file, which no node may write; empty if it is not saved
public record PlanRequest(
        Grants grants,
        Map<String, String> parameters,
        Arguments.BuiltIn builtIn,
        Optional<Port> to,
        CountMode counts,
        Path warehouse,
        Optional<Path> self) {

    /// A port of a node.
    ///
    /// @param port empty for the node's first
    public record Port(NodeId node, String port) {}

    public PlanRequest {
        parameters = Map.copyOf(parameters);
    }

    /// For a check of the whole pipeline.
    public static PlanRequest check(Grants grants, Path warehouse) {
        return new PlanRequest(
                grants,
                Map.of(),
                Arguments.BuiltIn.NONE,
                Optional.empty(),
                CountMode.AUTO,
                warehouse,
                Optional.empty());
    }
}
