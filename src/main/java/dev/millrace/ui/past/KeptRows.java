package dev.millrace.ui.past;

import dev.millrace.engine.RunEvent.Origin;
import dev.millrace.history.NodeRow;
import dev.millrace.history.RunRecord;
import dev.millrace.model.NodeId;
import java.util.Optional;

/// Whether the rows that left a port in a run may be kept.
///
/// @param print fingerprint they are kept by; empty if they are certainly not
/// @param lack why there are none, a sentence about `It`; empty if there may be some
public record KeptRows(Optional<String> print, String lack) {

    private static final String NEVER =
            "The rows were not kept. Mark the node with Keep, and later runs keep theirs.";

    static KeptRows of(RunRecord record, NodeId node, String port) {
        var own = row(record, node);
        if (own.isPresent()) {
            return of(own.get(), port);
        }
        return inside(record, node, port)
                .map(inner -> of(inner, ""))
                .orElseGet(() -> none("It took no part in this run."));
    }

    private static Optional<NodeRow> row(RunRecord record, NodeId node) {
        return record.nodes().stream().filter(each -> each.id().equals(node)).findFirst();
    }

    /// Of a node that stands for a pipeline: the node in it by which its rows leave.
    private static Optional<NodeRow> inside(RunRecord record, NodeId group, String port) {
        return record.nodes().stream()
                .filter(each -> each.id().group().filter(group::equals).isPresent())
                .filter(each -> port.isEmpty() || each.id().local().equals(port))
                .reduce((_, last) -> last);
    }

    private static KeptRows of(NodeRow row, String port) {
        var rejected = Optional.ofNullable(row.prints().get(port));
        if (row.origin().isEmpty() && rejected.isPresent()) {
            return new KeptRows(rejected, "");
        }
        if (row.origin().isEmpty()) {
            return none("It did not finish in this run, so there are no rows.");
        }
        if (row.origin().get() == Origin.SKIPPED) {
            return none("It was skipped in this run, so there are no rows.");
        }
        var prints = row.prints();
        var first = row.counts().isEmpty() ? prints.keySet() : row.counts().keySet();
        var name = port.isEmpty() ? first.stream().findFirst().orElse("") : port;
        var print = Optional.ofNullable(prints.get(name));
        return new KeptRows(print, print.isPresent() ? "" : NEVER);
    }

    private static KeptRows none(String lack) {
        return new KeptRows(Optional.empty(), lack);
    }
}
