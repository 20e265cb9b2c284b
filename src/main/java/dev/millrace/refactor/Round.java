package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnLineage;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.NodeType;
import dev.millrace.plan.Planned;
import dev.millrace.plan.Relation;
import dev.millrace.plan.Settled;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Compares the wires of a draft with those there were, one node after the other, and carries a new
/// name on where it goes on. What lies behind a change is left to the next round.
final class Round {

    private final Bench.Known before;
    private final Draft draft;
    private final Planned after;
    private final Refused refused;
    private final Set<NodeId> unsettled = new HashSet<>();

    Round(Bench.Known before, Draft draft, Planned after) {
        this.before = before;
        this.draft = draft;
        this.after = after;
        this.refused = new Refused(before.pipeline());
    }

    /// @return whether nothing changed any more
    /// @throws dev.millrace.fault.FaultException if a node cannot follow
    boolean isSettled() {
        for (Relation relation : before.planned().bound().relations().values()) {
            if (isBehind(relation.node())) {
                unsettled.add(relation.node());
            } else if (!relation.port().isEmpty()) {
                compare(relation);
            }
        }
        return unsettled.isEmpty();
    }

    /// Also across the edge of a pipeline that is used as a node.
    private boolean isBehind(NodeId node) {
        var bound = before.planned().bound();
        var inputs = bound.inputs().get(node);
        boolean reads =
                inputs != null
                        && inputs.wires().stream()
                                .map(wire -> bound.relations().get(wire.relation()))
                                .anyMatch(from -> from != null && unsettled.contains(from.node()));
        return reads
                || before.pipeline().into(node).stream()
                        .anyMatch(link -> unsettled.contains(link.from()));
    }

    private void compare(Relation relation) {
        var found = after.bound().relations().get(relation.name());
        var old = relation.schema().columns();
        if (found == null || found.schema().columns().size() != old.size()) {
            mend(relation, found == null);
            return;
        }
        for (int i = 0; i < old.size(); i++) {
            var column = found.schema().columns().get(i);
            var at = new ColumnAt(relation.node(), relation.port(), old.get(i).name());
            if (!column.type().equals(old.get(i).type())) {
                throw refused.changes(relation.node()).toException();
            }
            if (!column.name().equals(draft.leaving(at))) {
                follow(relation, at, column.name());
            }
        }
    }

    private void follow(Relation relation, ColumnAt at, String newName) {
        var node = relation.node();
        if (has(relation.schema(), draft.name(), at.column())) {
            throw refused.clash(node, draft.name()).toException();
        }
        if (draft.columns().containsKey(at) || !mayFollow(at, newName)) {
            if (!unsettled.contains(node) && !names(node)) {
                throw refused.calls(at, newName).toException();
            }
            unsettled.add(node);
            return;
        }
        draft.rename(at, newName);
        unsettled.add(node);
    }

    /// Whether the name comes from a column that got another one.
    private boolean mayFollow(ColumnAt at, String newName) {
        boolean isMade =
                before.graph().column(at).stream()
                        .flatMap(column -> column.sources().keySet().stream())
                        .anyMatch(source -> draft.seen(at.node(), source).isPresent());
        return isMade
                || renamed(at.node()).stream()
                        .anyMatch(
                                each ->
                                        each.column().equalsIgnoreCase(at.column())
                                                && draft.seen(at.node(), each)
                                                        .equals(Optional.of(newName)));
    }

    /// Columns that reach a node under another name than before.
    private List<ColumnAt> renamed(NodeId node) {
        return reaching(node).stream()
                .filter(column -> draft.seen(node, column).isPresent())
                .toList();
    }

    private List<ColumnAt> reaching(NodeId node) {
        return before.graph().ports().stream()
                .filter(port -> feeds(port.at().node(), port.at().port(), node))
                .flatMap(port -> port.columns().stream())
                .map(ColumnLineage::column)
                .distinct()
                .toList();
    }

    private boolean feeds(NodeId from, String port, NodeId to) {
        return before.pipeline().into(to).stream()
                .anyMatch(link -> start(link).equals(new Port(from, port)));
    }

    /// Where the rows of a link come from, a node inside of a pipeline that is used as one too.
    private Port start(Link link) {
        var at = before.planned().bound().at(new Port(link.from(), port(link)));
        var settled = before.planned().settled().get(at.node());
        return at.port().isEmpty() && settled != null
                ? new Port(at.node(), settled.firstOutput())
                : at;
    }

    private String port(Link link) {
        var settled = before.planned().settled().get(link.from());
        return link.fromPort().isEmpty() && settled != null
                ? settled.firstOutput()
                : link.fromPort();
    }

    /// Brings along what must have the same name as a renamed column: a name of the node's own, or
    /// a column of another input.
    private void mend(Relation relation, boolean fails) {
        var node = relation.node();
        if (has(relation.schema(), draft.name(), "") || reachedBy(node, draft.name())) {
            throw refused.clash(node, draft.name()).toException();
        }
        if (!names(node) && !partners(node)) {
            throw (fails ? refused.fails(node, reason(node)) : refused.changes(node)).toException();
        }
        unsettled.add(node);
    }

    private boolean reachedBy(NodeId node, String name) {
        return reaching(node).stream()
                .filter(column -> draft.seen(node, column).isEmpty())
                .anyMatch(column -> column.column().equalsIgnoreCase(name));
    }

    private boolean names(NodeId node) {
        boolean any = false;
        var settled = before.planned().settled().get(node);
        for (ColumnAt column : renamed(node)) {
            for (String path : settled == null ? List.<String>of() : namings(settled)) {
                var text = draft.text(node, path);
                if (text.equalsIgnoreCase(column.column())) {
                    var by = draft.seen(node, column).orElse(draft.name());
                    any |= draft.replace(new Replacing(node, path, 0, text.length(), by));
                }
            }
        }
        return any;
    }

    static <S extends Record> List<String> namings(Settled<S> settled) {
        NodeType<S> type = settled.type();
        return type.namings(settled.settings());
    }

    private boolean partners(NodeId node) {
        var names = new HashSet<String>();
        renamed(node).forEach(column -> names.add(column.column().toLowerCase(Locale.ROOT)));
        boolean any = false;
        for (ColumnAt column : reaching(node)) {
            boolean isPartner =
                    names.contains(column.column().toLowerCase(Locale.ROOT))
                            && draft.seen(node, column).isEmpty();
            for (Link link : isPartner ? before.pipeline().into(node) : List.<Link>of()) {
                if (link.from().equals(column.node()) && port(link).equals(column.port())) {
                    draft.insertOn(link, column);
                    any = true;
                }
            }
        }
        return any;
    }

    private static boolean has(Schema schema, String name, String otherThan) {
        return schema.find(name)
                .filter(column -> !column.name().equalsIgnoreCase(otherThan))
                .isPresent();
    }

    private Fault reason(NodeId node) {
        var own =
                after.faults().stream()
                        .filter(Fault::isError)
                        .filter(fault -> fault.place().node().equals(node.value()))
                        .findFirst();
        return own.or(() -> after.faults().stream().filter(Fault::isError).findFirst())
                .orElse(refused.changes(node));
    }
}
