package dev.millrace.lineage;

import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The lineage of all columns of a pipeline. Immutable; any thread.
public final class LineageGraph {

    private final List<PortLineage> ports;
    private final Datasets datasets;
    private final List<ColumnUse> uses;
    private final List<ColumnUse> doubts;
    private final Map<ColumnAt, ColumnLineage> columns = new LinkedHashMap<>();
    private final Map<ColumnAt, List<Step>> next = new LinkedHashMap<>();
    private final Map<Port, PortLineage> byPort = new LinkedHashMap<>();
    private final Origins origins;

    /// @param ports in an order in which each comes after its inputs
    LineageGraph(
            List<PortLineage> ports,
            Datasets datasets,
            List<ColumnUse> uses,
            List<ColumnUse> doubts) {
        this.ports = List.copyOf(ports);
        this.datasets = datasets;
        this.uses = List.copyOf(uses);
        this.doubts = List.copyOf(doubts);
        for (PortLineage port : ports) {
            byPort.put(port.at(), port);
            for (ColumnLineage column : port.columns()) {
                columns.put(column.column(), column);
                steps(column)
                        .forEach(
                                step ->
                                        next.computeIfAbsent(step.from(), _ -> new ArrayList<>())
                                                .add(step));
            }
        }
        this.origins = new Origins(ports);
    }

    /// Every port, each after those it reads.
    public List<PortLineage> ports() {
        return ports;
    }

    /// @param port with its name
    public Optional<PortLineage> port(Port port) {
        return Optional.ofNullable(byPort.get(port));
    }

    /// The ports of a node, the first one first; empty if it could not be bound.
    public List<PortLineage> ports(NodeId node) {
        return ports.stream()
                .filter(each -> each.at().node().equals(node))
                .sorted(Comparator.comparing(PortLineage::isFirst).reversed())
                .toList();
    }

    public Optional<ColumnLineage> column(ColumnAt column) {
        return Optional.ofNullable(columns.get(column));
    }

    /// The steps that lead to a column, those nearest to it first.
    public List<Step> upstream(ColumnAt column) {
        return walk(column, true);
    }

    /// The steps that lead away from a column, those nearest to it first.
    public List<Step> downstream(ColumnAt column) {
        return walk(column, false);
    }

    private List<Step> walk(ColumnAt start, boolean backwards) {
        var found = new LinkedHashSet<Step>();
        var seen = new LinkedHashSet<ColumnAt>(List.of(start));
        var waiting = new ArrayDeque<ColumnAt>(List.of(start));
        while (!waiting.isEmpty()) {
            var at = waiting.poll();
            for (Step step : backwards ? into(at) : outOf(at)) {
                found.add(step);
                var other = backwards ? step.from() : step.to();
                if (seen.add(other)) {
                    waiting.add(other);
                }
            }
        }
        return List.copyOf(found);
    }

    /// The last steps to a column.
    public List<Step> into(ColumnAt column) {
        var lineage = columns.get(column);
        return lineage == null ? List.of() : steps(lineage);
    }

    /// The first steps away from a column.
    public List<Step> outOf(ColumnAt column) {
        return Collections.unmodifiableList(next.getOrDefault(column, List.of()));
    }

    private static List<Step> steps(ColumnLineage column) {
        var steps = new ArrayList<Step>();
        column.sources()
                .forEach((from, effects) -> steps.add(new Step(from, column.column(), effects)));
        return steps;
    }

    /// The columns of sources that the value of a column comes from, and what the whole way does to
    /// each.
    public Map<ColumnAt, Set<Effect>> origins(ColumnAt column) {
        return origins.of(column);
    }

    /// How a column comes about over the whole way from the sources.
    public Making making(ColumnAt column) {
        return origins.makingOf(column);
    }

    /// Ports that no other node reads: what was stored, and ends without a delivery.
    public List<PortLineage> ends() {
        var read = new HashSet<Port>();
        ports.forEach(port -> read.addAll(port.inputs()));
        return ports.stream()
                .filter(port -> !read.contains(port.at()) || written(port.at().node()).isPresent())
                .toList();
    }

    /// The columns of sources that decide which rows a port gives, on the whole way to it.
    public Map<ColumnAt, Set<Effect>> influences(Port port) {
        return origins.ofRows(port);
    }

    /// Whether every SELECT on the way to a port was understood.
    public boolean isExact(Port port) {
        return origins.isExact(port);
    }

    /// What a source reads; empty for other nodes, and for those that hold their rows themselves.
    public List<Dataset> read(NodeId node) {
        return datasets.read().getOrDefault(node, List.of());
    }

    /// What a storage node writes.
    public Optional<Dataset> written(NodeId node) {
        return Optional.ofNullable(datasets.written().get(node));
    }

    /// Every place where a setting names a column of an input.
    public List<ColumnUse> uses() {
        return uses;
    }

    /// Every place where a name may be that of a column of an input, and may be that of something
    /// in the SELECT list: the engine decides it by what fits. Not among the uses.
    public List<ColumnUse> doubts() {
        return doubts;
    }

    public List<ColumnUse> uses(ColumnAt column) {
        return uses.stream().filter(use -> use.column().equals(column)).toList();
    }
}
