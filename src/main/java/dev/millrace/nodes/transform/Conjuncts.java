package dev.millrace.nodes.transform;

import dev.millrace.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The parts of a condition that all must hold, as they stand in its text. One part if it cannot be
/// told apart, as where `OR` stands between.
final class Conjuncts {

    /// @param from 0-based first character
    /// @param to character after the last one
    record Part(int from, int to) {}

    /// A part that compares a column with a text.
    ///
    /// @param literal where the text stands in the condition
    record Equality(String column, String value, Part literal) {}

    private final String text;
    private final List<Token> tokens;
    private final List<Part> parts = new ArrayList<>();

    Conjuncts(String text) {
        this.text = text;
        this.tokens = Token.of(text);
        split();
    }

    private void split() {
        int depth = 0;
        int first = 0;
        boolean isRange = false;
        for (int i = 0; i < tokens.size(); i++) {
            depth += nesting(tokens.get(i));
            if (depth != 0) {
                continue;
            }
            if (is(i, "or")) {
                parts.clear();
                first = 0;
                break;
            }
            isRange |= is(i, "between");
            if (is(i, "and")) {
                if (!isRange) {
                    add(first, i);
                    first = i + 1;
                }
                isRange = false;
            }
        }
        add(first, tokens.size());
    }

    private void add(int first, int end) {
        if (end > first) {
            parts.add(new Part(tokens.get(first).from(), tokens.get(end - 1).to()));
        }
    }

    private int nesting(Token token) {
        boolean opens = token.is(Token.Kind.OPEN) || token.is(text, "case");
        boolean closes = token.is(Token.Kind.CLOSE) || token.is(text, "end");
        return opens ? 1 : closes ? -1 : 0;
    }

    private boolean is(int index, String word) {
        return tokens.get(index).is(text, word);
    }

    int size() {
        return parts.size();
    }

    String text(int index) {
        return text.substring(parts.get(index).from(), parts.get(index).to());
    }

    /// The condition without a part, and without the AND beside it.
    String without(int index) {
        var gone = parts.get(index);
        int from = index == 0 ? gone.from() : parts.get(index - 1).to();
        int to = index == 0 ? parts.get(1).from() : gone.to();
        return text.substring(0, from) + text.substring(to);
    }

    String with(Part place, String by) {
        return text.substring(0, place.from()) + by + text.substring(place.to());
    }

    Optional<Equality> equality(int index) {
        var part = parts.get(index);
        var own =
                tokens.stream()
                        .filter(token -> token.from() >= part.from() && token.to() <= part.to())
                        .toList();
        if (own.size() != 3 || !own.get(1).is(text, "=")) {
            return Optional.empty();
        }
        return equality(own.get(0), own.get(2)).or(() -> equality(own.get(2), own.get(0)));
    }

    private Optional<Equality> equality(Token name, Token value) {
        var written = value.text(text);
        boolean isText =
                value.is(Token.Kind.STRING)
                        && written.length() > 1
                        && written.startsWith("'")
                        && written.endsWith("'");
        boolean isName = name.is(Token.Kind.NAME) || name.is(Token.Kind.WORD);
        return isText && isName
                ? Optional.of(
                        new Equality(
                                unquoted(name.text(text), "\""),
                                unquoted(written, "'"),
                                new Part(value.from(), value.to())))
                : Optional.empty();
    }

    private static String unquoted(String written, String quote) {
        return written.startsWith(quote)
                ? written.substring(1, written.length() - 1).replace(quote + quote, quote)
                : written;
    }
}
