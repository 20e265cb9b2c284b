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

    private static final String LATER =
            "add a Select columns node behind the column to rename it there.";

    private static final String ELSEWHERE =
            Character.toUpperCase(LATER.charAt(0)) + LATER.substring(1);

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
        boolean inside = node.group().isPresent();
        return at(node, title(node) + " cannot follow: " + reason.message())
                .withHint(inside || reason.hint().isEmpty() ? ELSEWHERE : reason.hint());
    }

    Fault inside(ColumnAt column) {
        return at(
                        column.node(),
                        "The column \""
                                + column.column()
                                + "\" gets its name in the pipeline that "
                                + title(column.node().outermost())
                                + " stands for.")
                .withHint("Open that pipeline and rename it there, or " + LATER);
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
        return Fault.of(FaultCode.RENAME_REFUSED, message).at(Place.node(node.outermost().value()));
    }

    /// Of a node in a pipeline that is used as a node, behind the title of that node.
    String title(NodeId node) {
        var shown = node.outermost();
        var rest = node.value().substring(shown.value().length());
        var title = pipeline.find(shown).map(Node::displayTitle).orElse(shown.value());
        return "\"" + title + rest + "\"";
    }
}
