package dev.millrace.draw;

import static java.util.Objects.requireNonNull;

import dev.millrace.model.Link;
import dev.millrace.model.NodeId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.FixedAlignment;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/// The wired nodes of a pipeline as a graph of the layout library, which finds a layer and a height
/// for each so that wires go to the right and cross little.
final class LayerGraph {

    /// @param layer counted from the left of the connected part the node belongs to
    /// @param y of the upper edge, in pixels; only comparable within that part
    record Spot(int layer, double y, double height) {}

    /// Ports count as lying in the middle, one a hair below the other: they keep their order, and
    /// nodes, not ports, lie in one line. Else a chain of filters, which are left by the upper of
    /// two ports, would climb like stairs.
    private static final double PORT_STEP = 0.01;

    private record PortKey(NodeId node, PortSide side, int index) {}

    private final ElkNode graph = ElkGraphUtil.createGraph();
    private final Map<NodeId, NodeFace> faces = new LinkedHashMap<>();
    private final Map<NodeId, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<PortKey, ElkPort> ports = new HashMap<>();

    private LayerGraph(List<NodeFace> wired, List<Link> links, double columnGap, double rowGap) {
        configure(columnGap, rowGap);
        for (NodeFace face : wired) {
            faces.put(face.id(), face);
            nodes.put(face.id(), node(face));
        }
        links.forEach(this::connect);
    }

    /// @param wired nodes that a link touches
    /// @param links between two of those, none from a node to itself
    /// @param columnGap between a layer and the next, in pixels
    /// @param rowGap between the nodes of a layer, in pixels
    static Map<NodeId, Spot> spots(
            List<NodeFace> wired, List<Link> links, double columnGap, double rowGap) {
        var layers = new LayerGraph(wired, links, columnGap, rowGap);
        new RecursiveGraphLayoutEngine().layout(layers.graph, new BasicProgressMonitor());
        var spots = new LinkedHashMap<NodeId, Spot>();
        layers.nodes.forEach(
                (id, node) -> {
                    int layer = node.getProperty(LayeredOptions.LAYERING_LAYER_ID);
                    spots.put(id, new Spot(layer, node.getY(), node.getHeight()));
                });
        return spots;
    }

    /// Among equals the order of the file decides, and the seed is fixed: the same pipeline looks
    /// the same each time.
    private void configure(double columnGap, double rowGap) {
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(LayeredOptions.DIRECTION, Direction.RIGHT);
        graph.setProperty(LayeredOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.PADDING, new ElkPadding(0));
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        graph.setProperty(
                LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.DEPTH_FIRST);
        graph.setProperty(
                LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        graph.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY, NodePlacementStrategy.BRANDES_KOEPF);
        graph.setProperty(LayeredOptions.NODE_PLACEMENT_BK_FIXED_ALIGNMENT, FixedAlignment.NONE);
        graph.setProperty(LayeredOptions.GENERATE_POSITION_AND_LAYER_IDS, true);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, columnGap);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, rowGap);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, rowGap / 2);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, rowGap / 2);
    }

    private ElkNode node(NodeFace face) {
        var node = ElkGraphUtil.createNode(graph);
        node.setDimensions(NodeFigure.WIDTH, NodeFigure.height(face));
        node.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_POS);
        return node;
    }

    private void connect(Link link) {
        var from = requireNonNull(faces.get(link.from()));
        var to = requireNonNull(faces.get(link.to()));
        int fromPort = Math.max(0, from.outputs().indexOf(link.fromPort()));
        int toPort = Math.max(0, to.inputs().indexOf(link.toPort()));
        ElkGraphUtil.createSimpleEdge(
                port(from.id(), PortSide.EAST, fromPort), port(to.id(), PortSide.WEST, toPort));
    }

    private ElkPort port(NodeId id, PortSide side, int index) {
        return ports.computeIfAbsent(new PortKey(id, side, index), this::port);
    }

    private ElkPort port(PortKey key) {
        var node = requireNonNull(nodes.get(key.node()));
        boolean output = key.side() == PortSide.EAST;
        var port = ElkGraphUtil.createPort(node);
        port.setLocation(
                output ? node.getWidth() : 0, node.getHeight() / 2 + key.index() * PORT_STEP);
        port.setProperty(LayeredOptions.PORT_SIDE, key.side());
        return port;
    }
}
