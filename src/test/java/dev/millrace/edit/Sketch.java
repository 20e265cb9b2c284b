package dev.millrace.edit;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Value;
import dev.millrace.node.NodeCatalog;
import java.util.List;

/// Small pipelines over the real node types, for tests.
final class Sketch {

    static final NodeCatalog CATALOG = NodeCatalog.load();

    private Sketch() {}

    /// One line a node, `orders source.csv`, or a link, `orders -> recent`. Nodes lie 200 px apart.
    static Pipeline of(String lines) {
        var pipeline = Pipeline.EMPTY;
        for (String line : lines.lines().toList()) {
            var link = Link.parse(line);
            if (link.isPresent()) {
                pipeline = pipeline.linked(link.get());
            } else {
                int space = line.indexOf(' ');
                var node = line.substring(0, space);
                var at = new Point(200 * pipeline.nodes().size(), 80);
                pipeline =
                        pipeline.with(Node.of(node, line.substring(space + 1), Value.Fields.EMPTY))
                                .placed(id(node), at);
            }
        }
        return pipeline;
    }

    static List<String> links(Pipeline pipeline) {
        return pipeline.links().stream().map(Link::text).toList();
    }

    static List<String> nodes(Pipeline pipeline) {
        return pipeline.nodes().keySet().stream().map(NodeId::value).toList();
    }

    static NodeId id(String id) {
        return new NodeId(id);
    }

    static Port port(String text) {
        return Port.parse(text).orElseThrow();
    }

    static Link link(String text) {
        return Link.parse(text).orElseThrow();
    }
}
