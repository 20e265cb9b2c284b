package dev.millrace.refactor;

import dev.millrace.fault.Fault;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Value;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes the ports of a pipeline over into the node that stands for it.
public final class PortsOver {

    /// As the planner says it: `The pipeline has the inputs a, b and no output; the node ...`.
    private static final Pattern SAID =
            Pattern.compile(
                    "The pipeline has (?:no input|the inputs? ([^;]*?)) and"
                            + " (?:no output|the outputs? ([^;]*));.*");

    private final NodeCatalog catalog;

    public PortsOver(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    Optional<Remedy> remedy(Node node, Fault fault) {
        var said = SAID.matcher(fault.message());
        if (!said.matches()) {
            return Optional.empty();
        }
        var has = new GroupPorts(names(said.group(1)), names(said.group(2)));
        var id = node.id();
        return Optional.of(
                new Remedy(
                        "Take the ports over",
                        now -> now.find(id).map(found -> now.with(with(found, has))).orElse(now)));
    }

    private static List<String> names(@Nullable String said) {
        return said == null
                ? List.of()
                : Stream.of(said.split(", ", -1)).filter(NodeId::isValid).toList();
    }

    /// Those that stay keep their order, so that the first one goes on to be the first.
    private static List<String> ordered(List<String> shown, List<String> has) {
        var all = new LinkedHashSet<>(shown);
        all.retainAll(has);
        all.addAll(has);
        return new ArrayList<>(all);
    }

    /// The node with the ports its pipeline has; those it showed already stay in front.
    public Node with(Node node, GroupPorts has) {
        var shows = catalog.spec(node);
        if (shows.isEmpty()) {
            return node;
        }
        var shown = shows.get().inputs().stream().map(input -> input.name()).toList();
        var inputs = texts(ordered(shown, has.inputs()));
        var outputs = texts(ordered(shows.get().outputs(), has.outputs()));
        return node.withSettings(node.settings().with("inputs", inputs).with("outputs", outputs));
    }

    private static Value texts(List<String> names) {
        return new Value.Items(names.stream().<Value>map(Value::of).toList());
    }
}
