package dev.millrace.refactor;

import static java.util.Objects.requireNonNull;

import dev.millrace.edit.Ids;
import dev.millrace.edit.ParameterNames;
import dev.millrace.edit.Types;
import dev.millrace.edit.Wiring;
import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.NodeId;
import dev.millrace.model.Parameter;
import dev.millrace.model.Pipeline;
import dev.millrace.model.Point;
import dev.millrace.model.Port;
import dev.millrace.model.Schema;
import dev.millrace.model.Value;
import dev.millrace.node.DeliverType;
import dev.millrace.node.Group;
import dev.millrace.node.GroupPorts;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.PathFolder;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// One extraction: the nodes that go, with what enters and leaves them, and the node in their
/// place.
final class Cut {

    private static final String PIPELINE = "group.pipeline";
    private static final double COLUMN = 240;
    private static final double ROW = 96;

    private final NodeCatalog catalog;
    private final Types types;
    private final Wiring wiring;
    private final Pipeline pipeline;
    private final SequencedSet<NodeId> taken;
    private final Map<Port, Schema> columns;
    private final Extract.Files files;
    private final String name;
    private final SequencedMap<Port, NodeId> inputs = new LinkedHashMap<>();
    private final SequencedMap<Port, NodeId> outputs = new LinkedHashMap<>();
    private final Set<String> parameters = new LinkedHashSet<>();

    Cut(
            NodeCatalog catalog,
            Pipeline pipeline,
            SequencedSet<NodeId> taken,
            Map<Port, Schema> columns,
            Extract.Files files,
            String name) {
        this.catalog = catalog;
        this.types = new Types(catalog);
        this.wiring = new Wiring(catalog);
        this.pipeline = pipeline;
        this.taken = taken;
        this.columns = columns;
        this.files = files;
        this.name = name;
    }

    Extract.Extracted extracted() {
        ends();
        var inner = inner();
        var id = new Ids(rest()).ofType(shortName());
        return new Extract.Extracted(outer(id), inner, id);
    }

    /// What stays, whose ids are taken.
    private Pipeline rest() {
        var nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.keySet().removeAll(taken);
        var links =
                pipeline.links().stream()
                        .filter(link -> taken.stream().noneMatch(link::touches))
                        .toList();
        return pipeline.withNodes(nodes).withLinks(links);
    }

    /// `clean` of `clean.pipeline.json`.
    private String shortName() {
        var file = String.valueOf(files.file().getFileName());
        return file.replaceAll("(\\.pipeline)?\\.json$", "").replace('.', '_');
    }

    /// Rows that nobody reads have an output only if there would be none; the rows by which a node
    /// is known come before its others.
    private void ends() {
        var ids = new Ids(pipeline.withNodes(nodes()).withLinks(inside()));
        var leaving = new LinkedHashSet<Port>();
        for (Link link : pipeline.links()) {
            boolean from = taken.contains(link.from());
            boolean to = taken.contains(link.to());
            if (to && !from) {
                inputs.computeIfAbsent(
                        wiring.from(pipeline, link),
                        _ -> ids.copyOf(new NodeId(types.usualName(pipeline, link))));
            } else if (from && !to) {
                leaving.add(wiring.from(pipeline, link));
            }
        }
        if (leaving.isEmpty()) {
            taken.stream()
                    .filter(this::isEnd)
                    .forEach(node -> wiring.firstOutput(pipeline, node).ifPresent(leaving::add));
        }
        leaving.stream()
                .sorted(Comparator.comparing(this::isFirst).reversed())
                .forEach(
                        port ->
                                outputs.put(
                                        port,
                                        ids.copyOf(
                                                new NodeId(
                                                        leaving.size() == 1
                                                                ? "result"
                                                                : named(port)))));
    }

    private boolean isFirst(Port port) {
        return wiring.firstOutput(pipeline, port.node()).equals(Optional.of(port));
    }

    private String named(Port port) {
        var stem = port.node() + "_" + (isFirst(port) ? "out" : port.port());
        return NodeId.isValid(stem) ? stem : "result";
    }

