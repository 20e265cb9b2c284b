package dev.millrace.edit;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.Input;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ports and wires. A port whose name is empty is the first output or the only input.
///
/// Of a node whose type is not known, the ports are those its links name, in the order of the file;
/// such an input takes the link it has and no other.
public final class Wiring {

    private final Types types;

    public Wiring(NodeCatalog catalog) {
        this(new Types(catalog));
    }

    Wiring(Types types) {
        this.types = types;
    }

    public List<Input> inputs(Pipeline pipeline, NodeId node) {
        return types.spec(pipeline, node)
                .map(NodeSpec::inputs)
                .orElseGet(
                        () ->
                                pipeline.into(node).stream()
                                        .map(Link::toPort)
                                        .distinct()
                                        .map(Input::optional)
                                        .toList());
    }

    public List<String> outputs(Pipeline pipeline, NodeId node) {
        return types.spec(pipeline, node)
                .map(NodeSpec::outputs)
                .orElseGet(
                        () ->
                                pipeline.links().stream()
                                        .filter(link -> link.from().equals(node))
                                        .map(Link::fromPort)
                                        .distinct()
                                        .toList());
    }

    /// Where the link begins, the port named also where the file leaves it out.
    public Port from(Pipeline pipeline, Link link) {
        return output(pipeline, new Port(link.from(), link.fromPort()));
    }

    /// Where the link ends, the port named also where the file leaves it out.
    public Port to(Pipeline pipeline, Link link) {
        return input(pipeline, new Port(link.to(), link.toPort()));
    }

    /// The first input that takes another link.
    public Optional<Port> freeInput(Pipeline pipeline, NodeId node) {
        var taken = pipeline.into(node).stream().map(link -> to(pipeline, link).port()).toList();
        return inputs(pipeline, node).stream()
                .filter(input -> input.arity() == Input.Arity.MANY || !taken.contains(input.name()))
                .findFirst()
                .map(input -> new Port(node, input.name()));
    }

    /// The port that a link leaves by if it names none; empty if there is no such port.
    public Optional<Port> firstOutput(Pipeline pipeline, NodeId node) {
        boolean known = types.spec(pipeline, node).isPresent();
        return outputs(pipeline, node).stream()
                .filter(port -> known || port.isEmpty())
                .findFirst()
                .map(port -> new Port(node, port));
    }

    /// Why a wire cannot be drawn; empty if it can.
    public Optional<Fault> refusal(Pipeline pipeline, Port from, Port to) {
        return refusal(pipeline, pipeline, from, to);
    }

    /// Why a wire cannot be drawn when another one gives way to it.
    public Optional<Fault> refusal(Pipeline pipeline, Port from, Port to, Link instead) {
        return refusal(pipeline, disconnect(pipeline, instead), from, to);
    }

    /// @param rest the pipeline whose links count; `pipeline` says what ports there are
    Optional<Fault> refusal(Pipeline pipeline, Pipeline rest, Port from, Port to) {
        return clash(pipeline, rest, from, to).or(() -> Refusals.cycle(rest, from, to));
    }

    /// The same, but for cycles, which take a look at the whole pipeline.
    Optional<Fault> clash(Pipeline pipeline, Pipeline rest, Port from, Port to) {
        var start = output(pipeline, from);
        var end = input(pipeline, to);
        var inputs = inputs(pipeline, end.node());
        return Refusals.ends(pipeline, start, end)
                .or(() -> Refusals.output(pipeline, start, outputs(pipeline, start.node())))
                .or(() -> Refusals.input(pipeline, end, inputs))
                .or(() -> Refusals.taken(pipeline, start, end, inputs, wires(pipeline, rest, end)));
    }

    /// The pipeline with one more wire, its link the last.
    ///
    /// @throws FaultException with the refusal
    public Pipeline connect(Pipeline pipeline, Port from, Port to) {
        Refusals.raise(refusal(pipeline, from, to));
        return pipeline.linked(link(pipeline, from, to));
    }

    /// The pipeline with other ends of a wire, which keeps its place and its `as`.
    ///
    /// @throws FaultException with the refusal
    /// @throws IllegalArgumentException if the pipeline has no such link
    public Pipeline reconnect(Pipeline pipeline, Link old, Port from, Port to) {
        Refusals.requireLink(pipeline, old);
        if (from(pipeline, old).equals(output(pipeline, from))
                && to(pipeline, old).equals(input(pipeline, to))) {
            return pipeline;
        }
        Refusals.raise(refusal(pipeline, from, to, old));
        return replaced(pipeline, old, List.of(link(pipeline, from, to).withAs(old.as())));
    }

    /// The pipeline without the link, also where the file has it more than once.
    public Pipeline disconnect(Pipeline pipeline, Link link) {
        return pipeline.links().contains(link) ? replaced(pipeline, link, List.of()) : pipeline;
    }

    /// The link as the file writes it: a port is named only where the node has several, and the
    /// first output is not.
    public Link link(Pipeline pipeline, Port from, Port to) {
        var start = output(pipeline, from);
        var end = input(pipeline, to);
        var outputs = types.spec(pipeline, from.node()).map(NodeSpec::outputs).orElse(List.of());
        boolean one =
                types.spec(pipeline, to.node()).filter(s -> s.inputs().size() == 1).isPresent();
        return new Link(
                from.node(),
                outputs.indexOf(start.port()) == 0 ? "" : start.port(),
                to.node(),
                one ? "" : end.port(),
                "");
    }

    /// The pipeline with other links in the place of one.
    static Pipeline replaced(Pipeline pipeline, Link old, List<Link> others) {
        var next = new ArrayList<Link>(pipeline.links().size() + others.size());
        boolean done = false;
        for (Link link : pipeline.links()) {
            if (!link.equals(old)) {
                next.add(link);
            } else if (!done) {
                next.addAll(others);
                done = true;
            }
        }
        return pipeline.withLinks(next);
    }

    private Port output(Pipeline pipeline, Port port) {
        return port.port().isEmpty()
                ? types.spec(pipeline, port.node())
                        .flatMap(spec -> spec.outputs().stream().findFirst())
                        .map(first -> new Port(port.node(), first))
                        .orElse(port)
                : port;
    }

    private Port input(Pipeline pipeline, Port port) {
        return port.port().isEmpty()
                ? types.spec(pipeline, port.node())
                        .filter(spec -> spec.inputs().size() == 1)
                        .map(spec -> new Port(port.node(), spec.inputs().getFirst().name()))
                        .orElse(port)
                : port;
    }

    /// The starts of the wires that end at the port.
    private List<Port> wires(Pipeline pipeline, Pipeline rest, Port end) {
        return rest.into(end.node()).stream()
                .filter(link -> to(pipeline, link).equals(end))
                .map(link -> from(pipeline, link))
                .toList();
    }
}
