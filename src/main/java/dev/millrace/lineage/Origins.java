package dev.millrace.lineage;

import dev.millrace.model.Port;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How far back each column reaches: to the columns of sources.
final class Origins {

    private final Map<ColumnAt, Map<ColumnAt, Set<Effect>>> values = new HashMap<>();
    private final Map<Port, Map<ColumnAt, Set<Effect>>> rows = new HashMap<>();
    private final Map<Port, Boolean> exact = new HashMap<>();
    private final Map<ColumnAt, Making> makings = new HashMap<>();

    /// @param ports in an order in which each comes after its inputs
    Origins(List<PortLineage> ports) {
        ports.forEach(this::add);
    }

    private void add(PortLineage port) {
        for (ColumnLineage column : port.columns()) {
            values.put(
                    column.column(),
                    port.isSource()
                            ? Map.of(column.column(), Set.of(Effect.COPY))
                            : Sources.frozen(back(column.sources())));
            makings.put(column.column(), madeOver(column));
        }
        var deciding = back(port.rows());
        boolean all = port.exact();
        for (Port input : port.inputs()) {
            GraphBuilder.merge(deciding, ofRows(input));
            all &= isExact(input);
        }
        rows.put(port.at(), Sources.frozen(deciding));
        exact.put(port.at(), all);
    }

    private Map<ColumnAt, Set<Effect>> back(Map<ColumnAt, Set<Effect>> sources) {
        var found = new LinkedHashMap<ColumnAt, Set<Effect>>();
        sources.forEach(
                (at, outer) ->
                        of(at).forEach(
                                        (origin, inner) ->
                                                GraphBuilder.merge(
                                                        found,
                                                        Map.of(
                                                                origin,
                                                                Sources.through(outer, inner)))));
        return found;
    }

    private Making madeOver(ColumnLineage column) {
        var making = column.making();
        for (var source : column.sources().entrySet()) {
            if (source.getValue().stream().anyMatch(Effect::isDirect)) {
                making = making.or(makingOf(source.getKey()));
            }
        }
        return making;
    }

    Making makingOf(ColumnAt column) {
        return makings.getOrDefault(column, Making.COPY);
    }

    Map<ColumnAt, Set<Effect>> of(ColumnAt column) {
        return values.getOrDefault(column, Map.of());
    }

    Map<ColumnAt, Set<Effect>> ofRows(Port port) {
        return rows.getOrDefault(port, Map.of());
    }

    boolean isExact(Port port) {
        return exact.getOrDefault(port, false);
    }
}
