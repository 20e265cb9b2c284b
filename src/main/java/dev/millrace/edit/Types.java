package dev.millrace.edit;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Editor;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.NodeType;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The types of the nodes of a pipeline, and what follows from them for links.
public final class Types {

    private final NodeCatalog catalog;

    /// By type. Reading a schema off its record takes longer than most edits.
    private final Map<String, Boolean> naming = new ConcurrentHashMap<>();

    public Types(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    Optional<NodeSpec<?>> spec(String type) {
        return catalog.find(type).<NodeSpec<?>>map(NodeType::spec);
    }

    /// Empty if the type is not known or there is no such node.
    Optional<NodeSpec<?>> spec(Pipeline pipeline, NodeId node) {
        return pipeline.find(node).flatMap(catalog::spec);
    }

    /// That there is no such type.
    Fault unknown(String type) {
        var ids = catalog.all().stream().map(known -> known.spec().id()).toList();
        return Fault.of(FaultCode.NODE_TYPE_UNKNOWN, "There is no node type \"" + type + "\".")
                .withHint(DidYouMean.among(ids, type));
    }

    /// Whether the link leaves its node by the first port.
    boolean leavesByFirst(Pipeline pipeline, Link link) {
        return link.fromPort().isEmpty()
                || spec(pipeline, link.from())
                        .filter(spec -> spec.outputs().indexOf(link.fromPort()) == 0)
                        .isPresent();
    }

    /// The link in the place of another one that has the same end, with the name by which SQL there
    /// knows the rows: a person wrote it, and must not find it broken by an edit elsewhere.
    ///
    /// @param pipeline the one that has `old`
    public Link keepingName(Pipeline pipeline, Link old, Link next) {
        boolean same = old.from().equals(next.from()) && old.fromPort().equals(next.fromPort());
        if (same || !old.as().isEmpty() || !namesInputs(pipeline, old.to())) {
            return next.withAs(old.as());
        }
        var name = usualName(pipeline, old);
        boolean isName = NodeId.isValid(name) && !NodeId.isReserved(name);
        return next.withAs(isName ? name : "");
    }

    /// What SQL calls the rows of a link that gives them no name.
    public String usualName(Pipeline pipeline, Link link) {
        var node = link.from().value();
        return leavesByFirst(pipeline, link) ? node : node + "_" + link.fromPort();
    }

    /// Whether settings of the node may name what reaches it: SQL, the place of a tile, or a text.
    public boolean namesInputs(Pipeline pipeline, NodeId node) {
        return spec(pipeline, node)
                .map(
                        spec ->
                                naming.computeIfAbsent(
                                        spec.id(), _ -> name(SettingsSchema.of(spec).settings())))
                .orElse(false);
    }

    private static boolean isName(Editor editor) {
        return editor == Editor.SQL || editor == Editor.INPUT || editor == Editor.PROSE;
    }

    private static boolean name(List<Setting> settings) {
        return settings.stream().anyMatch(each -> isName(each.editor()) || name(each.members()));
    }
}
