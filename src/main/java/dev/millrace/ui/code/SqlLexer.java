package dev.millrace.ui.code;

import dev.millrace.ui.code.Lexeme.Kind;
import java.util.ArrayList;
import java.util.List;

/// Cuts SQL into lexemes as the engine does, also what is half typed: nested comments, texts with
/// escapes or between dollars, runs of operator characters.
final class SqlLexer {

    private static final String OPERATORS = "+-*/<>=~!@#%^&|`?";

    /// An operator that ends in a sign has one of these before it; else the sign stands alone.
    private static final String BEFORE_SIGN = "~!@#%^&|`?";

    private static final String TEXT_PREFIXES = "eExXbBnN";

    private final String sql;
    private final List<Lexeme> lexemes = new ArrayList<>();
    private int at;

    private SqlLexer(String sql) {
        this.sql = sql;
    }

    /// In order; between them is nothing but white space.
    static List<Lexeme> of(String sql) {
        var lexer = new SqlLexer(sql);
        while (lexer.at < sql.length()) {
            lexer.next();
        }
        return lexer.lexemes;
    }

    private void next() {
        char letter = sql.charAt(at);
        if (letter <= ' ' || Character.isWhitespace(letter) || letter == '\u00a0') {
            at++;
        } else if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            add(Kind.COMMENT, end < 0 ? sql.length() : end, false);
        } else if (sql.startsWith("/*", at)) {
            block();
        } else if (letter == '\'') {
            quoted(Kind.STRING, at, '\'', false);
        } else if (letter == '"') {
            quoted(Kind.NAME, at, '"', false);
        } else if (letter == '$') {
            dollar();
        } else if (isDigit(at) || (letter == '.' && isDigit(at + 1))) {
            number();
        } else if (isWord(letter)) {
            word();
        } else {
            mark(letter);
        }
    }

    private void add(Kind kind, int to, boolean closed) {
        lexemes.add(new Lexeme(at, to, kind, closed));
        at = to;
    }

    private void block() {
        int depth = 1;
        int end = at + 2;
        while (end < sql.length() && depth > 0) {
            if (sql.startsWith("/*", end)) {
                depth++;
                end += 2;
            } else if (sql.startsWith("*/", end)) {
                depth--;
                end += 2;
            } else {
                end++;
            }
        }
        add(Kind.COMMENT, end, depth == 0);
    }

    /// @param open index of the opening quote, behind a prefix
    private void quoted(Kind kind, int open, char quote, boolean escapes) {
        int end = open + 1;
        while (end < sql.length()) {
            char letter = sql.charAt(end);
            if (escapes && letter == '\\') {
                end = Math.min(sql.length(), end + 2);
            } else if (letter != quote) {
                end++;
            } else if (end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
                end += 2;
            } else {
                add(kind, end + 1, true);
                return;
            }
        }
        add(kind, sql.length(), false);
    }

    private void dollar() {
        int end = at + 1;
        if (end < sql.length() && sql.charAt(end) == '{') {
            int close = sql.indexOf('}', end);
            add(Kind.PARAMETER, close < 0 ? end + 1 : close + 1, close >= 0);
            return;
        }
        while (end < sql.length() && isPart(sql.charAt(end))) {
            end++;
        }
        if (end < sql.length() && sql.charAt(end) == '$' && !isDigit(at + 1)) {
            var tag = sql.substring(at, end + 1);
            int close = sql.indexOf(tag, end + 1);
            add(Kind.STRING, close < 0 ? sql.length() : close + tag.length(), close >= 0);
        } else {
            add(Kind.PARAMETER, end, true);
        }
    }

    private void number() {
        int end = digits(at);
        if (end < sql.length() && sql.charAt(end) == '.' && isDigit(end + 1)) {
            end = digits(end + 1);
        }
        if (end < sql.length() && (sql.charAt(end) | 0x20) == 'e') {
            int sign = end + 1;
            if (sign < sql.length() && "+-".indexOf(sql.charAt(sign)) >= 0) {
                sign++;
            }
            end = isDigit(sign) ? digits(sign) : end;
        }
        add(Kind.NUMBER, end, true);
    }

    private int digits(int from) {
        int end = from;
        while (isDigit(end) || (end > from && end < sql.length() && sql.charAt(end) == '_')) {
            end++;
        }
        return end;
    }

    private void word() {
        int end = at;
        while (end < sql.length() && isPart(sql.charAt(end))) {
            end++;
        }
        boolean prefix = end == at + 1 && TEXT_PREFIXES.indexOf(sql.charAt(at)) >= 0;
        if (prefix && end < sql.length() && sql.charAt(end) == '\'') {
            quoted(Kind.STRING, end, '\'', (sql.charAt(at) | 0x20) == 'e');
        } else {
            add(Kind.WORD, end, true);
        }
    }

    private void mark(char letter) {
        switch (letter) {
            case '(', '[', '{' -> add(Kind.OPEN, at + 1, true);
            case ')', ']', '}' -> add(Kind.CLOSE, at + 1, true);
            case ',' -> add(Kind.COMMA, at + 1, true);
            case '.' -> add(Kind.DOT, at + 1, true);
            case ';' -> add(Kind.SEMICOLON, at + 1, true);
            case ':' -> {
                boolean two = sql.startsWith("::", at) || sql.startsWith(":=", at);
                add(Kind.OPERATOR, at + (two ? 2 : 1), true);
            }
            default -> operator();
        }
    }

    private void operator() {
        int end = at;
        while (end < sql.length()
                && OPERATORS.indexOf(sql.charAt(end)) >= 0
                && !sql.startsWith("--", end)
                && !sql.startsWith("/*", end)) {
            end++;
        }
        if (sql.substring(at, end).chars().noneMatch(each -> BEFORE_SIGN.indexOf(each) >= 0)) {
            while (end > at + 1 && "+-".indexOf(sql.charAt(end - 1)) >= 0) {
                end--;
            }
        }
        add(Kind.OPERATOR, Math.max(end, at + 1), true);
    }

    private boolean isDigit(int index) {
        return index < sql.length() && sql.charAt(index) >= '0' && sql.charAt(index) <= '9';
    }

    private static boolean isWord(char letter) {
        return letter == '_' || Character.isLetter(letter) || letter > 0x7f;
    }

    static boolean isPart(char letter) {
        return isWord(letter) || (letter >= '0' && letter <= '9');
    }
}
