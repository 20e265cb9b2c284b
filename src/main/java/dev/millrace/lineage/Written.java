package dev.millrace.lineage;

import dev.millrace.model.Value;
import dev.millrace.sql.Rendered;
import dev.millrace.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// The text of a query: which of it stands for what, and what a person wrote there.
final class Written {

    private record Start(String settingPath, int at) {}

    private final Rendered rendered;
    private final Map<Start, String> parameters = new HashMap<>();
    private final int[] characters;

    Written(Sql sql, Rendered rendered) {
        this.rendered = rendered;
        this.characters = characters(rendered.text());
        for (Sql.Part part : sql.parts()) {
            if (part instanceof Sql.Part.Typed typed) {
                typed.uses()
                        .forEach(
                                use ->
                                        parameters.put(
                                                new Start(typed.settingPath(), use.from()),
                                                "$" + use.name()));
            }
        }
    }

    /// The character at each byte, since the engine counts those; empty if they are the same.
    private static int[] characters(String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length == text.length()) {
            return new int[0];
        }
        var found = new int[length + 1];
        int bytes = 0;
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            for (int i = 0; i < size && bytes < length; i++) {
                found[bytes++] = at;
            }
            at += Character.charCount(point);
        }
        found[length] = text.length();
        return found;
    }

    /// @param from first character
    /// @param to the character after the last one
    record Range(int from, int to) {

        static final Range NONE = new Range(0, 0);

        boolean isEmpty() {
            return to <= from;
        }

        Range or(Range other) {
            return isEmpty()
                    ? other
                    : other.isEmpty()
                            ? this
                            : new Range(Math.min(from, other.from), Math.max(to, other.to));
        }
    }

    /// Where the thing itself stands; an operator says less than the whole of it.
    Range own(Value.Fields fields) {
        int from = Tree.number(fields, "query_location");
        int length = Tree.number(fields, "query_location_length");
        return from < 0 || length <= 0 ? Range.NONE : new Range(at(from), at(from + length));
    }

    private int at(int bytes) {
        int last = rendered.text().length();
        return characters.length == 0
                ? Math.min(bytes, last)
                : characters[Math.min(bytes, characters.length - 1)];
    }

    /// Where an expression stands with all that is in it. What a window is defined by may stand far
    /// from it.
    Range whole(Value.Fields expression) {
        var range = own(expression);
        if (!Tree.is(expression, "SUBQUERY") && !Tree.is(expression, "WINDOW")) {
            for (Value.Fields child : Tree.children(expression)) {
                range = range.or(whole(child));
            }
        }
        return range;
    }

    /// An expression as a person wrote it, on one line.
    String expression(Value.Fields expression) {
        var range = Brackets.closed(rendered.text(), whole(expression));
        return text(range).replaceAll("\\s+", " ").strip();
    }

    String rendered(Range range) {
        return rendered.text().substring(range.from(), range.to());
    }

    /// Parameters stand in it as they were written.
    private String text(Range range) {
        var text = new StringBuilder();
        int at = range.from();
        for (Rendered.Span span : rendered.spans()) {
            var parameter = parameters.get(new Start(span.settingPath(), span.start()));
            if (span.whole() && parameter != null && span.from() >= at && span.to() <= range.to()) {
                text.append(rendered.text(), at, span.from()).append(parameter);
                at = span.to();
            }
        }
        return text.append(rendered.text(), at, range.to()).toString();
    }

    /// The setting a range came from, with the range in its text.
    java.util.Optional<dev.millrace.fault.Place> place(Range range) {
        return range.isEmpty()
                ? java.util.Optional.empty()
                : rendered.settingAt(range.from())
                        .map(
                                place ->
                                        place.at(
                                                place.from(),
                                                place.from() + range.to() - range.from()));
    }
}
