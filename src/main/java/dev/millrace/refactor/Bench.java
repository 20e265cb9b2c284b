package dev.millrace.refactor;

import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Lineages;
import dev.millrace.model.Pipeline;
import dev.millrace.node.NodeCatalog;
import dev.millrace.plan.Planned;
import java.nio.file.Path;
import java.util.function.Function;

/// Where pipelines are bound and read, to prove a change.
///
/// @param planner binds a pipeline; it may be slow
/// @param workspace real path of the folder that holds the warehouse
public record Bench(
        Function<Pipeline, Planned> planner,
        Lineages lineages,
        Path workspace,
        NodeCatalog catalog) {

    /// A pipeline, its columns and how they come about.
    record Known(Pipeline pipeline, Planned planned, LineageGraph graph) {}

    Planned bind(Pipeline pipeline) {
        return planner.apply(pipeline);
    }

    Known known(Pipeline pipeline, Planned planned) {
        return new Known(pipeline, planned, lineages.of(planned, workspace));
    }
}