    /// Whether nothing comes behind the node, and it delivers nothing.
    private boolean isEnd(NodeId id) {
        var node = requireNonNull(pipeline.nodes().get(id));
        return pipeline.links().stream().noneMatch(link -> link.from().equals(id))
                && catalog.find(node.type()).filter(t -> !(t instanceof DeliverType)).isPresent();
    }

    private SequencedMap<NodeId, Node> nodes() {
        var nodes = new LinkedHashMap<>(pipeline.nodes());
        nodes.keySet().retainAll(taken);
        nodes.replaceAll((_, node) -> moved(node));
        return nodes;
    }

    /// The node with its paths as they are seen from the new file.
    private Node moved(Node node) {
        var folder = PathFolder.of(files.outer().toAbsolutePath(), files.folder());
        var type = catalog.find(node.type());
        if (type.isEmpty() || folder.isSame()) {
            return node;
        }
        var settings = SettingsSchema.of(type.get().spec()).settings();
        Paths.fixed(settings, node.settings())
                .ifPresent(
                        path -> {
                            throw Extract.at(
                                    node,
                                    "has the path \""
                                            + path
                                            + "\", which begins with a"
                                            + " parameter.",
                                    "Choose a file in the folder of this pipeline.");
                        });
        return node.withSettings(folder.seen(settings, node.settings()));
    }

    private List<Link> inside() {
        return pipeline.links().stream()
                .filter(link -> taken.contains(link.from()) && taken.contains(link.to()))
                .toList();
    }

    private Pipeline inner() {
        var nodes = new LinkedHashMap<NodeId, Node>();
        inputs.forEach((port, id) -> nodes.put(id, input(port, id)));
        nodes.putAll(nodes());
        outputs.forEach(
                (_, id) ->
                        nodes.put(id, Node.of(id.value(), GroupPorts.OUTPUT, Value.Fields.EMPTY)));
        var links = new ArrayList<Link>();
        for (Link link : pipeline.links()) {
            if (taken.contains(link.to())) {
                links.add(taken.contains(link.from()) ? link : entering(link));
            }
        }
        var made = pipeline.named(name).withNodes(nodes).withLinks(links);
        for (var output : outputs.entrySet()) {
            var end = new Port(output.getValue(), GroupPorts.IN);
            links.add(wiring.link(made, output.getKey(), end));
        }
        return made.withLinks(links)
                .withParameters(parameters(nodes))
                .withLayout(layout(nodes.sequencedKeySet()))
                .withExtra(zone());
    }

    private Link entering(Link link) {
        var id = requireNonNull(inputs.get(wiring.from(pipeline, link)));
        var next = new Link(id, "", link.to(), link.toPort(), link.as());
        boolean known = types.usualName(pipeline, link).equals(id.value());
        return known ? next : types.keepingName(pipeline, link, next);
    }

    private Node input(Port port, NodeId id) {
        var schema = columns.get(port);
        if (schema == null) {
            throw Extract.refused(
                    "The columns of \"" + port.text() + "\" are not known.",
                    "Mend the problems in front of the selection first.");
        }
        var listed =
                schema.columns().stream()
                        .<Value>map(
                                column ->
                                        Value.fields(
                                                Map.entry("name", Value.of(column.name())),
                                                Map.entry("type", Value.of(column.type()))))
                        .toList();
        return Node.of(
                id.value(),
                GroupPorts.INPUT,
                Value.fields(Map.entry("columns", new Value.Items(listed))));
    }

    private SequencedMap<String, Parameter> parameters(Map<NodeId, Node> nodes) {
        nodes.values().forEach(node -> parameters.addAll(ParameterNames.in(node.settings())));
        var used = new LinkedHashMap<>(pipeline.parameters());
        used.keySet().retainAll(parameters);
        parameters.retainAll(used.keySet());
        return used;
    }

    private Value.Fields zone() {
        var zone = pipeline.extra().get("timezone");
        return zone == null ? Value.Fields.EMPTY : Value.Fields.EMPTY.with("timezone", zone);
    }

