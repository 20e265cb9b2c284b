package dev.millrace.edit;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.FaultException;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.SettingsSchema;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// New nodes, and nodes put between others.
///
/// All refuse, with a `FaultException`, an id that is taken or reserved.
public final class Placing {

    private final Types types;
    private final Wiring wiring;

    public Placing(NodeCatalog catalog) {
        types = new Types(catalog);
        wiring = new Wiring(types);
    }

    /// An id from the words behind the dot: `filter`, then `filter_2`. A word of SQL is numbered
    /// from the first on: `join_1`.
    public NodeId freeId(Pipeline pipeline, String typeId) {
        return new Ids(pipeline).ofType(typeId);
    }

    /// A node as the type sets it up, with a free id; not yet in the pipeline.
    ///
    /// @throws FaultException if there is no such type
    public Node fresh(Pipeline pipeline, String typeId) {
        var spec = types.spec(typeId).orElseThrow(() -> types.unknown(typeId).toException());
        return fresh(freeId(pipeline, typeId), freeTitle(pipeline, spec.title()), spec);
    }

    /// What a fresh node of the type is like: its ports may differ from those the palette shows.
    ///
    /// @throws FaultException if there is no such type
    public NodeSpec<?> freshSpec(String typeId) {
        var node = fresh(Pipeline.EMPTY, typeId);
        return types.spec(Pipeline.EMPTY.with(node), node.id()).orElseThrow();
    }

    /// As the palette calls it, with a number where that is taken: `Filter rows 2`.
    private static String freeTitle(Pipeline pipeline, String title) {
        var taken =
                pipeline.nodes().values().stream()
                        .map(Node::displayTitle)
                        .collect(Collectors.toSet());
        int number = 1;
        var free = title;
        while (taken.contains(free)) {
            free = title + " " + ++number;
        }
        return free;
    }

    private static <S extends Record> Node fresh(NodeId id, String title, NodeSpec<S> spec) {
        var settings = SettingsSchema.of(spec).write(spec.defaults());
        return Node.of(id.value(), spec.id(), settings)
                .withTitle(title)
                .withVersion(spec.version() == 1 ? 0 : spec.version());
    }

    /// The node alone.
    public Pipeline add(Pipeline pipeline, Node node, Point at) {
        Refusals.raise(Ids.refusal(pipeline, node.id()));
        return pipeline.with(node).placed(node.id(), Moving.requireFinite(at));
    }

    /// The node behind a port, connected to its first input.
    ///
    /// @throws FaultException if it has no input
    public Pipeline addAfter(Pipeline pipeline, Node node, Port from, Point at) {
        var added = add(pipeline, node, at);
        return wiring.connect(added, from, freeInput(added, node.id()));
    }

    /// The node in front of a port, connected by its first output.
    ///
    /// @throws FaultException if it has no output, or the port takes no other wire
    public Pipeline addBefore(Pipeline pipeline, Node node, Port to, Point at) {
        var added = add(pipeline, node, at);
        return wiring.connect(added, firstOutput(added, node.id()), to);
    }

    /// The node on a wire. The link to it stands directly before the one from it, which has the
    /// place of the old link and its name in SQL.
    ///
    /// @throws FaultException with the refusal
    /// @throws IllegalArgumentException if the pipeline has no such link
    public Pipeline insert(Pipeline pipeline, Node node, Link on, Point at) {
        Refusals.requireLink(pipeline, on);
        Refusals.raise(insertRefusal(pipeline, node.type(), on));
        return between(add(pipeline, node, at), node.id(), on);
    }

    /// The node behind a port, on all wires that leave it.
    ///
    /// @throws FaultException if it has no input or no output
    public Pipeline insertBehind(Pipeline pipeline, Node node, Port from, Point at) {
        var wires =
                pipeline.links().stream()
                        .filter(link -> wiring.from(pipeline, link).equals(from))
                        .toList();
        var next = addAfter(pipeline, node, from, at);
        var output = firstOutput(next, node.id());
        for (Link wire : wires) {
            var other = wiring.link(next, output, wiring.to(next, wire));
            var named = types.keepingName(pipeline, wire, other);
            next = Wiring.replaced(next, wire, List.of(named));
        }
        return next;
    }

    /// Why a new node of the type cannot be put on the wire; empty if it can.
    public Optional<Fault> insertRefusal(Pipeline pipeline, String typeId, Link on) {
        var spec = types.spec(typeId);
        if (spec.isEmpty()) {
            return Optional.of(types.unknown(typeId));
        }
        if (!pipeline.links().contains(on)) {
            return Optional.of(
                    Fault.of(
                            FaultCode.LINK_TO_NOWHERE,
                            "There is no link \"" + on.text() + "\" any more."));
        }
        var lacks = spec.get().inputs().isEmpty() ? "input" : "output";
        return spec.get().inputs().isEmpty() || spec.get().outputs().isEmpty()
                ? Optional.of(
                        Fault.of(
                                FaultCode.PORT_UNKNOWN,
                                "\"" + spec.get().title() + "\" has no " + lacks + "."))
                : Optional.empty();
    }

    /// A node that is there already, put on a wire by its first free input.
    ///
    /// @throws FaultException with the refusal
    /// @throws IllegalArgumentException if the pipeline has no such link
    public Pipeline insertExisting(Pipeline pipeline, NodeId id, Link on) {
        Refusals.requireLink(pipeline, on);
        Refusals.raise(insertRefusal(pipeline, id, on));
        return between(pipeline, id, on);
    }

    /// Why a node that is there already cannot be put on the wire; empty if it can.
    public Optional<Fault> insertRefusal(Pipeline pipeline, NodeId id, Link on) {
        if (!pipeline.nodes().containsKey(id)) {
            return Optional.of(Refusals.missing(id));
        }
        try {
            var input = freeInput(pipeline, id);
            var from = wiring.from(pipeline, on);
            var fed = pipeline.linked(wiring.link(pipeline, from, input));
            var output = firstOutput(pipeline, id);
            return wiring.refusal(pipeline, from, input, on)
                    .or(() -> wiring.refusal(fed, output, wiring.to(pipeline, on), on));
        } catch (FaultException e) {
            return Optional.of(e.fault());
        }
    }

    private Pipeline between(Pipeline pipeline, NodeId id, Link on) {
        var in = wiring.link(pipeline, wiring.from(pipeline, on), freeInput(pipeline, id));
        var out = wiring.link(pipeline, firstOutput(pipeline, id), wiring.to(pipeline, on));
        return Wiring.replaced(pipeline, on, List.of(in, types.keepingName(pipeline, on, out)));
    }

    private Port freeInput(Pipeline pipeline, NodeId id) {
        return wiring.freeInput(pipeline, id)
                .orElseThrow(
                        () ->
                                wiring.inputs(pipeline, id).isEmpty()
                                        ? lacks(pipeline, id, FaultCode.PORT_UNKNOWN, "input")
                                        : lacks(pipeline, id, FaultCode.PORT_TAKEN, "free input"));
    }

    private Port firstOutput(Pipeline pipeline, NodeId id) {
        return wiring.firstOutput(pipeline, id)
                .orElseThrow(() -> lacks(pipeline, id, FaultCode.PORT_UNKNOWN, "output"));
    }

    private static FaultException lacks(Pipeline pipeline, NodeId id, FaultCode code, String what) {
        var title = Refusals.title(pipeline, new Port(id, ""));
        return Fault.of(code, title + " has no " + what + ".")
                .at(Place.node(id.value()))
                .toException();
    }
}
