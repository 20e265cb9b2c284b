package dev.millrace.lineage;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.plan.Relation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes a graph of ports out of relations. Rows that several ports of a node share are no port, so
/// what they are made of is put in their place.
final class GraphBuilder {

    private final Map<String, Reading> readings;
    private final Map<String, Made> made = new HashMap<>();
    private final List<PortLineage> ports = new ArrayList<>();
    private final Set<ColumnUse> uses = new LinkedHashSet<>();
    private final Set<ColumnUse> doubts = new LinkedHashSet<>();

    GraphBuilder(Map<String, Reading> readings) {
        this.readings = readings;
    }

    /// A relation, in terms of ports.
    ///
    /// @param columns by name
    private record Made(
            Map<String, ColumnLineage> columns,
            Map<ColumnAt, Set<Effect>> rows,
            List<Port> inputs,
            boolean exact,
            boolean isPort) {}

    /// @param inputs the relations it reads; added before
    void add(Relation relation, Map<String, Schema> inputs) {
        var reading = requireNonNull(readings.get(relation.name()));
        var columns = new LinkedHashMap<String, ColumnLineage>();
        for (int i = 0; i < reading.columns().size(); i++) {
            var column = relation.schema().columns().get(i);
            columns.put(column.name(), column(relation, column, reading.columns().get(i)));
        }
        var rows = resolved(reading.rows());
        var from = new LinkedHashSet<Port>();
        boolean exact = reading.exact();
        for (String input : inputs.keySet()) {
            var behind = requireNonNull(made.get(input));
            if (!behind.isPort()) {
                merge(rows, behind.rows());
                exact &= behind.exact();
            }
            from.addAll(behind.inputs());
        }
        noteUses(relation.node(), reading.uses());
        boolean isPort = !relation.port().isEmpty();
        var inner = List.copyOf(from);
        if (isPort) {
            var at = new Port(relation.node(), relation.port());
            ports.add(
                    new PortLineage(
                            at,
                            List.copyOf(columns.values()),
                            rows,
                            inner,
                            exact,
                            inputs.isEmpty(),
                            relation.name().equals(relation.node().value())));
            inner = List.of(at);
        }
        made.put(relation.name(), new Made(columns, rows, inner, exact, isPort));
    }

    private ColumnLineage column(Relation relation, Column column, Col read) {
        var at = new ColumnAt(relation.node(), relation.port(), column.name());
        var making = read.making();
        var text = read.expression();
        var shared = onlyShared(read);
        if (shared != null && making == Making.COPY) {
            making = shared.making();
            text = text.isEmpty() ? shared.expression() : text;
        }
        return new ColumnLineage(at, column.type(), making, text, resolved(read.sources()));
    }

    /// The column of shared rows that it shows as it is.
    private @Nullable ColumnLineage onlyShared(Col read) {
        if (read.sources().effects().size() != 1) {
            return null;
        }
        var cell = read.sources().effects().keySet().iterator().next();
        var behind = made.get(cell.relation());
        return behind == null || behind.isPort() ? null : behind.columns().get(cell.column());
    }

    private Map<ColumnAt, Set<Effect>> resolved(Sources sources) {
        var found = new LinkedHashMap<ColumnAt, Set<Effect>>();
        sources.effects()
                .forEach(
                        (cell, effects) -> {
                            var behind = requireNonNull(made.get(cell.relation()));
                            var column = requireNonNull(behind.columns().get(cell.column()));
                            if (behind.isPort()) {
                                merge(found, Map.of(column.column(), effects));
                            } else {
                                column.sources()
                                        .forEach(
                                                (at, inner) ->
                                                        merge(
                                                                found,
                                                                Map.of(
                                                                        at,
                                                                        Sources.through(
                                                                                effects, inner))));
                            }
                        });
        return found;
    }

    static void merge(Map<ColumnAt, Set<Effect>> into, Map<ColumnAt, Set<Effect>> more) {
        more.forEach(
                (at, effects) ->
                        into.computeIfAbsent(at, _ -> EnumSet.noneOf(Effect.class))
                                .addAll(effects));
    }

    /// Uses in the settings of a node, whose inputs were added before.
    void noteUses(NodeId node, List<Uses.Use> found) {
        for (Uses.Use use : found) {
            var behind = made.get(use.cell().relation());
            var column = behind == null ? null : behind.columns().get(use.cell().column());
            if (column != null) {
                (use.sure() ? uses : doubts)
                        .add(
                                new ColumnUse(
                                        node,
                                        use.settingPath(),
                                        use.from(),
                                        use.to(),
                                        column.column()));
            }
        }
    }

    LineageGraph graph(Datasets datasets) {
        return new LineageGraph(ports, datasets, List.copyOf(uses), List.copyOf(doubts));
    }
}
