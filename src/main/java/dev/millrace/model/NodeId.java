package dev.millrace.model;

import java.util.regex.Pattern;

/// The id of a node, unique in its pipeline and stable: links, layout and SQL name it.
///
/// @param value `[a-z][a-z0-9_]{0,62}`, so it is a name in SQL without quotes
public record NodeId(String value) implements Comparable<NodeId> {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    public NodeId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a node id: " + value);
        }
    }

    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
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
