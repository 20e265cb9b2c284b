package dev.millrace.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The parts of a condition that are joined by AND, none of them in brackets, in a CASE, or beside
/// an OR.
final class Conjunction {

    /// @param from first character in the condition
    /// @param to the character after the last one
    record Part(int from, int to) {}

    private static final Pattern TOKENS =
            Pattern.compile(
                    "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\\n]*|/\\*.*?\\*/|[\\w$]+|[()\\[\\]{}]",
                    Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);

    private final String text;
    private final List<Part> parts = new ArrayList<>();
    private int from;
    private int depth;
    private int between;
    private boolean isOne;

    private Conjunction(String text) {
        this.text = text;
    }

    /// At least one part.
    static List<Part> parts(String text) {
        var reading = new Conjunction(text);
        reading.read();
        return reading.isOne ? List.of(new Part(0, text.length())) : reading.parts;
    }

    private void read() {
        var tokens = TOKENS.matcher(text);
        while (tokens.find()) {
            var token = tokens.group().toUpperCase(Locale.ROOT);
            switch (token) {
                case "(", "[", "{", "CASE" -> depth++;
                case ")", "]", "}", "END" -> depth--;
                case "BETWEEN" -> between += depth == 0 ? 1 : 0;
                case "OR" -> isOne |= depth == 0;
                case "AND" -> and(tokens.start(), tokens.end());
                default -> {}
            }
        }
        parts.add(new Part(from, text.length()));
    }

    private void and(int start, int end) {
        if (depth > 0) {
            return;
        }
        if (between > 0) {
            between--;
            return;
        }
        parts.add(new Part(from, start));
        from = end;
    }
}
