package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.List;
import java.util.Optional;

/// What a letter does besides being put in: brackets and quotes come in pairs, and a closing one
/// that is there already is passed over.
///
/// @param to characters from `from` to here are replaced
/// @param caret where it stands after it; the selection begins at `anchor`
record Typed(int from, int to, String text, int anchor, int caret) {

    private static final String OPENING = "([{'\"";
    private static final String CLOSING = ")]}'\"";

    /// @param from to `to` the selection
    /// @return empty: the letter is put in as it is
    static Optional<Typed> letter(String sql, int from, int to, char letter) {
        var lexemes = SqlLexer.of(sql);
        int pair = OPENING.indexOf(letter);
        if (from < to) {
            return pair < 0 ? Optional.empty() : Optional.of(around(sql, from, to, pair));
        }
        boolean quote = letter == '\'' || letter == '"';
        if (passes(sql, lexemes, from, letter, quote)) {
            return Optional.of(new Typed(from, from, "", from + 1, from + 1));
        }
        boolean pairs =
                pair >= 0
                        && !isInside(lexemes, from)
                        && isFree(sql, from)
                        && !(quote && follows(sql, from));
        return pairs
                ? Optional.of(new Typed(from, from, pair(pair), from + 1, from + 1))
                : Optional.empty();
    }

    private static String pair(int pair) {
        return "" + OPENING.charAt(pair) + CLOSING.charAt(pair);
    }

    private static Typed around(String sql, int from, int to, int pair) {
        var text = OPENING.charAt(pair) + sql.substring(from, to) + CLOSING.charAt(pair);
        return new Typed(from, to, text, from + 1, to + 1);
    }

    private static boolean passes(
            String sql, List<Lexeme> lexemes, int caret, char letter, boolean quote) {
        if (caret >= sql.length() || sql.charAt(caret) != letter || CLOSING.indexOf(letter) < 0) {
            return false;
        }
        return quote
                ? lexemes.stream()
                        .anyMatch(
                                l ->
                                        (l.is(Kind.STRING) || l.is(Kind.NAME))
                                                && l.closed()
                                                && l.from() < caret
                                                && l.to() == caret + 1)
                : Brackets.of(sql, lexemes).partners().containsKey(caret);
    }

    private static boolean isInside(List<Lexeme> lexemes, int caret) {
        return lexemes.stream()
                .anyMatch(
                        l ->
                                (l.is(Kind.STRING) || l.is(Kind.NAME) || l.is(Kind.COMMENT))
                                        && l.holds(caret));
    }

    /// Whether nothing follows that the letter may be meant to stand in front of.
    private static boolean isFree(String sql, int caret) {
        return caret == sql.length()
                || Character.isWhitespace(sql.charAt(caret))
                || ")]},;".indexOf(sql.charAt(caret)) >= 0;
    }

    /// Whether a quote here would belong to what is in front of it.
    private static boolean follows(String sql, int caret) {
        return caret > 0
                && (SqlLexer.isPart(sql.charAt(caret - 1))
                        || "'\"".indexOf(sql.charAt(caret - 1)) >= 0);
    }

    /// Whether the caret stands between the two of an empty pair, which go together.
    static boolean isEmptyPair(String sql, int caret) {
        if (caret == 0 || caret >= sql.length()) {
            return false;
        }
        int pair = OPENING.indexOf(sql.charAt(caret - 1));
        return pair >= 0 && CLOSING.charAt(pair) == sql.charAt(caret);
    }
}
