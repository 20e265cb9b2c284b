package dev.millrace.explain;

import static java.util.Objects.requireNonNull;

import dev.millrace.engine.look.WireRows;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.LineageGraph;
import dev.millrace.lineage.Making;
import dev.millrace.lineage.PortLineage;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.node.Descent;
import dev.millrace.node.Inputs;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Settled;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of the ports in front of one without asking their rows: their lineage, their
/// relations, and how each node makes its rows. One thread.
final class Ground {

    private final WireRows rows;
    private final LineageGraph graph;
    private final Map<Port, Relation> relations = new HashMap<>();
    private final Map<Relation, Boolean> stable = new HashMap<>();

    Ground(WireRows rows, LineageGraph graph) {
        this.rows = rows;
        this.graph = graph;
        for (Relation relation : rows.planned().bound().relations().values()) {
            if (!relation.port().isEmpty()) {
                relations.put(new Port(relation.node(), relation.port()), relation);
            }
        }
    }

    WireRows rows() {
        return rows;
    }

    LineageGraph graph() {
        return graph;
    }

    /// The port that is looked at, with its name.
    Port wanted() {
        return new Port(rows.wanted().node(), rows.wanted().port());
    }

    /// Ports in front of the wanted one and itself, each behind those it reads.
    List<PortLineage> ports() {
        return graph.ports().stream().filter(port -> hasRows(port.at())).toList();
    }

    /// Whether its rows can be asked about.
    boolean hasRows(Port port) {
        return relation(port).filter(each -> rows.names().contains(each.name())).isPresent();
    }

    Optional<Relation> relation(Port port) {
        return Optional.ofNullable(relations.get(port));
    }

    /// Whether its rows could be asked about, though nothing wanted reads them.
    boolean hasRelation(Port port) {
        return relation(port)
                .filter(each -> each.inputs().stream().allMatch(rows.names()::contains))
                .isPresent();
    }

    /// What reaches a node by a wire.
    Relation relation(Inputs.Wire wire) {
        return requireNonNull(rows.planned().bound().relations().get(wire.relation()));
    }

    NodeId node(Inputs.Wire wire) {
        return relation(wire).node();
    }

    Relation known(Port port) {
        return relation(port).orElseThrow();
    }

    PortLineage lineage(Port port) {
        return graph.port(port).orElseThrow();
    }

    Optional<Settled<?>> settled(NodeId node) {
        return Optional.ofNullable(rows.planned().settled().get(node));
    }

    Inputs inputs(NodeId node) {
        return rows.planned().bound().inputs().getOrDefault(node, new Inputs(List.of()));
    }

    Descent descent(NodeId node) {
        return settled(node).map(each -> descent(each, inputs(node))).orElse(Descent.UNKNOWN);
    }

    private static <S extends Record> Descent descent(Settled<S> node, Inputs inputs) {
        return node.type().descent(node.settings(), inputs);
    }

    /// Whether a relation has the same rows each time it is asked: nothing on the way to it that is
    /// not held may come out another time.
    boolean isStable(Relation relation) {
        var known = stable.get(relation);
        if (known == null) {
            known = rows.isHeld(relation) || (!varies(relation) && inputsAreStable(relation));
            stable.put(relation, known);
        }
        return known;
    }

    private boolean varies(Relation relation) {
        return relation.isVolatile()
                || (descent(relation.node())
                                instanceof
                                Descent.OfOne(Descent.Loss.Repeated(var _, boolean isOrdered))
                        && !isOrdered);
    }

    private boolean inputsAreStable(Relation relation) {
        var all = rows.planned().bound().relations();
        return relation.inputs().stream()
                .map(all::get)
                .allMatch(each -> isStable(requireNonNull(each)));
    }

    /// Whether two inputs of a node are the same relation.
    boolean readsTwice(NodeId node) {
        var seen = new HashSet<String>();
        return !inputs(node).wires().stream().allMatch(wire -> seen.add(wire.relation()));
    }

    /// Names of the ports a node reads, without repetition.
    Set<Port> inputPorts(Port port) {
        return Set.copyOf(lineage(port).inputs());
    }

    /// Whether a column of a port is a value of one of its inputs, unchanged.
    boolean isCopy(Port port, String column) {
        return graph.column(new ColumnAt(port.node(), port.port(), column))
                .filter(each -> each.making() == Making.COPY)
                .isPresent();
    }

    String title(NodeId node) {
        return settled(node).map(each -> each.node().displayTitle()).orElse(node.value());
    }
}
