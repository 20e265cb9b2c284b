package dev.millrace.draw;

import dev.millrace.model.Link;
import dev.millrace.model.Node;
import dev.millrace.model.Pipeline;
import dev.millrace.node.Input;
import dev.millrace.node.NodeCatalog;
import dev.millrace.node.NodeType;
import dev.millrace.node.SettingsSchema;
import java.util.ArrayList;
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

    /// Faces of nodes that are gone are kept for an undo, but not for ever.
    private static final int SPARE = 100;

    private static final Pattern SPACE = Pattern.compile("\\s+");

    /// Control characters, and those that turn the direction of the line around.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]+");

    private final NodeCatalog catalog;
    private final IdentityHashMap<Node, NodeFace> kept = new IdentityHashMap<>();
    private List<Node> lastNodes = List.of();
    private List<NodeFace> lastFaces = List.of();

    public Faces(NodeCatalog catalog) {
        this.catalog = catalog;
    }

    /// The face of each node, in the order of the file.
    @SuppressWarnings("ReferenceEquality") // a node that was edited is another one
    public List<NodeFace> of(Pipeline pipeline) {
        var before = lastNodes;
        lastNodes = List.copyOf(pipeline.nodes().values());
        var faces = new ArrayList<NodeFace>(lastNodes.size());
        for (int i = 0; i < lastNodes.size(); i++) {
            var node = lastNodes.get(i);
            boolean stayed = i < before.size() && before.get(i) == node;
            var face = stayed ? lastFaces.get(i) : kept.get(node);
            faces.add(face == null || face.stage() == null ? face(node, pipeline) : face);
            if (!stayed) {
                kept.put(node, faces.getLast());
            }
        }
        if (kept.size() > 2 * lastNodes.size() + SPARE) {
            kept.clear();
        }
        lastFaces = faces;
        return faces;
    }

    /// Of an unknown type it depends on the wires too.
    private NodeFace face(Node node, Pipeline pipeline) {
        var type = catalog.find(node.type());
        return type.isEmpty() ? unknown(node, pipeline) : face(node, type.get());
    }

    private static <S extends Record> NodeFace face(Node node, NodeType<S> type) {
        var settings = SettingsSchema.of(type.spec()).read(node.settings()).settings();
        var spec = type.spec(settings);
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
