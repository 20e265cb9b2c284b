package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A lexeme on its way into a formatted text.
///
/// @param text keywords in upper case
/// @param spaced whether there is room between it and the piece before, if both stand in a line
/// @param ownLine whether it must begin a line, as it did
record Piece(String text, Kind kind, boolean keyword, boolean spaced, boolean ownLine) {

    boolean is(Kind other) {
        return kind == other;
    }

    /// Whether it is this keyword.
    boolean is(String word) {
        return keyword && text.equals(word);
    }

    boolean isOpen() {
        return kind == Kind.OPEN;
    }

    /// Whether what follows it must stand in another line.
    boolean endsLine() {
        return kind == Kind.COMMENT && text.startsWith("--");
    }

    /// Whether no line can hold it and more.
    boolean breaks() {
        return endsLine() || ownLine || text.indexOf('\n') >= 0;
    }

    /// A comment stays with what it is about; two texts are one to the engine if a line lies
    /// between.
    private static boolean keepsLine(List<Piece> before, Lexeme lexeme) {
        return !before.isEmpty()
                && (lexeme.is(Kind.COMMENT)
                        || (lexeme.is(Kind.STRING) && before.getLast().is(Kind.STRING)));
    }

    /// The pieces of a text.
    static List<Piece> of(String sql) {
        var lexemes = SqlLexer.of(sql);
        var plain = new ArrayList<Piece>();
        for (Lexeme lexeme : lexemes) {
            if (!lexeme.is(Kind.COMMENT)) {
                plain.add(new Piece(lexeme.text(sql), lexeme.kind(), false, false, false));
            }
        }
        var casing = new Casing(plain);
        var pieces = new ArrayList<Piece>();
        int end = 0;
        int number = 0;
        for (Lexeme lexeme : lexemes) {
            var between = sql.substring(end, lexeme.from());
            boolean comment = lexeme.is(Kind.COMMENT);
            boolean keyword = !comment && casing.isKeyword(number++);
            var text = keyword ? lexeme.text(sql).toUpperCase(Locale.ROOT) : lexeme.text(sql);
            boolean own = between.indexOf('\n') >= 0 && keepsLine(pieces, lexeme);
            var bare = new Piece(text, lexeme.kind(), keyword, false, own);
            boolean spaced = Spacing.isSpaced(pieces, bare, between);
            pieces.add(new Piece(text, lexeme.kind(), keyword, spaced, own));
            end = lexeme.to();
        }
        return pieces;
    }
}
