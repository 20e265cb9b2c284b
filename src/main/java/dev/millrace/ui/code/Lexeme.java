package dev.millrace.ui.code;

/// The smallest piece of SQL that the engine reads as one.
///
/// @param to character after the last one
/// @param closed whether a text, name or comment has its end
record Lexeme(int from, int to, Kind kind, boolean closed) {

    enum Kind {
        WORD,
        /// In double quotes.
        NAME,
        STRING,
        NUMBER,
        COMMENT,
        /// `$name`, or `${name}`.
        PARAMETER,
        OPEN,
        CLOSE,
        COMMA,
        DOT,
        SEMICOLON,
        OPERATOR
    }

    String text(String sql) {
        return sql.substring(from, to);
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /// Whether a place between two characters is inside, where what is typed becomes a part of it.
    boolean holds(int caret) {
        return caret > from && (caret < to || (caret == to && !closed));
    }
}
