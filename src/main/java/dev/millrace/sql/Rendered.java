package dev.millrace.sql;

import dev.millrace.fault.Place;
import java.util.List;
import java.util.Optional;

/// SQL as text, with the settings its characters came from.
public record Rendered(String text, List<Span> spans) {

    /// Characters of the text that stand for a setting.
    ///
    /// @param from first character in the rendered text
    /// @param to the character after the last one
    /// @param start where the range begins in the text of the setting
    /// @param whole whether the range stands for one thing, so that no place inside it can be named
    public record Span(int from, int to, String settingPath, int start, boolean whole) {}

    public Rendered {
        spans = List.copyOf(spans);
    }

    /// The setting a character came from, and where in its text.
    ///
    /// @param position 0-based character in `text`
    public Optional<Place> settingAt(int position) {
        for (Span span : spans) {
            if (position >= span.from() && position < span.to()) {
                int at = span.start() + (span.whole() ? 0 : position - span.from());
                int length = span.whole() ? 1 : word(position, span.to()) - position;
                return Optional.of(Place.setting(span.settingPath()).at(at, at + length));
            }
        }
        return Optional.empty();
    }

    /// The end of the word or the name in quotes that begins at a character, else the next one.
    private int word(int from, int end) {
        if (text.charAt(from) == '"') {
            int close = text.indexOf('"', from + 1);
            return close < 0 || close >= end ? from + 1 : close + 1;
        }
        int at = from;
        while (at < end && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        return Math.max(at, from + 1);
    }
}
