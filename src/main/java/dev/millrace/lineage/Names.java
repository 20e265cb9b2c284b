package dev.millrace.lineage;

import java.util.ArrayList;
import java.util.List;

/// The names in a piece of SQL and where they stand.
final class Names {

    private Names() {}

    /// @param text without the quotes
    /// @param range with them
    record Name(String text, Written.Range range) {

        boolean is(String wanted) {
            return text.equalsIgnoreCase(wanted);
        }
    }

    /// All names and keywords of a piece, in order.
    ///
    /// @param offset of the piece in the text that ranges are meant for
    static List<Name> in(String piece, int offset) {
        var names = new ArrayList<Name>();
        for (int at = 0; at < piece.length(); ) {
            int end = end(piece, at);
            if (piece.charAt(at) == '"') {
                names.add(name(unquoted(piece.substring(at, end)), offset, at, end));
            } else if (isWord(piece.charAt(at))) {
                names.add(name(piece.substring(at, end), offset, at, end));
            }
            at = end;
        }
        return names;
    }

    private static Name name(String text, int offset, int from, int to) {
        return new Name(text, new Written.Range(offset + from, offset + to));
    }

    private static String unquoted(String quoted) {
        return quoted.length() < 2
                ? quoted
                : quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"");
    }

    private static int end(String text, int from) {
        int at = from;
        if (isWord(text.charAt(at))) {
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            return at;
        }
        char quote = text.charAt(at);
        at = Brackets.next(text, at);
        while (quote == '"' && at < text.length() && text.charAt(at) == '"') {
            at = Brackets.next(text, at);
        }
        return at;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }
}
