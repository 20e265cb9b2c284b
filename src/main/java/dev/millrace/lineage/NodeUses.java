package dev.millrace.lineage;

import dev.millrace.model.Column;
import dev.millrace.model.NodeId;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.ColumnPlace;
import dev.millrace.node.Input;
import dev.millrace.node.Inputs;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Settled;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the settings of nodes that are names of columns of their inputs.
final class NodeUses {

    private final Map<NodeId, Set<String>> typed = new HashMap<>();

    private final Map<NodeId, Inputs> reaching;

    NodeUses(Planned planned) {
        reaching = planned.bound().inputs();
        for (Relation relation : planned.bound().relations().values()) {
            var paths = typed.computeIfAbsent(relation.node(), _ -> new HashSet<>());
            for (Sql.Part part : relation.sql().parts()) {
                if (part instanceof Sql.Part.Typed text) {
                    paths.add(text.settingPath());
                }
            }
        }
    }

    /// The uses in a node, of which no typed text tells.
    ///
    /// @param inputs what its first relation reads, in the order of its input ports
    List<Uses.Use> of(Settled<?> node, Map<String, Schema> inputs) {
        var uses = new ArrayList<Uses.Use>();
        for (SettingColumns.Named named : SettingColumns.of(node)) {
            boolean isTyped =
                    named.isExpression()
                            && typed.getOrDefault(node.id(), Set.of()).contains(named.path());
            if (!isTyped) {
                cell(node, named, inputs)
                        .ifPresent(
                                cell ->
                                        uses.add(
                                                new Uses.Use(
                                                        named.path(),
                                                        0,
                                                        named.text().length(),
                                                        cell,
                                                        true)));
            }
        }
        uses.addAll(places(node));
        return uses;
    }

    /// In texts that are no SQL, as they stand in the file.
    private <S extends Record> List<Uses.Use> places(Settled<S> node) {
        var uses = new ArrayList<Uses.Use>();
        var inputs = reaching.get(node.id());
        for (ColumnPlace place : node.type().columnPlaces(node.settings())) {
            boolean stands =
                    node.node().settings().get(place.setting()) instanceof Value.Text(String text)
                            && place.to() <= text.length()
                            && text.substring(place.from(), place.to())
                                    .replace("\"\"", "\"")
                                    .contains(place.column());
            if (stands && inputs != null) {
                inputs.wires().stream()
                        .filter(wire -> wire.name().equals(place.input()))
                        .forEach(
                                wire ->
                                        wire.schema()
                                                .find(place.column())
                                                .ifPresent(
                                                        column ->
                                                                uses.add(
                                                                        use(place, wire, column))));
            }
        }
        return uses;
    }

    private static Uses.Use use(ColumnPlace place, Inputs.Wire wire, Column column) {
        var cell = new Cell(wire.relation(), column.name());
        return new Uses.Use(place.setting(), place.from(), place.to(), cell, true);
    }

    /// Of the port the setting is called after, else of the first input that has it.
    private static Optional<Cell> cell(
            Settled<?> node, SettingColumns.Named named, Map<String, Schema> inputs) {
        var ports = node.spec().inputs().stream().map(Input::name).toList();
        var relations = List.copyOf(inputs.keySet());
        int port = ports.indexOf(named.name());
        var meant =
                port >= 0 && relations.size() == ports.size()
                        ? List.of(relations.get(port))
                        : relations;
        return meant.stream()
                .flatMap(
                        relation ->
                                inputs
                                        .getOrDefault(relation, Schema.EMPTY)
                                        .find(named.text())
                                        .map(column -> new Cell(relation, column.name()))
                                        .stream())
                .findFirst();
    }
}
