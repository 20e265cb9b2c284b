package dev.millrace.plan;

import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// A pipeline made ready to run: what is computed, in which statements, in which order.
///
/// @param nodes that take part, in plan order, sources first
/// @param bound what of it is computed
/// @param steps in an order in which each comes after what it waits for
/// @param arguments parameters and their values
/// @param prints of all relations of the pipeline, computed or not
/// @param keeps relations that are to be kept, each the root of a step
/// @param shown relations that are shown to people, needed or not
/// @param inner what the files hold whose nodes stand in the place of a node, by that node
public record Plan(
        Pipeline pipeline,
        Bound bound,
        Map<NodeId, Settled<?>> settled,
        List<NodeId> nodes,
        List<Step> steps,
        Arguments arguments,
        Fingerprints prints,
        Set<String> keeps,
        Set<String> shown,
        SequencedMap<NodeId, Pipeline> inner) {

    public Plan {
        settled = Map.copyOf(settled);
        nodes = List.copyOf(nodes);
        steps = List.copyOf(steps);
        keeps = Set.copyOf(keeps);
        shown = Set.copyOf(shown);
        inner = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inner));
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
