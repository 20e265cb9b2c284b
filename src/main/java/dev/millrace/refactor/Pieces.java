package dev.millrace.refactor;

import dev.millrace.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The tokens of the text of an expression, to be gone through.
record Pieces(String text, List<Token> tokens) {

    /// Words at which any operand ends.
    private static final Set<String> BOUNDS =
            Set.of(
                    "and",
                    "or",
                    "not",
                    "is",
                    "in",
                    "between",
                    "case",
                    "when",
                    "then",
                    "else",
                    "end",
                    "select",
                    "from",
                    "where",
                    "group",
                    "order",
                    "having",
                    "limit",
                    "filter",
                    "over",
                    "as",
                    "on",
                    "by",
                    "distinct");

    Pieces(String text) {
        this(text, Token.of(text));
    }

    Pieces {
        tokens = List.copyOf(tokens);
    }

    /// The token that begins there; -1 if there is none.
    int at(int from) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).from() == from) {
                return i;
            }
        }
        return -1;
    }

    boolean isBound(int index) {
        return tokens.get(index).is(Token.Kind.WORD) && isOne(index, BOUNDS);
    }

    boolean isOne(int index, Set<String> words) {
        var token = tokens.get(index);
        return (token.is(Token.Kind.WORD) || token.is(Token.Kind.OPERATOR))
                && words.contains(token.text(text).toLowerCase(Locale.ROOT));
    }

    static int nesting(Token token) {
        return token.is(Token.Kind.OPEN) ? 1 : token.is(Token.Kind.CLOSE) ? -1 : 0;
    }

    Span span(int first, int end) {
        return new Span(tokens.get(first).from(), tokens.get(end - 1).to());
    }
}
