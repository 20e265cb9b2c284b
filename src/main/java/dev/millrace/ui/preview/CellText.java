package dev.millrace.ui.preview;

import dev.millrace.ui.fx.Ruler;

/// What a grid writes for a value: one line in which nothing hides.
final class CellText {

    static final String NULL = "NULL";

    private static final char BREAK = '↵';
    private static final char TAB = '⇥';
    private static final char CONTROL = '·';

    private CellText() {}

    /// The value with marks for breaks, tabs and characters that have no shape or turn the
    /// direction of what follows.
    static String shown(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (isHidden(value.charAt(i))) {
                return marked(value);
            }
        }
        return value;
    }

    private static String marked(String value) {
        var marked = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\r' && i + 1 < value.length() && value.charAt(i + 1) == '\n') {
                continue;
            }
            marked.append(isHidden(c) ? mark(c) : c);
        }
        return marked.toString();
    }

    private static char mark(char c) {
        return switch (c) {
            case '\n', '\r', '\u2028', '\u2029', '\u0085' -> BREAK;
            case '\t' -> TAB;
            default -> CONTROL;
        };
    }

    private static boolean isHidden(char c) {
        return c < ' '
                || (c >= 0x7f && c < 0xa0)
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2060 && c <= 0x206f)
                || c == 0xfeff
                || c == 0x061c;
    }

    /// Whether a page cut the value.
    static boolean isCut(String value) {
        return value.length() >= PageSource.MOST_TEXT && value.endsWith(Ruler.MORE);
    }

    /// What is said of a value, for those who hear it.
    static String said(String value) {
        return value.isEmpty() ? "empty text" : shown(value);
    }
}
