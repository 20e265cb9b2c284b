package dev.millrace.edit;

import dev.millrace.fault.FaultException;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeSpec;
import dev.millrace.node.Setting;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A node of another type in the place of one: it keeps its id, so that SQL which names it goes on
/// to, and its place, note and wires.
public final class Retyping {

    private final Types types;
    private final Wiring wiring;
    private final Placing placing;

    public Retyping(NodeCatalog catalog) {
        types = new Types(catalog);
        wiring = new Wiring(types);
        placing = new Placing(catalog);
    }

    /// @param lost wires for which the new type has no port
    public record Retyped(Pipeline pipeline, List<Link> lost) {
        public Retyped {
            lost = List.copyOf(lost);
        }
    }

    /// A wire keeps its port if the new type has one of that name, else it gets the first free
    /// input or the first output. A setting is kept if the new type has one of that name that takes
    /// its value. A title that only named the old type gives way to that of the new one.
    ///
    /// @throws FaultException if there is no such type
    /// @throws IllegalArgumentException if the pipeline has no such node
    public Retyped retype(Pipeline pipeline, NodeId id, String type) {
        var old =
                pipeline.find(id).orElseThrow(() -> new IllegalArgumentException("no node " + id));
        var spec = types.spec(type).orElseThrow(() -> types.unknown(type).toException());
        var fresh = placing.fresh(pipeline, type);
        var node =
                old.type().equals(type)
                        ? old
                        : new Node(
                                id,
                                type,
                                fresh.version(),
                                isTypeTitle(old) ? fresh.title() : old.title(),
                                old.note(),
                                old.keep(),
                                old.off(),
                                old.policy(),
                                old.after(),
                                settings(spec, old.settings(), fresh.settings()),
                                old.extra());
        return rewired(pipeline, pipeline.with(node), id);
    }

    private boolean isTypeTitle(Node node) {
        var title = types.spec(node.type()).map(NodeSpec::title).orElse("");
        return !title.isEmpty() && node.title().replaceFirst(" [0-9]+$", "").equals(title);
    }

    private static <S extends Record> Value.Fields settings(
            NodeSpec<S> spec, Value.Fields old, Value.Fields fresh) {
        var schema = SettingsSchema.of(spec);
        var settings = fresh;
        for (Setting setting : schema.settings()) {
            var value = old.get(setting.name());
            if (value != null && takes(schema, setting, value)) {
                settings = settings.with(setting.name(), value);
            }
        }
        return settings;
    }

    private static boolean takes(SettingsSchema<?> schema, Setting setting, Value value) {
        var alone = Value.Fields.EMPTY.with(setting.name(), value);
        return schema.read(alone).faults().stream()
                .noneMatch(fault -> fault.place().setting().startsWith(setting.name()));
    }

    /// @param before says by which ports the wires went
    private Retyped rewired(Pipeline before, Pipeline after, NodeId id) {
        var lost =
                before.links().stream()
                        .filter(link -> link.from().equals(id) || link.to().equals(id))
                        .toList();
        var next = after.withLinks(before.links().stream().filter(l -> !lost.contains(l)).toList());
        var left = new ArrayList<Link>();
        for (Link link : lost) {
            var from = wiring.from(before, link);
            var to = wiring.to(before, link);
            var start = link.from().equals(id) ? output(next, from) : from;
            var end = link.to().equals(id) ? input(next, to) : to;
            if (wiring.refusal(next, start, end).isPresent()) {
                left.add(link);
            } else {
                next = next.linked(wiring.link(next, start, end).withAs(link.as()));
            }
        }
        return new Retyped(inOrder(before, next), left);
    }

    private Port output(Pipeline pipeline, Port old) {
        return wiring.outputs(pipeline, old.node()).contains(old.port())
                ? old
                : wiring.firstOutput(pipeline, old.node()).orElse(old);
    }

    private Port input(Pipeline pipeline, Port old) {
        boolean same =
                wiring.inputs(pipeline, old.node()).stream()
                        .anyMatch(input -> input.name().equals(old.port()));
        return same ? old : wiring.freeInput(pipeline, old.node()).orElse(old);
    }

    /// The links as they stood in the file, as far as they are still there.
    private static Pipeline inOrder(Pipeline before, Pipeline after) {
        var order = before.links().stream().map(Retyping::ends).toList();
        return after.withLinks(
                after.links().stream()
                        .sorted(Comparator.comparingInt(l -> order.indexOf(ends(l))))
                        .toList());
    }

    private static List<NodeId> ends(Link link) {
        return List.of(link.from(), link.to());
    }
}
