package dev.millrace.plan;

import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.util.List;
import java.util.Map;

/// A pipeline made ready to run: what is computed, in which statements, in which order.
///
/// @param nodes that take part, in plan order, sources first
/// @param steps in an order in which each comes after what it waits for
/// @param arguments parameters and their values
public record Plan(
        Pipeline pipeline,
        Bound bound,
        Map<NodeId, Settled<?>> settled,
        List<NodeId> nodes,
        List<Step> steps,
        Arguments arguments) {

    public Plan {
        settled = Map.copyOf(settled);
        nodes = List.copyOf(nodes);
        steps = List.copyOf(steps);
    }

    /// Whether any statement keeps its relations whole.
    public boolean hasBarriers() {
        return steps.stream()
                .anyMatch(
                        step ->
                                switch (step) {
                                    case Step.Materialise s -> s.fused().barriers();
                                    case Step.Stage s -> s.fused().barriers();
                                    case Step.Drain s -> s.fused().barriers();
                                    case Step.ScanRejects _, Step.Snapshot _ -> false;
                                });
    }
}
