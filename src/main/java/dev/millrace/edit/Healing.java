package dev.millrace.edit;

import dev.millrace.fault.Fault;
import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The links that are left when nodes go and the wires through them are joined.
///
/// A node passes on what enters by its first input and leaves by its first output.
final class Healing {

    private final Pipeline pipeline;
    private final Selection gone;
    private final Types types;
    private final Wiring wiring;
    private final Map<NodeId, Link> feeding = new HashMap<>();

    /// Where nothing waits for itself, a way that is made shorter makes no cycle.
    private final boolean mayMakeCycle;

    /// The links known to stay; in no order.
    private Pipeline rest;

    /// @param rest the pipeline without the links that go
    Healing(Pipeline pipeline, Selection gone, Pipeline rest, Types types) {
        this.pipeline = pipeline;
        this.gone = gone;
        this.rest = rest;
        this.types = types;
        wiring = new Wiring(types);
        mayMakeCycle = new Flow(pipeline).hasCycle();
        pipeline.links().stream()
                .filter(link -> !gone.links().contains(link) && isGone(link.to()))
                .filter(this::entersByFirst)
                .forEach(link -> feeding.putIfAbsent(link.to(), link));
    }

    /// In the order of the file; a joined wire has the place of its last part.
    List<Link> links() {
        var links = new ArrayList<Link>();
        for (Link link : pipeline.links()) {
            if (gone.links().contains(link) || isGone(link.to())) {
                continue;
            }
            if (isGone(link.from())) {
                joined(link).ifPresent(links::add);
            } else {
                links.add(link);
            }
        }
        return links;
    }

    private Optional<Link> joined(Link last) {
        var to = wiring.to(pipeline, last);
        var from = source(last).filter(port -> refusal(port, to).isEmpty());
        var link = from.map(port -> wiring.link(pipeline, port, to));
        link.ifPresent(made -> rest = rest.linked(made));
        return link.map(made -> types.keepingName(pipeline, last, made));
    }

    private Optional<Fault> refusal(Port from, Port to) {
        return mayMakeCycle
                ? wiring.refusal(pipeline, rest, from, to)
                : wiring.clash(pipeline, rest, from, to);
    }

    /// The port of a node that stays from which the rows of the link come.
    private Optional<Port> source(Link last) {
        var seen = new HashSet<NodeId>();
        var link = last;
        while (isGone(link.from())) {
            var fed = feeding.get(link.from());
            if (fed == null || !types.leavesByFirst(pipeline, link) || !seen.add(link.from())) {
                return Optional.empty();
            }
            link = fed;
        }
        return Optional.of(wiring.from(pipeline, link));
    }

    private boolean isGone(NodeId node) {
        return gone.nodes().contains(node);
    }

    /// Of a type that is not known, the input that the file names first is the first.
    private boolean entersByFirst(Link link) {
        return types.spec(pipeline, link.to())
                .flatMap(spec -> spec.inputs().stream().findFirst())
                .map(first -> first.name().equals(wiring.to(pipeline, link).port()))
                .orElse(true);
    }
}
