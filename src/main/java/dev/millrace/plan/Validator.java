package dev.millrace.plan;

import static java.util.Objects.requireNonNull;

import dev.millrace.fault.DidYouMean;
import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Input;
import dev.millrace.node.NodeSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Says what is wrong with the shape of a pipeline: its links, ports and cycles.
final class Validator {

    private static final String REJECTED = "rejected";

    private final Pipeline pipeline;
    private final Map<NodeId, Settled<?>> settled;
    private final Problems problems;
    private final List<Wire> wires = new ArrayList<>();

    /// @param settled the nodes whose types are known
    Validator(Pipeline pipeline, Map<NodeId, Settled<?>> settled, Problems problems) {
        this.pipeline = pipeline;
        this.settled = settled;
        this.problems = problems;
    }

    /// Finds all problems and gives the graph of what is sound.
    Graph graph() {
        pipeline.nodes().keySet().forEach(this::name);
        pipeline.links().forEach(this::link);
        var after = new LinkedHashMap<NodeId, List<NodeId>>();
        pipeline.nodes().values().forEach(node -> after.put(node.id(), after(node.id())));
        var graph = new Graph(pipeline.nodes().keySet(), wires, after);
        for (var cycle : graph.cycles()) {
            cycle(cycle.stream().sorted().toList());
        }
        settled.values().forEach(node -> inputs(node, graph));
        settled.values().forEach(this::limit);
        return graph;
    }

    /// A reserved name hinders nobody but a person who writes SQL over it, so the node is bound all
    /// the same and its other problems show too.
    private void name(NodeId id) {
        if (NodeId.isReserved(id.local())) {
            reserved(id, "The id \"" + id + "\"", id.local(), ids());
        }
    }

    private void reserved(NodeId node, String what, String word, Collection<String> taken) {
        var free = IntStream.iterate(1, i -> i + 1).mapToObj(i -> word + "_" + i);
        var other = free.filter(name -> !taken.contains(name)).findFirst().orElseThrow();
        problems.add(
                Fault.of(FaultCode.ID_INVALID, what + " is a word of SQL.")
                        .withHint("Call it \"" + other + "\", for example.")
                        .at(Place.node(node.value())));
    }

    private void link(Link link) {
        boolean sound = true;
        for (NodeId end : List.of(link.from(), link.to())) {
            if (!pipeline.nodes().containsKey(end)) {
                problems.add(
                        end.equals(link.from()) ? link.to() : link.from(),
                        FaultCode.LINK_TO_NOWHERE,
                        "The link \""
                                + link.text()
                                + "\" names \""
                                + end
                                + "\", and there is no such node.",
                        DidYouMean.among(ids(), end.value()));
                sound = false;
            }
        }
        if (link.from().equals(link.to())) {
            problems.add(
                    link.to(),
                    FaultCode.LINK_TO_ITSELF,
                    "The link \"" + link.text() + "\" leads from a node to itself.",
                    "Remove it.");
            sound = false;
        }
        var from = settled.get(link.from());
        var to = settled.get(link.to());
        if (NodeId.isReserved(link.as())) {
            var names = pipeline.links().stream().map(Link::as).toList();
            reserved(
                    link.to(),
                    "The name \"" + link.as() + "\" in the link \"" + link.text() + "\"",
                    link.as(),
                    names);
        }
        if (!sound || from == null || to == null) {
            problems.breaks(link.to());
            return;
        }
        var fromPort = output(link, from.spec());
        var toPort = input(link, to.spec());
        if (fromPort.isEmpty() || toPort.isEmpty()) {
            problems.breaks(link.to());
        } else {
            wires.add(new Wire(link.from(), fromPort, link.to(), toPort, link));
        }
    }

    private List<String> ids() {
        return pipeline.nodes().keySet().stream().map(NodeId::value).toList();
    }

    private String output(Link link, NodeSpec<?> spec) {
        if (link.fromPort().isEmpty() && !spec.outputs().isEmpty()) {
            return spec.outputs().getFirst();
        }
        if (!spec.outputs().contains(link.fromPort())) {
            problems.add(
                    link.from(),
                    FaultCode.PORT_UNKNOWN,
                    "The link \""
                            + link.text()
                            + "\" leaves by \""
                            + link.fromPort()
                            + "\", which "
                            + spec.title()
                            + " does not have.",
                    spec.outputs().isEmpty()
                            ? "It has no output."
                            : "Its outputs are " + String.join(", ", spec.outputs()) + ".");
            return "";
        }
        return link.fromPort();
    }

