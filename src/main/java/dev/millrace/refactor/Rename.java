package dev.millrace.refactor;

import dev.millrace.lineage.ColumnAt;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A rename of a column that was proved: every wire has the same columns as before, apart from the
/// names below, and every setting names the same column as before.
///
/// @param column what was asked for
/// @param name its new name
/// @param edits in the order of the nodes
/// @param added nodes that were put in to give the name, where nothing in the pipeline makes it
/// @param columns all that get another name, with it
/// @param pipeline as it becomes
public record Rename(
        ColumnAt column,
        String name,
        List<Edit> edits,
        List<NodeId> added,
        Map<ColumnAt, String> columns,
        Pipeline pipeline) {

    public Rename {
        edits = List.copyOf(edits);
        added = List.copyOf(added);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
