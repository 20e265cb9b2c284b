package dev.millrace.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.node.Input;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jgrapht.alg.cycle.CycleDetector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DirectedMultigraph;

/// What no edit may break where it held before.
final class Invariants {

    private final Wiring wiring = new Wiring(Sketch.CATALOG);
    private final List<String> broken = new ArrayList<>();

    void hold(Pipeline pipeline) {
        var ids = pipeline.nodes().keySet();
        expect(ids.containsAll(pipeline.layout().keySet()), "each place is a node's");
        pipeline.nodes().forEach((id, node) -> node(id, node, ids));
        var taken = new HashSet<Port>();
        pipeline.links().forEach(link -> link(pipeline, link, taken));
        var different = new HashSet<>(pipeline.links()).size();
        expect(different == pipeline.links().size(), "no link stands twice");
        if (broken.isEmpty()) {
            expect(!hasCycle(pipeline), "no node waits for itself");
        }
        assertThat(broken).isEmpty();
    }

    private void node(NodeId id, Node node, Set<NodeId> ids) {
        expect(node.id().equals(id), id + " is known by its id");
        expect(!NodeId.isReserved(id.value()), id + " is no word of SQL");
        expect(ids.containsAll(node.after()), id + " waits for nodes");
    }

    private void link(Pipeline pipeline, Link link, Set<Port> taken) {
        var text = link.text();
        var from = wiring.from(pipeline, link);
        var to = wiring.to(pipeline, link);
        var input =
                wiring.inputs(pipeline, to.node()).stream()
                        .filter(each -> each.name().equals(to.port()))
                        .findFirst();
        boolean many = input.filter(each -> each.arity() == Input.Arity.MANY).isPresent();
        expect(pipeline.nodes().containsKey(link.from()), text + " begins at a node");
        expect(pipeline.nodes().containsKey(link.to()), text + " ends at a node");
        expect(Link.parse(text).filter(link::equals).isPresent(), text + " can be written");
        expect(
                wiring.outputs(pipeline, from.node()).contains(from.port()),
                text + " has an output");
        expect(input.isPresent(), text + " has an input");
        expect(taken.add(to) || many, text + " is alone at its input");
    }

    private static boolean hasCycle(Pipeline pipeline) {
        var graph = new DirectedMultigraph<NodeId, DefaultEdge>(DefaultEdge.class);
        pipeline.nodes().keySet().forEach(graph::addVertex);
        pipeline.links().forEach(link -> graph.addEdge(link.from(), link.to()));
        for (Node node : pipeline.nodes().values()) {
            node.after().forEach(before -> graph.addEdge(before, node.id()));
        }
        return new CycleDetector<>(graph).detectCycles();
    }

    private void expect(boolean holds, String what) {
        if (!holds) {
            broken.add(what);
        }
    }
}