    private String input(Link link, NodeSpec<?> spec) {
        var names = spec.inputs().stream().map(Input::name).toList();
        if (names.isEmpty()) {
            problems.add(
                    link.to(),
                    FaultCode.PORT_UNKNOWN,
                    "The link \""
                            + link.text()
                            + "\" ends at "
                            + spec.title()
                            + ", which takes no input.",
                    "Remove it.");
            return "";
        }
        if (link.toPort().isEmpty() && names.size() == 1) {
            return names.getFirst();
        }
        if (!names.contains(link.toPort())) {
            problems.add(
                    link.to(),
                    FaultCode.PORT_UNKNOWN,
                    link.toPort().isEmpty()
                            ? "The link \""
                                    + link.text()
                                    + "\" does not say which input of "
                                    + spec.title()
                                    + " it ends at."
                            : "The link \""
                                    + link.text()
                                    + "\" ends at \""
                                    + link.toPort()
                                    + "\", which "
                                    + spec.title()
                                    + " does not have.",
                    "Its inputs are " + String.join(", ", names) + ".");
            return "";
        }
        return link.toPort();
    }

    private List<NodeId> after(NodeId id) {
        var befores = new ArrayList<NodeId>();
        for (NodeId before : requireNonNull(pipeline.nodes().get(id)).after()) {
            if (before.equals(id) || !pipeline.nodes().containsKey(before)) {
                problems.add(
                        id,
                        before.equals(id) ? FaultCode.LINK_TO_ITSELF : FaultCode.LINK_TO_NOWHERE,
                        "\"after\" names \""
                                + before
                                + "\", which is "
                                + (before.equals(id) ? "the node itself." : "not a node."),
                        DidYouMean.among(ids(), before.value()));
            } else {
                befores.add(before);
            }
        }
        return befores;
    }

    private void cycle(List<NodeId> nodes) {
        var names = nodes.stream().map(NodeId::value).collect(Collectors.joining(", "));
        problems.add(
                nodes.getFirst(),
                FaultCode.LINK_MAKES_CYCLE,
                "These nodes wait for each other: " + names + ".",
                "Remove one of the links between them.");
        nodes.forEach(problems::breaks);
    }

    private void limit(Settled<?> node) {
        var limit = node.node().policy().rejectLimit();
        if (limit.isPresent() && !node.spec().outputs().contains(REJECTED)) {
            problems.add(
                    Fault.of(
                                    FaultCode.LIMIT_IDLE,
                                    node.spec().title()
                                            + " rejects no rows as it is set, so its limit of "
                                            + limit.get().text()
                                            + " means nothing.")
                            .withHint("Remove \"reject_limit\", or let it reject rows.")
                            .at(Place.node(node.id().value())));
        }
    }

    private void inputs(Settled<?> node, Graph graph) {
        var byPort = graph.into(node.id()).stream().collect(Collectors.groupingBy(Wire::toPort));
        for (Input input : node.spec().inputs()) {
            var links = byPort.getOrDefault(input.name(), List.of());
            if (links.isEmpty() && input.arity() != Input.Arity.OPTIONAL) {
                if (!problems.isBroken(node.id())) {
                    problems.add(
                            node.id(),
                            FaultCode.PORT_UNCONNECTED,
                            "Nothing is connected to "
                                    + (node.spec().inputs().size() == 1
                                            ? node.spec().title() + "."
                                            : "\"" + input.name() + "\"."),
                            "Draw a wire to it.");
                }
            } else if (links.size() > 1 && input.arity() != Input.Arity.MANY) {
                var texts =
                        links.stream()
                                .map(wire -> "\"" + wire.link().text() + "\"")
                                .collect(Collectors.joining(" and "));
                problems.add(
                        node.id(),
                        FaultCode.PORT_TAKEN,
                        "\"" + input.name() + "\" takes one link, and there are " + texts + ".",
                        "Keep one of them, or unite the rows first.");
            }
        }
    }
}
