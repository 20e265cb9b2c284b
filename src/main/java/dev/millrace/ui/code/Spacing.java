package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.List;
import java.util.Set;

/// Where a line of SQL has spaces. Where a space could mean something else to the engine, or is a
/// matter of taste, the text keeps what it has.
final class Spacing {

    private static final Set<String> CALLS = Set.of("CAST", "TRY_CAST");
    private static final Set<String> OPERANDS = Set.of("END", "NULL", "TRUE", "FALSE");

    private Spacing() {}

    /// Whether a piece is set off from the one before it.
    ///
    /// @param before the pieces in front of it
    /// @param between the white space that stood there
    static boolean isSpaced(List<Piece> before, Piece piece, String between) {
        if (before.isEmpty()) {
            return false;
        }
        var last = before.getLast();
        boolean kept = !between.isEmpty();
        if (last.is(Kind.COMMENT) || piece.is(Kind.COMMENT)) {
            return true;
        }
        if (last.is(Kind.DOT) || piece.is(Kind.DOT)) {
            return kept;
        }
        if (last.is(Kind.OPERATOR) && piece.is(Kind.OPERATOR)) {
            return kept || isBetween(before, last, piece);
        }
        if (piece.is(Kind.COMMA)
                || piece.is(Kind.SEMICOLON)
                || piece.is(Kind.CLOSE)
                || last.isOpen()) {
            return false;
        }
        if (piece.is(Kind.OPERATOR)) {
            return spacedOperator(last, piece, kept);
        }
        if (last.is(Kind.OPERATOR)) {
            return spacedOperand(before, last, kept);
        }
        if (piece.isOpen()) {
            return spacedBracket(last, kept);
        }
        return last.is(Kind.NUMBER) ? kept : true;
    }

    /// Whether an operator stands between two values, and the next one is a sign of the second.
    private static boolean isBetween(List<Piece> before, Piece last, Piece piece) {
        return !last.text().startsWith(":")
                && !piece.text().startsWith(":")
                && before.size() > 1
                && isOperand(before.get(before.size() - 2));
    }

    private static boolean spacedOperator(Piece last, Piece piece, boolean kept) {
        return switch (piece.text()) {
            case "::" -> false;
            case ":" -> kept;
            case "%" -> last.is(Kind.NUMBER) ? kept : true;
            default -> true;
        };
    }

    private static boolean spacedOperand(List<Piece> before, Piece operator, boolean kept) {
        return switch (operator.text()) {
            case "::" -> false;
            case ":", "~", "@", "!" -> kept;
            case "+", "-" -> before.size() > 1 && isOperand(before.get(before.size() - 2));
            default -> true;
        };
    }

    private static boolean isOperand(Piece piece) {
        return switch (piece.kind()) {
            case NAME, STRING, NUMBER, PARAMETER, CLOSE, COMMENT -> true;
            case WORD -> !piece.keyword() || OPERANDS.contains(piece.text());
            case OPEN, COMMA, DOT, SEMICOLON, OPERATOR -> false;
        };
    }

    private static boolean spacedBracket(Piece last, boolean kept) {
        return switch (last.kind()) {
            case COMMA -> true;
            case WORD -> last.keyword() ? !CALLS.contains(last.text()) : kept;
            default -> kept;
        };
    }
}