    /// Places as they were; inputs left of what they feed, outputs right of all.
    private SequencedMap<NodeId, Point> layout(SequencedSet<NodeId> ids) {
        var layout = new LinkedHashMap<NodeId, Point>();
        var points = taken.stream().map(pipeline.layout()::get).filter(p -> p != null).toList();
        if (points.isEmpty()) {
            return layout;
        }
        double left = points.stream().mapToDouble(Point::x).min().orElse(0) - COLUMN;
        double right = points.stream().mapToDouble(Point::x).max().orElse(0) + COLUMN;
        var used = new HashSet<Point>();
        for (NodeId id : ids) {
            var at = pipeline.layout().get(id);
            if (taken.contains(id) && at != null) {
                layout.put(id, at);
            }
        }
        inputs.forEach((port, id) -> layout.put(id, free(left, height(port, false), used)));
        outputs.forEach((port, id) -> layout.put(id, free(right, height(port, true), used)));
        return layout;
    }

    /// The height of the node at the other end.
    private double height(Port port, boolean own) {
        var node =
                own
                        ? port.node()
                        : pipeline.links().stream()
                                .filter(link -> taken.contains(link.to()))
                                .filter(link -> wiring.from(pipeline, link).equals(port))
                                .map(Link::to)
                                .findFirst()
                                .orElse(port.node());
        var at = pipeline.layout().get(node);
        return at == null ? 0 : at.y();
    }

    private static Point free(double x, double y, Set<Point> used) {
        var at = new Point(x, y);
        while (!used.add(at)) {
            at = new Point(x, at.y() + ROW);
        }
        return at;
    }

    private Pipeline outer(NodeId id) {
        var nodes = new LinkedHashMap<NodeId, Node>();
        for (Node node : pipeline.nodes().values()) {
            if (!taken.contains(node.id())) {
                nodes.put(node.id(), node);
            } else if (node.id().equals(taken.getFirst())) {
                nodes.put(id, Node.of(id.value(), PIPELINE, settings()));
            }
        }
        var layout = new LinkedHashMap<>(pipeline.layout());
        layout.keySet().removeAll(taken);
        Middle.of(pipeline, taken).ifPresent(at -> layout.put(id, at));
        return pipeline.withNodes(nodes).withLinks(links(id)).withLayout(layout);
    }

    private Value.Fields settings() {
        var settings = Value.Fields.EMPTY.with(Group.PATH, Value.of(files.path()));
        if (!parameters.isEmpty()) {
            var passed =
                    parameters.stream()
                            .<Value>map(
                                    each ->
                                            Value.fields(
                                                    Map.entry("name", Value.of(each)),
                                                    Map.entry(
                                                            "value", Value.of("${" + each + "}"))))
                            .toList();
            settings = settings.with(Group.PARAMETERS, new Value.Items(passed));
        }
        return settings.with("inputs", texts(inputs)).with("outputs", texts(outputs));
    }

    private static Value texts(SequencedMap<Port, NodeId> ids) {
        return new Value.Items(
                ids.values().stream().<Value>map(id -> Value.of(id.value())).toList());
    }

    private List<Link> links(NodeId id) {
        var links = new ArrayList<Link>();
        var fed = new HashSet<Port>();
        for (Link link : pipeline.links()) {
            boolean from = taken.contains(link.from());
            boolean to = taken.contains(link.to());
            if (!from && !to) {
                links.add(link);
            } else if (to && !from && fed.add(wiring.from(pipeline, link))) {
                var input = requireNonNull(inputs.get(wiring.from(pipeline, link)));
                var port = inputs.size() == 1 ? "" : input.value();
                links.add(new Link(link.from(), link.fromPort(), id, port, ""));
            } else if (from && !to) {
                var output = requireNonNull(outputs.get(wiring.from(pipeline, link)));
                boolean first = output.equals(outputs.firstEntry().getValue());
                var next =
                        new Link(
                                id,
                                first ? "" : output.value(),
                                link.to(),
                                link.toPort(),
                                link.as());
                links.add(types.keepingName(pipeline, link, next));
            }
        }
        return links;
    }
}
