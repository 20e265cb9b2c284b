package dev.millrace.json;

import dev.millrace.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// How values are written: which spaces stand between their parts.
enum Layout {
    COMPACT("", ",", ":"),
    SPACED(" ", ", ", ": ");

    /// A line is shorter than this, so that a comma fits behind it.
    private static final int WIDTH = 100;

    private static final int STEP = 2;

    private final String inside;
    private final String comma;
    private final String colon;

    Layout(String inside, String comma, String colon) {
        this.inside = inside;
        this.comma = comma;
        this.colon = colon;
    }

    String text(Value value) {
        return switch (value) {
            case Value.Null _ -> "null";
            case Value.Bool(boolean flag) -> Boolean.toString(flag);
            case Value.Num(var number) -> number.toString();
            case Value.Text(String text) -> quote(text);
            case Value.Items(var values) ->
                    values.stream().map(this::text).collect(Collectors.joining(comma, "[", "]"));
            case Value.Fields(var members) when members.isEmpty() -> "{}";
            case Value.Fields(var members) ->
                    members.entrySet().stream()
                            .map(m -> quote(m.getKey()) + colon + text(m.getValue()))
                            .collect(Collectors.joining(comma, "{" + inside, inside + "}"));
        };
    }

    static String pretty(Value value, int indent, int before) {
        var line = SPACED.text(value);
        if (before + line.length() < WIDTH) {
            return line;
        }
        int deeper = indent + STEP;
        return switch (value) {
            case Value.Items(var values) when !values.isEmpty() ->
                    lines(
                            "[",
                            values.stream().map(v -> pretty(v, deeper, deeper)).toList(),
                            "]",
                            indent);
            case Value.Fields fields when !fields.isEmpty() ->
                    lines("{", members(fields, deeper), "}", indent);
            default -> line;
        };
    }

    private static List<String> members(Value.Fields fields, int indent) {
        var lines = new ArrayList<String>();
        fields.members()
                .forEach(
                        (name, value) -> {
                            var start = quote(name) + ": ";
                            lines.add(start + pretty(value, indent, indent + start.length()));
                        });
        return lines;
    }

    private static String lines(String open, List<String> parts, String close, int indent) {
        var outer = "\n" + " ".repeat(indent);
        var inner = outer + " ".repeat(STEP);
        return parts.stream().collect(Collectors.joining("," + inner, open + inner, outer + close));
    }

    /// Escapes what JSON demands, and what terminals or line readers would take for a control.
    static String quote(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append(c);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || isLineEnd(c) || isHalf(text, i)) {
                        quoted.append(String.format("\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }

    /// Whether the surrogate there lacks its other half, so that UTF-8 cannot hold it.
    private static boolean isHalf(String text, int at) {
        if (Character.isHighSurrogate(text.charAt(at))) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(text.charAt(at))
                && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
