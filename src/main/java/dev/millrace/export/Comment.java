package dev.millrace.export;

import dev.millrace.model.Node;
import java.util.List;
import java.util.stream.Collectors;

/// Comments of a script. What people wrote cannot leave them.
final class Comment {

    private Comment() {}

    /// The text, each line behind `--`.
    static String of(String indent, String text) {
        return text.lines()
                .map(line -> (indent + "-- " + clean(line)).stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    static String of(List<String> lines) {
        return lines.stream()
                .map(line -> line.isEmpty() ? "--\n" : of("", line))
                .collect(Collectors.joining());
    }

    /// Title, id and note of a node.
    static String of(String indent, Node node) {
        return of(indent, node.displayTitle() + " (" + node.id() + ")") + of(indent, node.note());
    }

    private static String clean(String line) {
        return line.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
