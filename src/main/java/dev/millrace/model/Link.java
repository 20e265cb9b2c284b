package dev.millrace.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// A wire from an output port to an input port.
///
/// @param fromPort empty if the node is left by its first port
/// @param toPort empty if the node has one input
/// @param as the name `transform.sql` knows this input by; empty for the usual one
public record Link(NodeId from, String fromPort, NodeId to, String toPort, String as) {

    private static final String END = "([a-z][a-z0-9_]{0,62})(?:\\.([a-z][a-z0-9_]{0,62}))?";
    private static final Pattern FORM =
            Pattern.compile(
                    "\\s*"
                            + END
                            + "\\s*->\\s*"
                            + END
                            + "(?:\\s+as\\s+([a-z][a-z0-9_]{0,62}))?\\s*");

    public static Link of(String from, String to) {
        return parse(from + " -> " + to).orElseThrow();
    }

    /// Reads `orders.rejected -> audit as bad`; empty if the text has another form.
    public static Optional<Link> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                new Link(
                        new NodeId(match.group(1)),
                        orEmpty(match.group(2)),
                        new NodeId(match.group(3)),
                        orEmpty(match.group(4)),
                        orEmpty(match.group(5))));
    }

    /// The same wire, its input known by another name; empty for the usual one.
    public Link withAs(String newAs) {
        return new Link(from, fromPort, to, toPort, newAs);
    }

    public boolean touches(NodeId id) {
        return from.equals(id) || to.equals(id);
    }

    /// The form `parse` reads.
    public String text() {
        return end(from, fromPort) + " -> " + end(to, toPort) + (as.isEmpty() ? "" : " as " + as);
    }

    private static String end(NodeId node, String port) {
        return port.isEmpty() ? node.value() : node.value() + "." + port;
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
