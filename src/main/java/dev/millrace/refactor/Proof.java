package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.lineage.ColumnUse;
import dev.millrace.lineage.Effect;
import dev.millrace.lineage.PortLineage;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Holds a renamed pipeline to the one before: every setting names the same columns, and every
/// column is made of the same ones in the same way. Any difference refuses the rename.
final class Proof {

    private final Bench.Known before;
    private final Bench.Known after;
    private final Draft draft;
    private final Refused refused;

    /// New columns and the old ones they are.
    private final Map<ColumnAt, ColumnAt> olds = new HashMap<>();

    Proof(Bench.Known before, Bench.Known after, Draft draft) {
        this.before = before;
        this.after = after;
        this.draft = draft;
        this.refused = new Refused(before.pipeline());
        for (PortLineage port : before.graph().ports()) {
            pair(port.at(), port);
        }
        for (Insertion insertion : draft.insertions()) {
            before.graph()
                    .port(insertion.column().at())
                    .ifPresent(port -> pair(new Port(insertion.id(), "out"), port));
        }
    }

    private void pair(Port at, PortLineage old) {
        var columns = after.graph().port(at).map(PortLineage::columns).orElse(List.of());
        for (int i = 0; i < columns.size() && i < old.columns().size(); i++) {
            olds.put(columns.get(i).column(), old.columns().get(i).column());
        }
    }

    /// @throws dev.millrace.fault.FaultException if the two differ
    void require() {
        reached();
        doubts();
        errors();
        for (NodeId node : using()) {
            boolean same =
                    uses(before.graph().uses(), node, false)
                                    .equals(uses(after.graph().uses(), node, true))
                            && uses(before.graph().doubts(), node, false)
                                    .equals(uses(after.graph().doubts(), node, true));
            if (!same) {
                throw refused.means(node, draft.name()).toException();
            }
        }
        before.graph().ports().forEach(this::port);
    }

    /// Every node that names a column, also those of pipelines that are used as nodes.
    private Set<NodeId> using() {
        var all = new LinkedHashSet<>(before.pipeline().nodes().keySet());
        for (var graph : List.of(before.graph(), after.graph())) {
            Stream.concat(graph.uses().stream(), graph.doubts().stream())
                    .map(ColumnUse::node)
                    .filter(node -> node.group().isPresent())
                    .forEach(all::add);
        }
        return all;
    }

    /// Every node that reads a renamed column must be one whose settings are understood.
    private void reached() {
        var known = new HashSet<NodeId>(before.planned().bound().deliveries().keySet());
        before.planned().bound().relations().values().forEach(r -> known.add(r.node()));
        known.addAll(before.planned().bound().groups().keySet());
        var ports = new HashSet<Port>();
        draft.columns().keySet().forEach(column -> ports.add(column.at()));
        for (var link : before.pipeline().links()) {
            var settled = before.planned().settled().get(link.from());
            var port =
                    link.fromPort().isEmpty() && settled != null
                            ? settled.firstOutput()
                            : link.fromPort();
            if (ports.contains(new Port(link.from(), port)) && !known.contains(link.to())) {
                throw refused.notBound(link.to()).toException();
            }
        }
    }

    private void doubts() {
        for (ColumnUse doubt : before.graph().doubts()) {
            if (draft.seen(doubt.node(), doubt.column()).isPresent()) {
                throw refused.doubt(doubt, doubt.column().column()).toException();
            }
        }
    }

    private void errors() {
        var old = new HashMap<String, Integer>();
        before.planned().faults().stream()
                .filter(Fault::isError)
                .forEach(fault -> old.merge(key(fault), 1, Integer::sum));
        for (Fault fault : after.planned().faults()) {
            if (fault.isError() && old.merge(key(fault), -1, Integer::sum) < 0) {
                var node = fault.place().node();
                throw (NodeId.isValid(node) ? refused.fails(new NodeId(node), fault) : fault)
                        .toException();
            }
        }
    }

    private static String key(Fault fault) {
        return fault.place().node() + " " + fault.code();
    }

    private List<String> uses(List<ColumnUse> all, NodeId node, boolean isNew) {
        return all.stream()
                .filter(use -> use.node().equals(node))
                .sorted(
                        Comparator.comparing(ColumnUse::settingPath)
                                .thenComparingInt(ColumnUse::from)
                                .thenComparing(use -> old(use.column(), isNew).toString()))
                .map(use -> use.settingPath() + " " + old(use.column(), isNew))
                .toList();
    }

    private ColumnAt old(ColumnAt column, boolean isNew) {
        return isNew ? olds.getOrDefault(column, column) : column;
    }

    private void port(PortLineage old) {
        var node = old.at().node();
        var found = after.graph().port(old.at()).orElse(null);
        boolean reads =
                before.graph().ports().stream()
                        .filter(port -> old.inputs().contains(port.at()))
                        .flatMap(port -> port.columns().stream())
                        .anyMatch(column -> draft.seen(node, column.column()).isPresent());
        if (found == null || (reads && !(old.exact() && found.exact()))) {
            throw refused.notUnderstood(node).toException();
        }
        boolean same = sources(old.rows(), false).equals(sources(found.rows(), true));
        for (int i = 0; same && i < old.columns().size(); i++) {
            same = same(old.columns().get(i), found.columns().get(i));
        }
        if (!same) {
            throw refused.means(node, draft.name()).toException();
        }
    }

    private boolean same(ColumnLineage one, ColumnLineage other) {
        return one.making() == other.making()
                && one.type().equals(other.type())
                && sources(one.sources(), false).equals(sources(other.sources(), true));
    }

    private Map<ColumnAt, Set<Effect>> sources(Map<ColumnAt, Set<Effect>> all, boolean isNew) {
        var found = new LinkedHashMap<ColumnAt, Set<Effect>>();
        all.forEach(
                (column, effects) ->
                        found.computeIfAbsent(old(column, isNew), _ -> new LinkedHashSet<>())
                                .addAll(new ArrayList<>(effects)));
        return found;
    }
}
