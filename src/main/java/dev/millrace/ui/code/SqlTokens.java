package dev.millrace.ui.code;

import java.util.ArrayList;
import java.util.List;

/// Tells the parts of SQL apart for the eye. It does not parse: what a person has half typed is
/// coloured too.
final class SqlTokens {

    enum Kind {
        KEYWORD,
        FUNCTION,
        STRING,
        NUMBER,
        COMMENT,
        /// In double quotes.
        NAME,
        PARAMETER
    }

    /// Characters of one kind.
    ///
    /// @param to character after the last one
    record Token(int from, int to, Kind kind) {}

    private SqlTokens() {}

    /// In order; what lies between them is of no kind.
    static List<Token> of(String sql) {
        return of(sql, SqlLexer.of(sql));
    }

    static List<Token> of(String sql, List<Lexeme> lexemes) {
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < lexemes.size(); i++) {
            var lexeme = lexemes.get(i);
            boolean called = i + 1 < lexemes.size() && opens(sql, lexemes.get(i + 1));
            switch (lexeme.kind()) {
                case WORD -> word(sql, lexeme, called, tokens);
                case STRING -> tokens.add(token(lexeme, Kind.STRING));
                case NUMBER -> tokens.add(token(lexeme, Kind.NUMBER));
                case COMMENT -> tokens.add(token(lexeme, Kind.COMMENT));
                case NAME -> tokens.add(token(lexeme, Kind.NAME));
                case PARAMETER -> tokens.add(token(lexeme, Kind.PARAMETER));
                case OPEN, CLOSE, COMMA, DOT, SEMICOLON, OPERATOR -> {}
            }
        }
        return tokens;
    }

    private static boolean opens(String sql, Lexeme lexeme) {
        return lexeme.is(Lexeme.Kind.OPEN) && sql.charAt(lexeme.from()) == '(';
    }

    private static void word(String sql, Lexeme lexeme, boolean called, List<Token> tokens) {
        if (SqlWords.isColoured(lexeme.text(sql))) {
            tokens.add(token(lexeme, Kind.KEYWORD));
        } else if (called) {
            tokens.add(token(lexeme, Kind.FUNCTION));
        }
    }

    private static Token token(Lexeme lexeme, Kind kind) {
        return new Token(lexeme.from(), lexeme.to(), kind);
    }
}
