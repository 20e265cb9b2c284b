package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.lineage.ColumnAt;
import dev.millrace.lineage.ColumnUse;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;

/// Why a rename is refused, in words.
final class Refused {

    private static final String ELSEWHERE =
            "Add a Select columns node behind the column to rename it there.";

    private final Pipeline pipeline;

    Refused(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    static Fault name(String message) {
        return Fault.of(FaultCode.RENAME_REFUSED, message).withHint("Choose another name.");
    }

    Fault clash(NodeId node, String name) {
        return Fault.of(
                        FaultCode.COLUMN_TWICE,
                        title(node) + " has a column \"" + name + "\" already.")
                .withHint("Choose another name.")
                .at(Place.node(node.value()));
    }

    Fault doubt(ColumnUse use, String name) {
        return Fault.of(
                        FaultCode.RENAME_REFUSED,
                        "In "
                                + title(use.node())
                                + " the name \""
                                + name
                                + "\" may be the column or a name of the SELECT list.")
                .withHint("Give the SELECT list another name there, then rename.")
                .at(
                        Place.node(use.node().value())
                                .inSetting(use.settingPath())
                                .at(use.from(), use.to()));
    }

    Fault notUnderstood(NodeId node) {
        return at(node, "It is not known which columns " + title(node) + " uses for what.")
                .withHint(ELSEWHERE);
    }

    Fault notBound(NodeId node) {
        return at(node, title(node) + " uses the column and cannot be checked as it stands.")
                .withHint("Complete the node or switch it on first, or disconnect it.");
    }

    Fault fails(NodeId node, Fault reason) {
        return at(node, title(node) + " cannot follow: " + reason.message())
                .withHint(reason.hint().isEmpty() ? ELSEWHERE : reason.hint());
    }

    Fault changes(NodeId node) {
        return at(node, title(node) + " would give other columns than before.").withHint(ELSEWHERE);
    }

    Fault calls(ColumnAt column, String newName) {
        return at(
                        column.node(),
                        title(column.node())
                                + " would call its column \""
                                + column.column()
                                + "\" \""
                                + newName
                                + "\" then.")
                .withHint(ELSEWHERE);
    }

    Fault means(NodeId node, String name) {
        return at(
                        node,
                        "With \""
                                + name
                                + "\" the settings of "
                                + title(node)
                                + " would mean something else.")
                .withHint("Choose another name.");
    }

    private static Fault at(NodeId node, String message) {
        return Fault.of(FaultCode.RENAME_REFUSED, message).at(Place.node(node.value()));
    }

    String title(NodeId node) {
        return "\"" + pipeline.find(node).map(Node::displayTitle).orElse(node.value()) + "\"";
    }
}
