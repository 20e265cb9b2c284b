package dev.millrace.edit;

import dev.millrace.fault.Fault;
import dev.millrace.fault.FaultCode;
import dev.millrace.fault.Place;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.Input;
import java.util.List;
import java.util.Optional;

/// Why a wire cannot be drawn, as sentences that name nodes by the titles people see.
final class Refusals {

    private Refusals() {}

    /// @throws IllegalArgumentException if the pipeline has no such link
    static void requireLink(Pipeline pipeline, Link link) {
        if (!pipeline.links().contains(link)) {
            throw new IllegalArgumentException("no such link: " + link.text());
        }
    }

    static void raise(Optional<Fault> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get().toException();
        }
    }

    /// The nodes at both ends.
    static Optional<Fault> ends(Pipeline pipeline, Port from, Port to) {
        for (NodeId end : List.of(from.node(), to.node())) {
            if (!pipeline.nodes().containsKey(end)) {
                return Optional.of(missing(end));
            }
        }
        return from.node().equals(to.node())
                ? refused(
                        FaultCode.LINK_TO_ITSELF,
                        to,
                        title(pipeline, to) + " cannot be connected to itself.",
                        "")
                : Optional.empty();
    }

    static Fault missing(NodeId node) {
        return Fault.of(FaultCode.NODE_UNKNOWN, "There is no node \"" + node + "\".");
    }

    static Optional<Fault> output(Pipeline pipeline, Port from, List<String> outputs) {
        return port(pipeline, from, outputs, "output");
    }

    static Optional<Fault> input(Pipeline pipeline, Port to, List<Input> inputs) {
        var names = inputs.stream().map(Input::name).toList();
        return port(pipeline, to, names, "input");
    }

    /// @param starts of the wires that end at `to`
    static Optional<Fault> taken(
            Pipeline pipeline, Port from, Port to, List<Input> inputs, List<Port> starts) {
        boolean many = inputs.contains(Input.many(to.port()));
        if (starts.contains(from)) {
            return refused(
                    FaultCode.PORT_TAKEN,
                    to,
                    title(pipeline, from) + " is connected to " + title(pipeline, to) + " already.",
                    "");
        }
        return many || starts.isEmpty()
                ? Optional.empty()
                : refused(
                        FaultCode.PORT_TAKEN,
                        to,
                        (inputs.size() == 1 ? title(pipeline, to) : portOf(pipeline, to))
                                + " already gets its rows from "
                                + title(pipeline, starts.getFirst())
                                + ".",
                        "Remove that wire first, or unite the rows.");
    }

    static Optional<Fault> cycle(Pipeline pipeline, Port from, Port to) {
        return new Flow(pipeline).leads(to.node(), from.node())
                ? refused(
                        FaultCode.LINK_MAKES_CYCLE,
                        to,
                        title(pipeline, from)
                                + " comes after "
                                + title(pipeline, to)
                                + ", so a wire back would make a cycle.",
                        "")
                : Optional.empty();
    }

    private static Optional<Fault> port(
            Pipeline pipeline, Port port, List<String> names, String what) {
        if (names.contains(port.port())) {
            return Optional.empty();
        }
        var title = title(pipeline, port);
        if (names.isEmpty()) {
            return refused(FaultCode.PORT_UNKNOWN, port, title + " has no " + what + ".", "");
        }
        return refused(
                FaultCode.PORT_UNKNOWN,
                port,
                port.port().isEmpty()
                        ? title + " has more than one " + what + "."
                        : title + " has no " + what + " \"" + port.port() + "\".",
                "Choose one of " + String.join(", ", names) + ".");
    }

    private static Optional<Fault> refused(FaultCode code, Port port, String message, String hint) {
        return Optional.of(
                Fault.of(code, message).withHint(hint).at(Place.node(port.node().value())));
    }

    private static String portOf(Pipeline pipeline, Port port) {
        var title = title(pipeline, port);
        return port.port().isEmpty() ? title : "\"" + port.port() + "\" of " + title;
    }

    /// What people see, in quotes.
    static String title(Pipeline pipeline, Port port) {
        var shown = pipeline.find(port.node()).map(Node::displayTitle);
        return "\"" + shown.orElse(port.node().value()) + "\"";
    }
}
