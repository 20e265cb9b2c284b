package dev.millrace.refactor;

import dev.millrace.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds in the text of an expression what an operator or a function is applied to.
final class Operands {

    private static final Set<String> COMPARISONS =
            Set.of("=", "==", "<>", "!=", "<", ">", "<=", ">=", "like", "ilike", "~~", "!~~");
    private static final Set<String> SUMS = Set.of("+", "-", "||");
    private static final Set<String> PRODUCTS = Set.of("*", "/", "%", "//");

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

    private final String text;
    private final List<Token> tokens;

    Operands(String text) {
        this.text = text;
        this.tokens = Token.of(text);
    }

    /// Those of the comparison that begins at a character; none if it cannot be made out.
    List<Span> ofComparison(int from) {
        return first(at(from), COMPARISONS);
    }

    /// Those of the first operator of some on the level of a token or above it.
    private List<Span> first(int from, Set<String> operators) {
        int depth = 0;
        for (int i = from; i >= 0 && i < tokens.size(); i++) {
            depth += nesting(tokens.get(i));
            if (depth <= 0 && isOne(i, operators)) {
                return around(i);
            }
            if (depth == 0 && isBound(i)) {
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
        int at = at(from);
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

    /// The range, the choice or the call whose values do not go together: of a range from what is
    /// compared to its upper end. Empty if it cannot be made out.
    Span ofMixture(int from) {
        int at = at(from);
        if (at < 0) {
            return new Span(0, 0);
        }
        boolean isRange = tokens.get(at).is(text, "between");
        int first = isRange ? startOf(at) : at;
        boolean isOpen = isRange;
        int depth = 0;
        int end = isRange ? at + 1 : at;
        for (; end < tokens.size(); end++) {
            depth += choice(end);
            if (depth < 0) {
                break;
            }
            if (depth == 0 && (tokens.get(end).is(text, "and") || tokens.get(end).is(text, "or"))) {
                if (!isOpen) {
                    break;
                }
                isOpen = false;
            } else if (!isRange && depth == 0 && choice(end) < 0) {
                end++;
                break;
            }
        }
        return span(first, end);
    }

    private int startOf(int at) {
        int first = at;
        while (first > 0 && !isBound(first - 1) && !tokens.get(first - 1).is(Token.Kind.COMMA)) {
            first--;
        }
        return first;
    }

    private int choice(int index) {
        var token = tokens.get(index);
        return token.is(text, "case") ? 1 : token.is(text, "end") ? -1 : nesting(token);
    }

    /// The token that begins there; -1 if there is none.
    private int at(int from) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).from() == from) {
                return i;
            }
        }
        return -1;
    }

    private List<Span> arguments(int open) {
        var found = new ArrayList<Span>();
        int depth = 0;
        int first = open + 1;
        for (int i = open; i < tokens.size(); i++) {
            depth += nesting(tokens.get(i));
            boolean ends = depth == 0;
            if (ends || (depth == 1 && tokens.get(i).is(Token.Kind.COMMA))) {
                if (i > first) {
                    found.add(span(first, i));
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
            depth -= nesting(before);
        }
        int end = operator + 1;
        for (int depth = 0; end < tokens.size(); end++) {
            var next = tokens.get(end);
            boolean isSign = end == operator + 1 && isOne(end, SUMS);
            if (depth == 0 && !isSign && (next.is(Token.Kind.CLOSE) || ends(end, rank, true))) {
                break;
            }
            depth += nesting(next);
        }
        var found = new ArrayList<Span>();
        if (first < operator) {
            found.add(span(first, operator));
        }
        if (end > operator + 1) {
            found.add(span(operator + 1, end));
        }
        return found;
    }

    /// Whether an operand of an operator of a rank ends at a token. To the right of an operator one
    /// of the same rank ends it too.
    private boolean ends(int index, int rank, boolean isRight) {
        int other = rank(index);
        return tokens.get(index).is(Token.Kind.COMMA)
                || isBound(index)
                || (other > 0 && (isRight ? other <= rank : other < rank));
    }

    /// How closely an operator binds; 0 if it is none.
    private int rank(int index) {
        return isOne(index, COMPARISONS)
                ? 1
                : isOne(index, SUMS) ? 2 : isOne(index, PRODUCTS) ? 3 : 0;
    }

    private boolean isBound(int index) {
        return tokens.get(index).is(Token.Kind.WORD) && isOne(index, BOUNDS);
    }

    private boolean isOne(int index, Set<String> words) {
        var token = tokens.get(index);
        return (token.is(Token.Kind.WORD) || token.is(Token.Kind.OPERATOR))
                && words.contains(token.text(text).toLowerCase(Locale.ROOT));
    }

    private static int nesting(Token token) {
        return token.is(Token.Kind.OPEN) ? 1 : token.is(Token.Kind.CLOSE) ? -1 : 0;
    }

    private Span span(int first, int end) {
        return new Span(tokens.get(first).from(), tokens.get(end - 1).to());
    }
}
