package dev.millrace.engine.look;

import dev.millrace.fault.Fault;
import dev.millrace.model.NodeId;
import dev.millrace.node.Mending;
import dev.millrace.node.Remark;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What the rows tell about a node they reach.
///
/// @param fault a warning, with its place
/// @param mendings changes of the node that were shown to help, the best first
/// @param remark what else is good to know
public record Noticed(
        NodeId node, Optional<Fault> fault, List<Mending> mendings, Optional<Remark> remark) {

    public Noticed {
        mendings = List.copyOf(mendings);
    }

    boolean isAny() {
        return fault.isPresent() || remark.isPresent();
    }

    /// The same with the place of its fault completed.
    public Noticed located(UnaryOperator<Fault> change) {
        return new Noticed(node, fault.map(change), mendings, remark);
    }

    /// What stays true when the node was changed since: that it was noticed.
    public Noticed bare() {
        return new Noticed(node, fault, List.of(), Optional.empty());
    }
}
