package dev.millrace.ui.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Set<String> KEYWORDS =
            Set.of(
                    """
                    all and anti any as asc asof between by case cast collate cross cube current
                    default desc distinct else end escape except exclude exists false filter first
                    following from full glob group grouping having if ilike in inner intersect
                    interval is join last lateral left like limit natural not null nulls offset on
                    or order outer over partition pivot positional preceding qualify range recursive
                    replace right rollup row rows sample select semi sets similar some struct table
                    then ties to true try_cast unbounded union unnest unpivot using values when
                    where window with within
                    """
                            .strip()
                            .split("\\s+"));

    private static final Pattern TOKEN =
            Pattern.compile(
                    """
                    (?<comment>--[^\\n]*|/\\*(?s:.*?)(?:\\*/|\\z))\
                    |(?<string>'(?:[^']|'')*+(?:'|\\z))\
                    |(?<name>"(?:[^"]|"")*+(?:"|\\z))\
                    |(?<parameter>\\$\\{?[A-Za-z_]\\w*\\}?)\
                    |(?<number>\\b\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\
                    |(?<word>[\\p{L}_][\\p{L}\\p{N}_]*)(?<call>\\s*\\()?""");

    private SqlTokens() {}

    /// In order; what lies between them is of no kind.
    static List<Token> of(String sql) {
        var tokens = new ArrayList<Token>();
        var match = TOKEN.matcher(sql);
        while (match.find()) {
            if (match.group("word") == null) {
                tokens.add(new Token(match.start(), match.end(), kind(match)));
            } else {
                word(match, tokens);
            }
        }
        return tokens;
    }

    private static Kind kind(Matcher match) {
        if (match.group("comment") != null) {
            return Kind.COMMENT;
        }
        if (match.group("string") != null) {
            return Kind.STRING;
        }
        if (match.group("name") != null) {
            return Kind.NAME;
        }
        return match.group("parameter") != null ? Kind.PARAMETER : Kind.NUMBER;
    }

    private static void word(Matcher match, List<Token> tokens) {
        var word = match.group("word").toLowerCase(Locale.ROOT);
        if (KEYWORDS.contains(word)) {
            tokens.add(new Token(match.start("word"), match.end("word"), Kind.KEYWORD));
        } else if (match.group("call") != null) {
            tokens.add(new Token(match.start("word"), match.end("word"), Kind.FUNCTION));
        }
    }
}
