package dev.millrace.draw;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Input;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Makes the faces of nodes, and keeps those of nodes that have not changed since: an edit of one
/// node among ten thousand costs one face. One thread at a time.
public final class Faces {

    private static final int LONGEST_SUMMARY = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// Control characters, and those that turn the direction of the line around.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+");

    private final NodeCatalog catalog;
    private IdentityHashMap<Node, NodeFace> kept = new IdentityHashMap<>();

    public Faces(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The face of each node, in the order of the file.
    public List<NodeFace> of(Pipeline pipeline) {
        var next = new IdentityHashMap<Node, NodeFace>();
        var faces =
                pipeline.nodes().values().stream()
                        .map(node -> next.computeIfAbsent(node, n -> face(n, pipeline)))
                        .toList();
        kept = next;
        return faces;
    }

    private NodeFace face(Node node, Pipeline pipeline) {
        var type = catalog.find(node.type());
        if (type.isEmpty()) {
            return unknown(node, pipeline);
        }
        var known = kept.get(node);
        return known == null ? face(node, type.get()) : known;
    }

    private static <S extends Record> NodeFace face(Node node, NodeType<S> type) {
        var spec = type.spec();
        var settings = SettingsSchema.of(spec).read(node.settings()).settings();
        return new NodeFace(
                node.id(),
                title(node),
                line(type.summary(settings)),
                spec.stage(),
                Icons.of(spec.id()),
                spec.inputs().stream().map(Input::name).toList(),
                spec.outputs(),
                node.off());
    }

    /// A type of a newer version or of a plug-in that is not here: its ports are those it is wired
    /// by.
    private static NodeFace unknown(Node node, Pipeline pipeline) {
        var id = node.id();
        return new NodeFace(
                id,
                title(node),
                line(node.type()),
                null,
                Icons.of(node.type()),
                ports(pipeline, link -> link.to().equals(id), Link::toPort, "in"),
                ports(pipeline, link -> link.from().equals(id), Link::fromPort, "out"),
                node.off());
    }

    private static List<String> ports(
            Pipeline pipeline, Predicate<Link> ofNode, Function<Link, String> port, String usual) {
        var names = new LinkedHashSet<String>();
        pipeline.links().stream()
                .filter(ofNode)
                .map(port)
                .forEach(name -> names.add(name.isEmpty() ? usual : name));
        return List.copyOf(names);
    }

    private static String title(Node node) {
        var title = clean(node.displayTitle());
        return title.isEmpty() ? node.id().value() : title;
    }

    /// Of a SELECT over many lines the canvas shows one.
    private static String line(String summary) {
        var line = clean(summary);
        return line.length() <= LONGEST_SUMMARY ? line : line.substring(0, LONGEST_SUMMARY);
    }

    private static String clean(String text) {
        var line = SPACE.matcher(text).replaceAll(" ");
        return UNSEEN.matcher(line).replaceAll("").strip();
    }
}
