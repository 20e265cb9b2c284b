package dev.millrace.refactor;

import dev.millrace.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds in the text of an expression what an operator or a function is applied to.
final class Operands {

    private static final Set<String> COMPARISONS =
            Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=", "like", "ilike", "~~", "!~~");
    private static final Set<String> SUMS = Set.of("+", "-", "||");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "%", "//");

    private final String text;
    private final Pieces pieces;
    private final List<Token> tokens;

    Operands(String text) {
        this.text = text;
        this.pieces = new Pieces(text);
        this.tokens = pieces.tokens();
    }

    /// Those of the comparison that begins at a character; none if it cannot be made out.
    List<Span> ofComparison(int from) {
        return first(pieces.at(from), COMPARISONS);
    }

    /// Those of the first operator of some on the level of a token or above it.
    private List<Span> first(int from, Set<String> operators) {
        int depth = 0;
        for (int i = from; i >= 0 && i < tokens.size(); i++) {
            depth += Pieces.nesting(tokens.get(i));
            if (depth <= 0 && pieces.isOne(i, operators)) {
                return around(i);
            }
            if (depth == 0 && pieces.isBound(i)) {
                return List.of();
            }
        }
        return List.of();
    }

    /// Those of the call of a function at a character, or of the operator there; the engine points
    /// at an operator, or at where its left side begins.
    ///
    /// @param name of it
    List<Span> of(int from, String name) {
        int at = pieces.at(from);
        if (at < 0) {
            return List.of();
        }
        boolean isCall =
                !tokens.get(at).is(Token.Kind.OPERATOR)
                        && at + 1 < tokens.size()
                        && text.startsWith("(", tokens.get(at + 1).from())
                        && Written.unquoted(tokens.get(at).text(text)).equalsIgnoreCase(name);
        if (isCall) {
            return arguments(at + 1);
        }
        return rank(at) > 0 ? around(at) : first(at, Set.of(name));
    }

    private List<Span> arguments(int open) {
        var found = new ArrayList<Span>();
        int depth = 0;
        int first = open + 1;
        for (int i = open; i < tokens.size(); i++) {
            depth += Pieces.nesting(tokens.get(i));
            boolean ends = depth == 0;
            if (ends || (depth == 1 && tokens.get(i).is(Token.Kind.COMMA))) {
                if (i > first) {
                    found.add(pieces.span(first, i));
                }
                first = i + 1;
            }
            if (ends) {
                return found;
            }
        }
        return List.of();
    }

    /// What stands before an operator, unless it is a sign, and behind it.
    private List<Span> around(int operator) {
        int rank = rank(operator);
        int first = operator;
        for (int depth = 0; first > 0; first--) {
            var before = tokens.get(first - 1);
            if (depth == 0 && (before.is(Token.Kind.OPEN) || ends(first - 1, rank, false))) {
                break;
            }
            depth -= Pieces.nesting(before);
        }
        int end = operator + 1;
        for (int depth = 0; end < tokens.size(); end++) {
            var next = tokens.get(end);
            boolean isSign = end == operator + 1 && pieces.isOne(end, SUMS);
            if (depth == 0 && !isSign && (next.is(Token.Kind.CLOSE) || ends(end, rank, true))) {
                break;
            }
            depth += Pieces.nesting(next);
        }
        var found = new ArrayList<Span>();
        if (first < operator) {
            found.add(pieces.span(first, operator));
        }
        if (end > operator + 1) {
            found.add(pieces.span(operator + 1, end));
        }
        return found;
    }

    /// Whether an operand of an operator of a rank ends at a token. To the right of an operator one
    /// of the same rank ends it too.
    private boolean ends(int index, int rank, boolean isRight) {
        int other = rank(index);
        return tokens.get(index).is(Token.Kind.COMMA)
                || pieces.isBound(index)
                || (other > 0 && (isRight ? other <= rank : other < rank));
    }

    /// How closely an operator binds; 0 if it is none.
    private int rank(int index) {
        return pieces.isOne(index, COMPARISONS)
                ? 1
                : pieces.isOne(index, SUMS) ? 2 : pieces.isOne(index, PRODUCTS) ? 3 : 0;
    }
}
