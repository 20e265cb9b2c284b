package dev.millrace.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A piece of SQL as a person wrote it: what stands between blanks and comments. For looking at
/// text where no engine is; what it means only the engine's own parser knows.
///
/// @param from 0-based first character in the text
/// @param to character after the last one
public record Token(int from, int to, Kind kind) {

    public enum Kind {
        /// A keyword, a bare name or a `$parameter`.
        WORD,
        /// In double quotes.
        NAME,
        STRING,
        NUMBER,
        OPEN,
        CLOSE,
        COMMA,
        DOT,
        /// Also what stands alone and is nothing else.
        OPERATOR
    }

    private static final Pattern PIECES =
            Pattern.compile(
                    "--[^\\n]*|/\\*.*?(?:\\*/|$)"
                            + "|(?<string>'(?:[^']|'')*'?|\\$(\\w*)\\$.*?(?:\\$\\2\\$|$))"
                            + "|(?<name>\"(?:[^\"]|\"\")*\"?)"
                            + "|(?<word>[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*)"
                            + "|(?<number>[0-9][0-9_]*(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)"
                            + "|(?<open>[(\\[{])|(?<close>[)\\]}])|(?<comma>,)|(?<dot>\\.)"
                            + "|(?<operator>::|:=|<=|>=|<>|!=|\\|\\||->>|->|//|\\*\\*|!?~~?\\*?|\\S)",
                    Pattern.DOTALL);

    private static final List<Kind> KINDS =
            List.of(
                    Kind.STRING,
                    Kind.NAME,
                    Kind.WORD,
                    Kind.NUMBER,
                    Kind.OPEN,
                    Kind.CLOSE,
                    Kind.COMMA,
                    Kind.DOT,
                    Kind.OPERATOR);

    /// In order, without comments.
    public static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        var piece = PIECES.matcher(sql);
        while (piece.find()) {
            for (Kind kind : KINDS) {
                if (piece.group(kind.name().toLowerCase(Locale.ROOT)) != null) {
                    tokens.add(new Token(piece.start(), piece.end(), kind));
                    break;
                }
            }
        }
        return tokens;
    }

    /// @param sql the text it was found in
    public String text(String sql) {
        return sql.substring(from, to);
    }

    public boolean is(Kind other) {
        return kind == other;
    }

    /// Whether it is a word or an operator, whatever the case.
    public boolean is(String sql, String word) {
        return (kind == Kind.WORD || kind == Kind.OPERATOR) && text(sql).equalsIgnoreCase(word);
    }
}
