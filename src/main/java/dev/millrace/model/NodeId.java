package dev.millrace.model;

import java.util.regex.Pattern;

/// The id of a node, unique in its pipeline and stable: links, layout and SQL name it.
///
/// @param value `[a-z][a-z0-9_]{0,62}`; with that it is a name in SQL without quotes, unless it is
///   reserved, which a file may hold and `plan.Validator` refuses
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
