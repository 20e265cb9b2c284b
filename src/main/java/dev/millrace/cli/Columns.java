package dev.millrace.cli;

import org.jline.utils.WCWidth;

/// Text measured in the columns of a terminal, where some characters take two and some none.
final class Columns {

    private Columns() {}

    /// The text on one line and without control characters: what comes from data must not move the
    /// cursor, change colours or begin lines.
    static String clean(String text) {
        if (text.codePoints().noneMatch(Columns::isControl)) {
            return text;
        }
        var clean = new StringBuilder();
        text.codePoints().map(c -> isControl(c) ? ' ' : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /// At most that many columns; what is cut ends in the sign for it.
    static String cut(String text, int columns, String sign) {
        if (columns <= 0) {
            return "";
        }
        if (width(text) <= columns) {
            return text;
        }
        var cut = new StringBuilder();
        int used = 1;
        for (int c : text.codePoints().toArray()) {
            used += width(c);
            if (used > columns) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.append(sign).toString();
    }

    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }

    /// Also the marks that turn the direction of writing, and the line and paragraph separators.
    private static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE ->
                    true;
            default -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        };
    }
}
