package dev.millrace.model;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The id of a node, unique in its pipeline and stable: links, layout and SQL name it.
///
/// @param value `[a-z][a-z0-9_]{0,62}`; with that it is a name in SQL without quotes, unless it is
///   reserved, which a file may hold and `plan.Validator` refuses. A node of a pipeline that is
///   used as a node has the ids of both, `outer/inner`; no file holds such an id
public record NodeId(String value) implements Comparable<NodeId> {

    private static final String SEPARATOR = "/";
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public NodeId {
        if (!isPath(value)) {
            throw new IllegalArgumentException("not a node id: " + value);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    /// Whether a node may be called so that may lie in a pipeline that is used as a node.
    public static boolean isPath(String text) {
        return Stream.of(text.split(SEPARATOR, -1)).allMatch(NodeId::isValid);
    }

    /// A node of the pipeline that this node stands for.
    public NodeId inside(NodeId inner) {
        return new NodeId(value + SEPARATOR + inner.value);
    }

    /// The id in its own pipeline.
    public String local() {
        return value.substring(value.lastIndexOf(SEPARATOR) + 1);
    }

    /// The node whose pipeline it lies in; empty for a node of the file itself.
    public Optional<NodeId> group() {
        int end = value.lastIndexOf(SEPARATOR);
        return end < 0 ? Optional.empty() : Optional.of(new NodeId(value.substring(0, end)));
    }

    /// The node of the file itself in which it lies, or which it is.
    public NodeId outermost() {
        int end = value.indexOf(SEPARATOR);
        return end < 0 ? this : new NodeId(value.substring(0, end));
    }

    /// Whether the engine takes the word for something else where the name of an input should
    /// stand.
    public static boolean isReserved(String text) {
        return ReservedWords.contains(text);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
