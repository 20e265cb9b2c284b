package dev.millrace.refactor;

import dev.millrace.sql.Token;

/// Finds in the text of an expression where values of several types come together.
record Mixture(Pieces pieces) {

    /// The range, the choice or the call whose values do not go together: of a range from what is
    /// compared to its upper end. Empty if it cannot be made out.
    static Span of(String text, int from) {
        return new Mixture(new Pieces(text)).from(from);
    }

    private Span from(int from) {
        int at = pieces.at(from);
        if (at < 0) {
            return new Span(0, 0);
        }
        boolean isRange = pieces.tokens().get(at).is(pieces.text(), "between");
        int first = isRange ? startOf(at) : at;
        boolean isOpen = isRange;
        int depth = 0;
        int end = isRange ? at + 1 : at;
        for (; end < pieces.tokens().size(); end++) {
            depth += choice(end);
            if (depth < 0) {
                break;
            }
            if (depth == 0
                    && (pieces.tokens().get(end).is(pieces.text(), "and")
                            || pieces.tokens().get(end).is(pieces.text(), "or"))) {
                if (!isOpen) {
                    break;
                }
                isOpen = false;
            } else if (!isRange && depth == 0 && choice(end) < 0) {
                end++;
                break;
            }
        }
        return pieces.span(first, end);
    }

    private int startOf(int at) {
        int first = at;
        while (first > 0
                && !pieces.isBound(first - 1)
                && !pieces.tokens().get(first - 1).is(Token.Kind.COMMA)) {
            first--;
        }
        return first;
    }

    private int choice(int index) {
        var token = pieces.tokens().get(index);
        return token.is(pieces.text(), "case")
                ? 1
                : token.is(pieces.text(), "end") ? -1 : Pieces.nesting(token);
    }
}
