package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.PathFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;

/// Makes a pipeline of some nodes of another one, and a node that stands for it in their place: all
/// rows are the same as before. Nothing is written. Any thread.
public final class Extract {

    private final NodeCatalog catalog;

    public Extract(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// Where the files lie.
    ///
    /// @param outer folder of the file that uses the other
    /// @param file of the pipeline that is used
    public record Files(Path outer, Path file) {

        Path folder() {
            return requireNonNull(file.toAbsolutePath().getParent());
        }

        /// The path the node holds.
        String path() {
            var name = String.valueOf(file.getFileName());
            return PathFolder.of(folder(), outer.toAbsolutePath()).seen(name);
        }
    }

    /// @param outer with the node
    /// @param inner the new pipeline
    public record Extracted(Pipeline outer, Pipeline inner, NodeId node) {}

    /// @param selected nodes that go
    /// @param columns of the ports that could be bound
    /// @param name of the new pipeline
    /// @throws FaultException if these nodes cannot be one
    public Extracted of(
            Pipeline pipeline,
            Set<NodeId> selected,
            Map<Port, Schema> columns,
            Files files,
            String name) {
        var taken = new LinkedHashSet<>(pipeline.nodes().sequencedKeySet());
        taken.retainAll(selected);
        refuse(pipeline, taken);
        return new Cut(catalog, pipeline, taken, columns, files, name).extracted();
    }

    /// Why the nodes cannot be one.
    private static void refuse(Pipeline pipeline, SequencedSet<NodeId> taken) {
        if (taken.isEmpty()) {
            throw refused("No node is selected.", "Select the nodes that are to be a pipeline.");
        }
        for (Node node : pipeline.nodes().values()) {
            boolean inside = taken.contains(node.id());
            boolean isEnd =
                    node.type().equals(GroupPorts.INPUT) || node.type().equals(GroupPorts.OUTPUT);
            if (inside && isEnd) {
                throw at(
                        node,
                        "is where rows enter or leave this pipeline.",
                        "Leave it out of the selection.");
            }
            for (NodeId before : node.after()) {
                if (inside != taken.contains(before)) {
                    throw at(
                            node,
                            "comes after \"" + before + "\", and only one of both is selected.",
                            "Select both or none of them, or take the order away.");
                }
            }
        }
        between(pipeline, taken);
    }

    /// A way that leaves the nodes and comes back would make the new node wait for itself.
    private static void between(Pipeline pipeline, Set<NodeId> taken) {
        var behind = reach(pipeline, taken, true);
        behind.retainAll(reach(pipeline, taken, false));
        behind.removeAll(taken);
        if (!behind.isEmpty()) {
            throw at(
                    requireNonNull(pipeline.nodes().get(behind.getFirst())),
                    "reads from the selected nodes and feeds them too.",
                    "Select it as well.");
        }
    }

    private static SequencedSet<NodeId> reach(
            Pipeline pipeline, Set<NodeId> starts, boolean forward) {
        var found = new LinkedHashSet<NodeId>();
        var waiting = new ArrayList<>(starts);
        while (!waiting.isEmpty()) {
            var node = waiting.removeLast();
            for (Link link : pipeline.links()) {
                var next = forward ? link.to() : link.from();
                boolean touches = node.equals(forward ? link.from() : link.to());
                if (touches && pipeline.nodes().containsKey(next) && found.add(next)) {
                    waiting.add(next);
                }
            }
        }
        return found;
    }

    static FaultException refused(String message, String hint) {
        return Fault.of(FaultCode.EXTRACT_REFUSED, message).withHint(hint).toException();
    }

    static FaultException at(Node node, String message, String hint) {
        return Fault.of(FaultCode.EXTRACT_REFUSED, "\"" + node.displayTitle() + "\" " + message)
                .withHint(hint)
                .at(Place.node(node.id().value()))
                .toException();
    }
}
