package dev.millrace.refactor;

import dev.millrace.edit.Placing;
import dev.millrace.edit.Wiring;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.SettingPath;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps one row for each key in front of the right input of a join.
final class Deduplicating {

    private static final String TYPE = "transform.deduplicate";

    private final NodeCatalog catalog;
    private final Placing placing;
    private final Wiring wiring;

    Deduplicating(NodeCatalog catalog) {
        this.catalog = catalog;
        this.placing = new Placing(catalog);
        this.wiring = new Wiring(catalog);
    }

    Optional<Remedy> remedy(Pipeline pipeline, Node join) {
        return wire(pipeline, join)
                .filter(_ -> !keys(join).values().isEmpty())
                .map(_ -> new Remedy("Keep one row for each key", now -> inserted(now, join)));
    }

    /// The rows of the right input whose keys occur several times.
    Optional<Suspects> suspects(Pipeline pipeline, Node join) {
        var columns =
                keys(join).values().stream()
                        .flatMap(
                                key ->
                                        key instanceof Value.Text(String text)
                                                ? Stream.of(text)
                                                : Stream.empty())
                        .toList();
        return columns.isEmpty()
                ? Optional.empty()
                : wire(pipeline, join)
                        .map(link -> new Port(link.from(), link.fromPort()))
                        .map(port -> new Suspects(port, columns));
    }

    private Optional<Link> wire(Pipeline pipeline, Node join) {
        return pipeline.into(join.id()).stream()
                .filter(link -> wiring.to(pipeline, link).port().equals("right"))
                .findFirst();
    }

    /// The columns of the right input by which rows meet.
    private Value.Items keys(Node join) {
        var keys = new ArrayList<Value>();
        var path = catalog.find(join.type()).map(type -> new SettingPath(type.spec()));
        for (int i = 0; path.isPresent(); i++) {
            var key = path.get().text(join.settings(), "on[" + i + "].right");
            if (key.isEmpty()) {
                break;
            }
            keys.add(Value.of(key.get()));
        }
        return new Value.Items(keys);
    }

    private Pipeline inserted(Pipeline now, Node join) {
        var wire = wire(now, join);
        if (wire.isEmpty()) {
            return now;
        }
        var node =
                placing.fresh(now, TYPE).withSettings(Value.fields(Map.entry("keys", keys(join))));
        var from = now.layout().getOrDefault(wire.get().from(), new Point(0, 0));
        var to = now.layout().getOrDefault(join.id(), from);
        var middle = new Point((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
        return placing.insert(now, node, wire.get(), Room.near(now, middle));
    }
}
