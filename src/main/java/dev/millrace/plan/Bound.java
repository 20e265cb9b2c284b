package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.Check;
import dev.millrace.node.Delivery;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.Inputs;
import dev.millrace.node.Presentation;
import dev.millrace.node.Probe;
import dev.millrace.node.Trait;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// A pipeline whose relations are known to the engine: every wire has columns and types.
///
/// @param relations in an order in which each comes after its inputs
/// @param deliveries by node, in the order of the relations, as `checks` and `files` are
/// @param checks by node
/// @param presentations of nodes that show rows, by node
/// @param probes of the rows that reach nodes; only where they were asked for
/// @param trial of the expression that was to be tried; empty where none was
/// @param files real paths behind the settings that name files, by node and setting
/// @param written those files and the targets as they were written
/// @param inputs relations that reach a node, by node
/// @param groups ports of the nodes in whose place the nodes of a pipeline stand
public record Bound(
        SequencedMap<String, Relation> relations,
        Map<NodeId, BoundDelivery> deliveries,
        Map<NodeId, Check> checks,
        Map<NodeId, Presentation> presentations,
        List<BoundProbe> probes,
        Optional<BoundTrial> trial,
        Map<NodeId, Map<String, List<Path>>> files,
        WrittenPaths written,
        Map<NodeId, Inputs> inputs,
        Map<NodeId, GroupPorts> groups) {

    /// A delivery and where it goes.
    ///
    /// @param input name of the relation that is delivered
    /// @param target real path of the file or folder, or of the warehouse's database file
    public record BoundDelivery(
            NodeId node, Delivery delivery, String input, Schema schema, Path target) {}

    /// A probe and what it reads.
    ///
    /// @param rows never read by another relation, and not among `relations`
    /// @param cure what is read to answer the question of the probe's cure
    public record BoundProbe(Relation rows, Probe probe, Optional<Relation> cure) {}

    /// An expression that is being typed.
    ///
    /// @param rows its values are the first column; never read by another relation
    /// @param fault why there are no values
    public record BoundTrial(Optional<Relation> rows, Optional<Fault> fault) {}

    public Bound {
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        probes = List.copyOf(probes);
        relations = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(relations));
        deliveries = Collections.unmodifiableMap(new LinkedHashMap<>(deliveries));
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
        presentations = Collections.unmodifiableMap(new LinkedHashMap<>(presentations));
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        inputs = Map.copyOf(inputs);
    }

    /// The same with other relations and deliveries.
    Bound of(SequencedMap<String, Relation> other, Map<NodeId, BoundDelivery> delivered) {
        return new Bound(
                other,
                delivered,
                checks,
                presentations,
                probes,
                trial,
                files,
                written,
                inputs,
                groups);
    }

    /// Relations whose rows are shown to people. What a delivery staged is gone after the run, so
    /// there it is the rows that the node gives on. To a page of many inputs belong also those that
    /// no node of their own shows.
    public Set<String> shown() {
        var shown = new LinkedHashSet<String>();
        for (Relation relation : relations.values()) {
            if (relation.has(Trait.SHOWS)) {
                shown.add(
                        Optional.ofNullable(relations.get(relation.inputs().getFirst()))
                                .filter(input -> input.kind() != Relation.Kind.STORED)
                                .orElse(relation)
                                .name());
            }
        }
        presentations.forEach(
                (node, shows) -> {
                    if (!(shows instanceof Presentation.OfRows)) {
                        requireNonNull(inputs.get(node)).wires().stream()
                                .map(wire -> requireNonNull(relations.get(wire.relation())))
                                .filter(rows -> !rows.has(Trait.SHOWS))
                                .filter(rows -> rows.kind() != Relation.Kind.STORED)
                                .forEach(rows -> shown.add(rows.name()));
                    }
                });
        return shown;
    }

    /// Where the rows of a port come from: the node itself, or one of the nodes in its place.
    public Port at(Port port) {
        return Flat.at(groups, port);
    }

    /// The relation that leaves a port; empty if the node could not be bound.
    public Optional<Relation> relation(NodeId node, String port, boolean first) {
        return Optional.ofNullable(relations.get(Relation.name(node, port, first)));
    }
}
