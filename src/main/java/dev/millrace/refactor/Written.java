package dev.millrace.refactor;

import dev.millrace.model.NodeId;
import dev.millrace.sql.Dialect;
import dev.millrace.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Names as a person writes them in SQL.
final class Written {

    private static final Pattern BARE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /// Whole comments, texts in quotes, names in quotes and words, whichever comes first.
    private static final Pattern PIECES =
            Pattern.compile(
                    "--[^\\n]*|/\\*.*?(?:\\*/|$)|'(?:[^']|'')*'?|(?<name>\"(?:[^\"]|\"\")*\"?"
                            + "|[\\p{L}_$][\\p{L}\\p{M}\\p{N}_$]*)|[0-9][\\p{L}\\p{N}_.]*",
                    Pattern.DOTALL);

    /// Words that are values where no table has such a column.
    private static final Set<String> VALUES =
            Set.of(
                    "current_catalog",
                    "current_date",
                    "current_role",
                    "current_schema",
                    "current_time",
                    "current_timestamp",
                    "current_user",
                    "localtime",
                    "localtimestamp",
                    "rowid",
                    "session_user",
                    "user");

    private Written() {}

    /// In quotes only where it needs them.
    static String name(String column) {
        var lower = column.toLowerCase(Locale.ROOT);
        boolean bare =
                BARE.matcher(column).matches()
                        && !NodeId.isReserved(lower)
                        && !VALUES.contains(lower);
        return bare ? column : Sql.name(column).text(Dialect.DUCKDB);
    }

    /// Where a name stands in a text, as itself: not in a comment, not in a text in quotes, not as
    /// that of a function or in front of a dot.
    static List<Span> places(String text, String column) {
        var places = new ArrayList<Span>();
        var piece = PIECES.matcher(text);
        while (piece.find()) {
            var name = piece.group("name");
            if (name != null
                    && unquoted(name).equalsIgnoreCase(column)
                    && !goesOn(text, piece.end())) {
                places.add(new Span(piece.start(), piece.end()));
            }
        }
        return places;
    }

    /// The word or the name in quotes in which a character stands.
    static Optional<Span> word(String text, int at) {
        var piece = PIECES.matcher(text);
        while (piece.find()) {
            if (piece.group("name") != null && piece.start() <= at && at < piece.end()) {
                return Optional.of(new Span(piece.start(), piece.end()));
            }
        }
        return Optional.empty();
    }

    private static boolean goesOn(String text, int end) {
        var rest = text.substring(end).stripLeading();
        return rest.startsWith("(") || rest.startsWith(".");
    }

    static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
    }
}
