package dev.millrace.ui.document;

import dev.millrace.model.Link;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeCatalog;
import dev.millrace.refactor.Breaks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the wires of a pipeline carried when all was well with the nodes at their ends, to tell
/// what changed when it is well no more. FX thread only.
final class WireMemory {

    private final Breaks breaks;
    private final Map<Link, Schema> fitting = new HashMap<>();

    WireMemory(NodeCatalog catalog) {
        breaks = new Breaks(catalog);
    }

    /// Why wires broke, by wire, and remembers those that are well.
    Map<Link, List<String>> told(Pipeline pipeline, Findings findings) {
        if (!findings.lacking().isEmpty()) {
            return Map.of();
        }
        fitting.keySet().retainAll(pipeline.links());
        fitting.putAll(breaks.fitting(pipeline, findings.faults(), findings.columns()));
        return breaks.of(pipeline, findings.faults(), findings.columns(), fitting);
    }
}
