package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.List;

/// What is being typed where the caret stands.
///
/// @param from where it begins, with its quote or dollar sign
/// @param to what a suggestion replaces ends here; the caret, or behind a closing quote
/// @param word the letters before the caret, without quote or dollar sign
/// @param qualifier the name before the dot in front of it; may be empty
record CodeContext(State state, int from, int to, String word, String qualifier) {

    enum State {
        /// In a text, a comment or a number, where nothing is suggested.
        NOTHING,
        WORD,
        QUOTED,
        PARAMETER
    }

    static CodeContext at(String sql, List<Lexeme> lexemes, int caret) {
        int index = lexemes.size() - 1;
        while (index >= 0 && lexemes.get(index).from() >= caret) {
            index--;
        }
        var touched = index >= 0 && lexemes.get(index).to() >= caret ? index : -1;
        if (touched < 0) {
            return new CodeContext(State.WORD, caret, caret, "", "");
        }
        var lexeme = lexemes.get(touched);
        return switch (lexeme.kind()) {
            case COMMENT, STRING ->
                    lexeme.holds(caret)
                            ? nothing(caret)
                            : word(sql, lexemes, touched + 1, caret, caret);
            case NUMBER -> nothing(caret);
            case NAME -> quoted(sql, lexemes, touched, caret);
            case PARAMETER ->
                    new CodeContext(
                            State.PARAMETER,
                            lexeme.from(),
                            caret,
                            sql.substring(lexeme.from() + 1, caret),
                            "");
            case WORD -> word(sql, lexemes, touched, caret, lexeme.from());
            default -> word(sql, lexemes, touched + 1, caret, caret);
        };
    }

    private static CodeContext nothing(int caret) {
        return new CodeContext(State.NOTHING, caret, caret, "", "");
    }

    private static CodeContext quoted(String sql, List<Lexeme> lexemes, int index, int caret) {
        var name = lexemes.get(index);
        return name.holds(caret)
                ? new CodeContext(
                        State.QUOTED,
                        name.from(),
                        name.closed() ? name.to() : caret,
                        sql.substring(name.from() + 1, caret).replace("\"\"", "\""),
                        qualifier(sql, lexemes, index))
                : nothing(caret);
    }

    /// @param index of the word, or of what will be behind it
    /// @param from where it begins; the caret, if nothing of it is there yet
    private static CodeContext word(
            String sql, List<Lexeme> lexemes, int index, int caret, int from) {
        boolean unit =
                index > 0
                        && lexemes.get(index - 1).is(Kind.NUMBER)
                        && lexemes.get(index - 1).to() == from;
        return unit
                ? nothing(caret)
                : new CodeContext(
                        State.WORD,
                        from,
                        caret,
                        sql.substring(from, caret),
                        qualifier(sql, lexemes, index));
    }

    /// @param index of the lexeme behind the dot
    private static String qualifier(String sql, List<Lexeme> lexemes, int index) {
        if (index < 2 || !lexemes.get(index - 1).is(Kind.DOT)) {
            return "";
        }
        return name(sql, lexemes.get(index - 2));
    }

    /// A name without its quotes; empty if it is none.
    static String name(String sql, Lexeme lexeme) {
        return switch (lexeme.kind()) {
            case WORD -> lexeme.text(sql);
            case NAME ->
                    sql.substring(lexeme.from() + 1, Math.max(lexeme.from() + 1, lexeme.to() - 1))
                            .replace("\"\"", "\"");
            default -> "";
        };
    }

    /// Whether a list is to open by itself.
    boolean asksByItself() {
        return switch (state) {
            case NOTHING -> false;
            case WORD -> !word.isEmpty() || !qualifier.isEmpty();
            case QUOTED, PARAMETER -> true;
        };
    }
}
