package dev.millrace.lineage;

import dev.millrace.model.Port;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the rows that leave a node by a port are made of, one node back.
///
/// @param at the port; always with its name
/// @param columns in their order
/// @param rows columns that only decide which rows there are and in which order
/// @param inputs ports whose rows it reads
/// @param exact whether the SQL was understood; if not, every column is said to come of all columns
///   of all inputs
/// @param isSource whether its rows come from outside
/// @param isFirst whether it is the port that need not be named
public record PortLineage(
        Port at,
        List<ColumnLineage> columns,
        Map<ColumnAt, Set<Effect>> rows,
        List<Port> inputs,
        boolean exact,
        boolean isSource,
        boolean isFirst) {

    public PortLineage {
        columns = List.copyOf(columns);
        rows = Sources.frozen(rows);
        inputs = List.copyOf(inputs);
    }
}
